import { ActionIcon, Button, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { BASE_UNITS } from '../../../shared/catalog/units.ts';
import { useFormat } from '../../i18n/use-format.ts';
import css from '../parts/office.module.css';
import { FigureInput } from '../parts/TypedInput.tsx';
import { useUnitWord } from '../parts/use-unit-word.ts';
import { CategorySelect } from './CategorySelect.tsx';
import { MedicineFields } from './MedicineFields.tsx';
import { Line, PackEditor } from './PackEditor.tsx';
import { type FormProblems, newRowKey, type ProductForm, withBaseUnit } from './product-form.ts';
import own from './products.module.css';

/** What every part of the product form is given. */
export type FieldsProps = {
  form: ProductForm;
  set: (change: Partial<ProductForm>) => void;
  problems: FormProblems;
  isReadOnly: boolean;
};

/** The words for a field's problem. */
export function useProblemText(problems: FormProblems): (field: string) => string | undefined {
  const { t } = useTranslation(['products', 'office']);
  return (field) => {
    const problem = problems[field];
    switch (problem) {
      case undefined:
        return undefined;
      case 'name':
        return t('products:nameNeeded');
      case 'taka':
        return t('office:field.badTaka');
      case 'zero':
        return t('products:pack.zeroPrice');
      case 'size':
        return t('products:pack.wrongSize');
      case 'number':
        return t('office:field.badNumber');
      case 'percent':
        return t('office:field.badPercent');
      case 'twice':
        return t('products:pack.twice');
      case 'barcode':
        return t('products:pack.badBarcode');
      case 'required':
        return t('office:field.required');
    }
  };
}

/** Names, packs and prices first, as they are what a shop cannot do without; the rest below. */
export function ProductFields(props: FieldsProps) {
  const { form, set, problems, isReadOnly } = props;
  const { t } = useTranslation('products');
  const problemOf = useProblemText(problems);
  return (
    <>
      <h3 className={css.section}>{t('section.names')}</h3>
      <Line
        label={t('nameBn')}
        value={form.nameBn}
        onText={(nameBn) => set({ nameBn })}
        error={problemOf('nameBn')}
        readOnly={isReadOnly}
      />
      <Line
        label={t('nameEn')}
        value={form.nameEn}
        onText={(nameEn) => set({ nameEn })}
        readOnly={isReadOnly}
      />
      <TagsInput
        label={t('aliases')}
        description={t('aliasesHint')}
        size="md"
        value={form.aliases}
        onChange={(aliases) => set({ aliases })}
        readOnly={isReadOnly}
        maxTags={30}
        acceptValueOnBlur
      />
      <h3 className={css.section}>{t('section.packs')}</h3>
      <BaseUnitSelect {...props} />
      <PackEditor
        packs={form.packs}
        baseUnit={form.baseUnit}
        onChange={set}
        problemOf={problemOf}
        isReadOnly={isReadOnly}
      />
      <MedicineFields form={form} set={set} isReadOnly={isReadOnly} />
      <PlaceFields {...props} />
      <RuleFields {...props} problemOf={problemOf} />
      <SpecificationFields {...props} problemOf={problemOf} />
    </>
  );
}

function BaseUnitSelect({ form, set, isReadOnly }: FieldsProps) {
  const { t } = useTranslation('products');
  const { language } = useFormat();
  const unitWord = useUnitWord();
  return (
    <Select
      label={t('baseUnit')}
      data={BASE_UNITS.map((unit) => ({ value: unit, label: unitWord(unit) }))}
      value={form.baseUnit}
      onChange={(baseUnit) => {
        if (baseUnit) set(withBaseUnit(form, baseUnit, language));
      }}
      searchable
      allowDeselect={false}
      readOnly={isReadOnly}
    />
  );
}

function PlaceFields({ form, set, isReadOnly }: FieldsProps) {
  const { t } = useTranslation('products');
  return (
    <>
      <h3 className={css.section}>{t('section.place')}</h3>
      <CategorySelect
        label={t('category')}
        value={form.categoryId}
        onChange={(categoryId) => set({ categoryId })}
        mayCreate={!isReadOnly}
      />
      <Line label={t('shelf')} value={form.shelf} onText={(shelf) => set({ shelf })} readOnly={isReadOnly} />
    </>
  );
}

type RuleProps = FieldsProps & { problemOf: (field: string) => string | undefined };

function RuleFields({ form, set, isReadOnly, problemOf }: RuleProps) {
  const { t } = useTranslation(['products', 'office']);
  const unitWord = useUnitWord();
  const rules = [
    { value: 'shop', label: t('products:oversellShop') },
    ...(['block', 'warn', 'allow'] as const).map((value) => ({
      value,
      label: t(`office:oversell.${value}`),
    })),
  ];
  return (
    <>
      <h3 className={css.section}>{t('products:section.rules')}</h3>
      <Switch
        label={t('products:isActive')}
        checked={form.isActive}
        disabled={isReadOnly}
        onChange={(event) => set({ isActive: event.currentTarget.checked })}
      />
      <Switch
        label={t('products:isCounted')}
        checked={form.isCounted}
        disabled={isReadOnly}
        onChange={(event) => set({ isCounted: event.currentTarget.checked })}
      />
      <Select
        label={t('products:oversell')}
        data={rules}
        value={form.oversell}
        onChange={(oversell) => oversell && set({ oversell: oversell as ProductForm['oversell'] })}
        allowDeselect={false}
        readOnly={isReadOnly}
      />
      <div className={css.pair}>
        <FigureInput
          label={t('products:vat')}
          value={form.vat}
          onText={(vat) => set({ vat })}
          rightSection="%"
          error={problemOf('vat')}
          readOnly={isReadOnly}
        />
        <FigureInput
          label={t('products:reorder')}
          value={form.reorder}
          onText={(reorder) => set({ reorder })}
          rightSection={<span className={css.small}>{unitWord(form.baseUnit)}</span>}
          rightSectionWidth={64}
          error={problemOf('reorder')}
          readOnly={isReadOnly}
        />
      </div>
    </>
  );
}

function SpecificationFields({ form, set, isReadOnly, problemOf }: RuleProps) {
  const { t } = useTranslation('products');
  const format = useFormat();
  const rows = form.specifications;
  const change = (index: number, patch: { key?: string; value?: string }) =>
    set({ specifications: rows.map((row, at) => (at === index ? { ...row, ...patch } : row)) });
  return (
    <>
      <h3 className={css.section}>{t('section.specifications')}</h3>
      {rows.map((row, index) => (
        <div key={row.row} className={own.specRow}>
          <TextInput
            aria-label={t('specKey')}
            placeholder={t('specKey')}
            value={row.key}
            onChange={(event) => change(index, { key: event.currentTarget.value })}
            error={problemOf(`specifications.${index}`)}
            readOnly={isReadOnly}
          />
          <TextInput
            aria-label={t('specValue')}
            placeholder={t('specValue')}
            value={row.value}
            onChange={(event) => change(index, { value: event.currentTarget.value })}
            readOnly={isReadOnly}
          />
          {isReadOnly ? null : (
            <ActionIcon
              variant="subtle"
              color="red"
              size="lg"
              mt={4}
              aria-label={t('specRemove', { number: format.number(index + 1) })}
              onClick={() => set({ specifications: rows.filter((_, at) => at !== index) })}
            >
              <IconTrash size={20} aria-hidden />
            </ActionIcon>
          )}
        </div>
      ))}
      {isReadOnly || rows.length >= 60 ? null : (
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => set({ specifications: [...rows, { row: newRowKey(), key: '', value: '' }] })}
        >
          {t('specAdd')}
        </Button>
      )}
      <Textarea
        label={t('description')}
        value={form.description}
        onChange={(event) => set({ description: event.currentTarget.value })}
        autosize
        minRows={2}
        maxRows={8}
        readOnly={isReadOnly}
      />
    </>
  );
}
