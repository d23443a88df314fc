import { IconCurrentLocation, IconMapPin } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import { useStore } from '../api/store.ts';
import { useLanguage } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import ui from '../ui/ui.module.css';
import type * as Areas from './areas.ts';
import { type ChosenPlace, placeStore, roundedPlace } from './place-store.ts';
import { useLocate } from './use-locate.ts';

const PinMap = lazy(() => import('../map/PinMap.tsx').then(({ PinMap }) => ({ default: PinMap })));

/** The areas, once their names are here; null until then. */
function useAreas(): typeof Areas | null {
  const [areas, setAreas] = useState<typeof Areas | null>(null);
  useEffect(() => {
    import('./areas.ts').then(setAreas, () => undefined);
  }, []);
  return areas;
}

type AreaFormProps = {
  /** True where the area is what is left to go on with. */
  isFirst: boolean;
  onChosen: (place: ChosenPlace) => void;
};

function AreaForm({ isFirst, onChosen }: AreaFormProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const areas = useAreas();
  const [division, setDivision] = useState('');
  const [district, setDistrict] = useState('');
  const [upazila, setUpazila] = useState('');
  const name = (each: Areas.Area) => (language === 'bn' ? each.nameBn : each.nameEn);
  const options = (list: readonly Areas.Area[] | undefined, parentId: string) =>
    areas && list
      ? areas.childrenOf(list, parentId, language).map((each) => ({ value: each.id, label: name(each) }))
      : [];
  const choose = () => {
    const chosen = areas?.DISTRICTS.find(({ id }) => id === district);
    if (!chosen) return;
    const part = areas?.UPAZILAS.find(({ id }) => id === upazila);
    onChosen({
      place: chosen.place,
      source: 'area',
      nameBn: part ? `${part.nameBn}, ${chosen.nameBn}` : chosen.nameBn,
      nameEn: part ? `${part.nameEn}, ${chosen.nameEn}` : chosen.nameEn,
    });
  };
  return (
    <div className={ui.stack}>
      <SelectField
        label={t('place.division')}
        empty={t('place.choose')}
        value={division}
        options={options(areas?.DIVISIONS, '')}
        onChange={(value) => {
          setDivision(value);
          setDistrict('');
          setUpazila('');
        }}
      />
      <SelectField
        label={t('place.district')}
        empty={t('place.choose')}
        value={district}
        disabled={division === ''}
        options={options(areas?.DISTRICTS, division)}
        onChange={(value) => {
          setDistrict(value);
          setUpazila('');
        }}
      />
      <SelectField
        label={t('place.upazila')}
        empty={t('place.wholeDistrict')}
        value={upazila}
        disabled={district === ''}
        options={options(areas?.UPAZILAS, district)}
        onChange={setUpazila}
      />
      <Button look={isFirst ? 'go' : 'quiet'} disabled={district === ''} onClick={choose}>
        {t('place.useArea')}
      </Button>
    </div>
  );
}

type PinFormProps = { start: ChosenPlace; onChosen: (place: ChosenPlace) => void };

function PinForm({ start, onChosen }: PinFormProps) {
  const { t } = useTranslation();
  const [pin, setPin] = useState<Place>(start.place);
  const isSame = pin.lat === start.place.lat && pin.lng === start.place.lng;
  return (
    <div className={ui.stack}>
      <p>{t(start.source === 'area' ? 'place.pinHint' : 'place.pinHintOwn')}</p>
      <Suspense fallback={<div className={ui.skeleton} style={{ height: 320 }} />}>
        <PinMap place={start.place} onMove={(place) => setPin(roundedPlace(place))} />
      </Suspense>
      <Button look="go" onClick={() => onChosen(isSame ? start : { ...start, place: pin, source: 'pin' })}>
        {t('place.usePin')}
      </Button>
    </div>
  );
}

/** Where to look around: what the phone says, or an area and a pin. */
export function PlaceSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const current = useStore(placeStore);
  const { ask, fault, isLocating } = useLocate(onClose);
  const [pinning, setPinning] = useState<ChosenPlace | null>(null);
  const chosen = (place: ChosenPlace) => {
    placeStore.set(place);
    onClose();
  };
  if (pinning) {
    return (
      <Sheet title={t('place.pinTitle')} onClose={onClose}>
        <PinForm start={pinning} onChosen={chosen} />
      </Sheet>
    );
  }
  return (
    <Sheet title={t('place.title')} onClose={onClose}>
      <Button look={fault ? 'quiet' : 'go'} wide disabled={isLocating} onClick={ask}>
        <IconCurrentLocation size={20} aria-hidden />
        {t(isLocating ? 'place.locating' : 'place.nearMe')}
      </Button>
      {fault ? <Notice tone="attention">{t(`place.fault.${fault}`)}</Notice> : null}
      <h3>{t('place.orArea')}</h3>
      <AreaForm isFirst={fault !== null} onChosen={setPinning} />
      {current ? (
        <Button look="plain" onClick={() => setPinning(current)}>
          <IconMapPin size={20} aria-hidden />
          {t('place.movePin')}
        </Button>
      ) : null}
    </Sheet>
  );
}
