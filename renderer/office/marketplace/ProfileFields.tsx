import { Checkbox, Select, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from '../../../shared/marketplace/market-primitives.ts';
import type { ShopProfile } from '../../../shared/marketplace/shops.contract.ts';
import { paisa } from '../../../shared/money/money.ts';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { isPhoneNumber } from '../../../shared/text/phone.ts';
import { DHAKA_OFFSET_MS } from '../../../shared/time/business-day.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { WholeInput } from '../parts/WholeInput.tsx';
import { Line } from '../products/PackEditor.tsx';
import { type Area, DISTRICTS, DIVISIONS, UPAZILAS } from './areas.ts';
import own from './market.module.css';
import { PinMap } from './PinMap.tsx';
import { readPlaceText } from './place-text.ts';
import type { ProfileDraft } from './profile-form.ts';

type Props = {
  profile: ProfileDraft;
  onChange: (change: Partial<ShopProfile>) => void;
  /** Where the pin has yet to be placed: whether it is, and who is told. A shop that stands already has none. */
  pin?: { isPlaced: boolean; onPlaced: (isPlaced: boolean) => void };
};

const KINDS = ['medicine', 'grocery', 'electronics', 'hardware', 'restaurant'] as const;
/** A shop that brings goods brings them at least this far. */
const NEAREST_DELIVERY_M = 100;
const DAY_MINUTES = 24 * 60;
const STEPS = Array.from({ length: 49 }, (_, half) => half * 30);

function useAreaSelect() {
  const format = useFormat();
  return (label: string, areas: readonly Area[], value: string, onChange: (id: string) => void) => (
    <Select
      label={label}
      searchable
      clearable
      data={areas.map((area) => ({ value: area.id, label: format.names(area).first }))}
      value={value || null}
      onChange={(id) => onChange(id ?? '')}
    />
  );
}

/** The place by its numbers, for who has them from another map: without tiles the map alone shows no street. */
function PlaceNumbers({ onPlace }: { onPlace: (place: Place) => void }) {
  const { t } = useTranslation('market');
  const [text, setText] = useState('');
  const [isTyping, setTyping] = useState(false);
  const isWrong = !isTyping && text.trim() !== '' && readPlaceText(text) === null;
  return (
    <TextInput
      label={t('shop.numbers')}
      description={t('shop.numbersHint')}
      autoComplete="off"
      maxLength={500}
      value={text}
      error={isWrong ? t('shop.badNumbers') : null}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const place = readPlaceText(event.currentTarget.value);
        if (place) onPlace(place);
      }}
    />
  );
}

function PlaceFields({ profile, onChange, pin }: Props) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const areaSelect = useAreaSelect();
  const { division, district, upazila, place } = profile;
  const chooseDistrict = (id: string) => {
    const town = DISTRICTS.find((each) => each.id === id)?.place;
    onChange({ district: id, upazila: '', ...(town ? { place: town } : {}) });
    // The middle of a town is not the shop.
    if (town) pin?.onPlaced(false);
  };
  const move = (next: Place) => {
    onChange({ place: next });
    pin?.onPlaced(true);
  };
  return (
    <>
      <div className={own.pair}>
        {areaSelect(t('shop.division'), DIVISIONS, division, (id) =>
          onChange({ division: id, district: '', upazila: '' }),
        )}
        {areaSelect(
          t('shop.district'),
          DISTRICTS.filter(({ parentId }) => division === '' || parentId === division),
          district,
          chooseDistrict,
        )}
        {areaSelect(
          t('shop.upazila'),
          UPAZILAS.filter(({ parentId }) => parentId === district),
          upazila,
          (id) => onChange({ upazila: id }),
        )}
      </div>
      <PlaceNumbers onPlace={move} />
      <div>
        <div style={{ fontWeight: 500 }}>{t('shop.map')}</div>
        <PinMap place={place} language={format.language} label={t('shop.map')} onMove={move} />
        {pin ? (
          <Checkbox
            mt={8}
            size="md"
            label={t('shop.pinRight')}
            checked={pin.isPlaced}
            onChange={(event) => pin.onPlaced(event.currentTarget.checked)}
          />
        ) : null}
      </div>
    </>
  );
}

function HoursFields({ profile, onChange }: Props) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const { hours } = profile;
  // Midnight begins the day and ends it: a shop that is always open would stand from 12:00 to 12:00.
  const timeAt = (minute: number) => {
    const time = format.time(minute * 60_000 - DHAKA_OFFSET_MS);
    return minute === DAY_MINUTES ? t('shop.endOfDay', { time }) : time;
  };
  const data = STEPS.map((minute) => ({
    value: String(minute),
    label: timeAt(minute),
  }));
  const set = (day: number, span: { from: number; to: number } | null) =>
    onChange({ hours: hours.map((spans, at) => (at === day ? (span ? [span] : []) : spans)) });
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0, display: 'grid', gap: 8 }}>
      <legend style={{ fontWeight: 500, padding: 0 }}>{t('shop.hours')}</legend>
      {(['0', '1', '2', '3', '4', '5', '6'] as const).map((day) => {
        const span = hours[Number(day)]?.[0];
        return (
          <div key={day} className={own.day}>
            <span>{t(`shop.day.${day}`)}</span>
            <Checkbox
              size="md"
              label={t('shop.closed')}
              checked={!span}
              onChange={(event) =>
                set(Number(day), event.currentTarget.checked ? null : { from: 540, to: 1_320 })
              }
            />
            <Select
              aria-label={`${t(`shop.day.${day}`)} ${t('shop.from')}`}
              data={data.slice(0, -1)}
              disabled={!span}
              value={span ? String(span.from) : null}
              onChange={(from) =>
                span && from && Number(from) < span.to && set(Number(day), { ...span, from: Number(from) })
              }
            />
            <Select
              aria-label={`${t(`shop.day.${day}`)} ${t('shop.to')}`}
              data={data.slice(1)}
              disabled={!span}
              value={span ? String(span.to) : null}
              onChange={(to) =>
                span && to && Number(to) > span.from && set(Number(day), { ...span, to: Number(to) })
              }
            />
          </div>
        );
      })}
    </fieldset>
  );
}

/** The number that customers call; what is wrong with it is said when it was left. */
function PhoneField({ phone, onPhone }: { phone: string; onPhone: (phone: string) => void }) {
  const { t } = useTranslation('market');
  const format = useFormat();
  const [isTyping, setTyping] = useState(false);
  const isWrong = !isTyping && phone !== '' && !isPhoneNumber(phone);
  return (
    <TextInput
      label={t('connect.phone')}
      inputMode="tel"
      autoComplete="off"
      maxLength={21}
      value={format.digits(phone)}
      error={isWrong ? t('shop.badPhone') : null}
      onFocus={() => setTyping(true)}
      onBlur={() => setTyping(false)}
      onChange={(event) => onPhone(toLatinDigits(event.currentTarget.value))}
    />
  );
}

/** What the shop says of itself to customers nearby. */
export function ProfileFields({ profile, onChange, pin }: Props) {
  const { t } = useTranslation('market');
  const taka = (field: 'deliveryFee' | 'deliveryMinimum', label: string) => (
    <WholeInput
      label={label}
      sign="৳"
      most={100_000}
      value={Math.floor(profile[field] / 100)}
      onNumber={(value) => onChange({ [field]: paisa(value * 100) })}
    />
  );
  return (
    <div className={own.form}>
      <div className={own.pair}>
        <Line label={t('shop.nameBn')} value={profile.nameBn} onText={(nameBn) => onChange({ nameBn })} />
        <Line label={t('shop.nameEn')} value={profile.nameEn} onText={(nameEn) => onChange({ nameEn })} />
      </div>
      <div className={own.pair}>
        <Select
          label={t('shop.kind')}
          data={KINDS.map((value) => ({ value, label: t(`shop.kinds.${value}`) }))}
          value={profile.kind}
          placeholder={t('shop.chooseKind')}
          onChange={(kind) => kind && onChange({ kind })}
          allowDeselect={false}
        />
        <PhoneField phone={profile.phone} onPhone={(phone) => onChange({ phone })} />
        <Line
          label={t('shop.licence')}
          value={profile.drugLicence}
          onText={(drugLicence) => onChange({ drugLicence })}
        />
      </div>
      <Line label={t('shop.address')} value={profile.address} onText={(address) => onChange({ address })} />
      <PlaceFields profile={profile} onChange={onChange} {...(pin ? { pin } : {})} />
      <HoursFields profile={profile} onChange={onChange} />
      <Switch
        size="md"
        label={t('shop.delivers')}
        checked={profile.delivers}
        onChange={(event) => onChange({ delivers: event.currentTarget.checked })}
      />
      {profile.delivers ? (
        <div className={own.pair}>
          <WholeInput
            label={t('shop.radius')}
            least={NEAREST_DELIVERY_M}
            most={20_000}
            unit={t('shop.metres')}
            value={profile.deliveryRadiusM}
            onNumber={(deliveryRadiusM) => onChange({ deliveryRadiusM })}
          />
          {taka('deliveryFee', t('shop.fee'))}
          {taka('deliveryMinimum', t('shop.minimum'))}
        </div>
      ) : null}
      <WholeInput
        label={t('shop.answer')}
        least={2}
        most={120}
        unit={t('shop.minutes')}
        value={profile.answerMinutes}
        onNumber={(answerMinutes) => onChange({ answerMinutes })}
      />
    </div>
  );
}
