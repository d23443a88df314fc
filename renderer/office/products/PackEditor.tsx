import { ActionIcon, Button, Checkbox, Pill, PillsInput, Select, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type BaseUnit, fixedPackSize, PACK_UNITS, type PackUnit } from '../../../shared/catalog/units.ts';
import { useFormat } from '../../i18n/use-format.ts';
import css from '../parts/office.module.css';
import { FigureInput, TakaInput } from '../parts/TypedInput.tsx';
import { useUnitWord } from '../parts/use-unit-word.ts';
import { largerPack, type PackForm, type ProductForm, parseCount, withPackUnit } from './product-form.ts';
import own from './products.module.css';

type Props = {
  packs: PackForm[];
  baseUnit: BaseUnit;
  onChange: (change: Partial<Pick<ProductForm, 'packs' | 'baseUnit'>>) => void;
  problemOf: (field: string) => string | undefined;
  isReadOnly: boolean;
};

const NEXT: Partial<Record<PackUnit, PackUnit>> = {
  tablet: 'strip',
  capsule: 'strip',
  strip: 'box',
  g: 'kg',
  ml: 'litre',
  kg: 'bag',
  litre: 'can',
};

/** Packs from the smallest up: what each holds, costs, and which barcodes it carries. */
export function PackEditor({ packs, baseUnit, onChange, problemOf, isReadOnly }: Props) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const change = (index: number, patch: Partial<PackForm>) =>
    onChange({ packs: packs.map((pack, at) => (at === index ? { ...pack, ...patch } : pack)) });
  const add = () => {
    const largest = packs.at(-1)?.unit ?? baseUnit;
    onChange({ packs: [...packs, largerPack(NEXT[largest] ?? 'box', baseUnit, format.language)] });
  };
  return (
    <div className={css.form}>
      {packs.map((pack, index) => (
        <PackCard
          key={pack.key}
          pack={pack}
          index={index}
          baseUnit={baseUnit}
          isReadOnly={isReadOnly}
          problemOf={(field) => problemOf(`packs.${index}.${field}`)}
          onChange={(patch) => change(index, patch)}
          onUnit={(unit) => onChange(withPackUnit({ baseUnit, packs }, index, unit, format.language))}
          onDefault={() =>
            onChange({ packs: packs.map((other, at) => ({ ...other, isDefault: at === index })) })
          }
          onRemove={
            packs.length > 1 ? () => onChange({ packs: packs.filter((_, at) => at !== index) }) : null
          }
        />
      ))}
      {isReadOnly || packs.length >= 12 ? null : (
        <Button variant="default" leftSection={<IconPlus size={18} aria-hidden />} onClick={add}>
          {t('pack.add')}
        </Button>
      )}
    </div>
  );
}

type CardProps = {
  pack: PackForm;
  index: number;
  baseUnit: BaseUnit;
  isReadOnly: boolean;
  problemOf: (field: string) => string | undefined;
  onChange: (patch: Partial<PackForm>) => void;
  onUnit: (unit: PackUnit) => void;
  onDefault: () => void;
  onRemove: (() => void) | null;
};

function PackCard(props: CardProps) {
  const { pack, index, baseUnit, isReadOnly, problemOf, onChange } = props;
  const { t, i18n } = useTranslation('products');
  const unitWord = useUnitWord();
  const size = fixedPackSize(pack.unit, baseUnit);
  const isSizeKnown = size !== undefined && parseCount(pack.contains) === size;
  const number = new Intl.NumberFormat(i18n.language === 'bn' ? 'bn-BD' : 'en').format(index + 1);
  return (
    <fieldset className={own.pack} aria-label={t('pack.which', { number })} disabled={isReadOnly}>
      <div className={own.packRow}>
        <Select
          label={t('pack.unit')}
          data={PACK_UNITS.map((unit) => ({ value: unit, label: unitWord(unit) }))}
          value={pack.unit}
          onChange={(unit) => unit && props.onUnit(unit)}
          searchable
          allowDeselect={false}
        />
        <FigureInput
          label={t('pack.contains')}
          value={pack.contains}
          onText={(contains) => onChange({ contains })}
          rightSection={<span className={css.small}>{unitWord(baseUnit)}</span>}
          rightSectionWidth={64}
          error={problemOf('contains')}
          readOnly={isSizeKnown}
        />
        <TakaInput
          label={t('pack.price')}
          value={pack.price}
          onText={(price) => onChange({ price })}
          error={problemOf('price')}
        />
        {props.onRemove ? (
          <ActionIcon
            className={own.packRemove}
            variant="subtle"
            color="red"
            size="lg"
            aria-label={t('pack.remove')}
            onClick={props.onRemove}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        ) : null}
      </div>
      <BarcodeField
        codes={pack.barcodes}
        onChange={(barcodes) => onChange({ barcodes })}
        error={problemOf('barcodes')}
      />
      <Checkbox
        type="radio"
        label={t('pack.default')}
        checked={pack.isDefault}
        onChange={props.onDefault}
        styles={{ input: { borderRadius: 999 } }}
      />
    </fieldset>
  );
}

type BarcodeProps = { codes: string[]; onChange: (codes: string[]) => void; error: string | undefined };

/** Barcodes as pills; a scan ends with Enter and so makes one. */
function BarcodeField({ codes, onChange, error }: BarcodeProps) {
  const { t } = useTranslation('products');
  const [typed, setTyped] = useState('');
  const add = () => {
    const code = typed.trim();
    setTyped('');
    if (code !== '' && !codes.includes(code)) onChange([...codes, code]);
  };
  return (
    <PillsInput label={t('pack.barcodes')} error={error} size="md">
      <Pill.Group>
        {codes.map((code) => (
          <Pill
            key={code}
            size="md"
            withRemoveButton
            removeButtonProps={{ 'aria-label': t('pack.removeBarcode', { code }), tabIndex: 0 }}
            onRemove={() => onChange(codes.filter((other) => other !== code))}
          >
            {code}
          </Pill>
        ))}
        <PillsInput.Field
          aria-label={t('pack.barcodes')}
          placeholder={t('pack.scan')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={add}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.ctrlKey) return;
            event.preventDefault();
            add();
          }}
        />
      </Pill.Group>
    </PillsInput>
  );
}

/** A plain one-line field of a form. */
export function Line(props: {
  label: string;
  value: string;
  onText: (text: string) => void;
  error?: string | undefined;
  readOnly?: boolean;
}) {
  const { onText, ...rest } = props;
  return <TextInput {...rest} autoComplete="off" onChange={(event) => onText(event.currentTarget.value)} />;
}
