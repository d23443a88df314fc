import { IconChevronDown, IconCurrentLocation, IconMapPin } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from '../api/store.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import classes from './place.module.css';
import { placeStore } from './place-store.ts';
import { useLocate } from './use-locate.ts';

const PlaceSheet = lazy(() => import('./PlaceSheet.tsx').then(({ PlaceSheet }) => ({ default: PlaceSheet })));

/** What the chosen place is called. */
export function usePlaceName(): string {
  const { t } = useTranslation();
  const format = useFormat();
  const place = useStore(placeStore);
  if (!place) return '';
  const name = format.name(place);
  if (name === '') return t(place.source === 'device' ? 'place.here' : 'place.pinned');
  return place.source === 'pin' ? t('place.pinnedNear', { name }) : name;
}

/** The place that is looked around, and a press to choose another. On `dark` it stands on green. */
export function PlaceBar({ dark = false }: { dark?: boolean }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const name = usePlaceName();
  return (
    <>
      <button
        type="button"
        className={classes.bar}
        data-dark={dark || undefined}
        onClick={() => setOpen(true)}
      >
        <IconMapPin size={20} aria-hidden />
        <span className={classes.barText}>{name === '' ? t('place.none') : t('place.around', { name })}</span>
        <IconChevronDown size={18} aria-hidden />
      </button>
      {isOpen ? (
        <Suspense>
          <PlaceSheet onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** A button that opens the choice of the place. */
export function ChoosePlace({ label, wide = false }: { label: string; wide?: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button wide={wide} onClick={() => setOpen(true)}>
        {label}
      </Button>
      {isOpen ? (
        <Suspense>
          <PlaceSheet onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}

/** In place of a list that needs to know where: the one press, and the way by names. */
export function AskPlace() {
  const { t } = useTranslation();
  const { ask, fault, isLocating } = useLocate();
  return (
    <div className={classes.ask}>
      <h2>{t('place.askTitle')}</h2>
      <p>{t('place.askText')}</p>
      <Button look="go" wide disabled={isLocating} onClick={ask}>
        <IconCurrentLocation size={20} aria-hidden />
        {t(isLocating ? 'place.locating' : 'place.nearMe')}
      </Button>
      {fault ? <Notice tone="attention">{t(`place.fault.${fault}`)}</Notice> : null}
      <ChoosePlace wide label={t('place.byArea')} />
    </div>
  );
}
