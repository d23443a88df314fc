import { lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { useComeBack } from '../shell/come-back.ts';
import ui from '../ui/ui.module.css';

/** In the place of a map whose code could not be fetched; what stands around it goes on. It comes by itself with the network. */
function MapAway() {
  const { t } = useTranslation();
  useComeBack('map');
  return (
    <div className={ui.empty}>
      <p>{t('results.mapAway')}</p>
    </div>
  );
}

/** The map of shops, whose code is loaded when it is first shown. */
export const LazyShopMap = lazy(() =>
  import('./ShopMap.tsx').then(
    ({ ShopMap }) => ({ default: ShopMap }),
    () => ({ default: MapAway }),
  ),
);
