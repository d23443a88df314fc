import { IconHeart, IconHeartFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import ui from '../ui/ui.module.css';
import { useFavourite } from './use-favourites.ts';

/** Keeps a product or shop among the favourites. */
export function HeartButton({ kind, id, name }: { kind: 'product' | 'shop'; id: string; name: string }) {
  const { t } = useTranslation();
  const { isKept, isBusy, toggle } = useFavourite(kind, id);
  const Heart = isKept ? IconHeartFilled : IconHeart;
  return (
    <button
      type="button"
      className={ui.iconButton}
      aria-pressed={isKept}
      aria-label={t('favourites.keep', { name })}
      disabled={isBusy}
      onClick={toggle}
    >
      <Heart size={26} aria-hidden />
    </button>
  );
}
