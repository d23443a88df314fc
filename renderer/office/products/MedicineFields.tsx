import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import css from '../parts/office.module.css';
import { useSettings } from '../parts/use-today.ts';
import { Line } from './PackEditor.tsx';
import type { ProductForm } from './product-form.ts';

type Props = { form: ProductForm; set: (change: Partial<ProductForm>) => void; isReadOnly: boolean };

/** What only a medicine has; a grocery is asked for it where the product is one, or somebody says so. */
export function MedicineFields({ form, set, isReadOnly }: Props) {
  const { t } = useTranslation('products');
  const kind = useSettings()?.shop.kind ?? 'pharmacy';
  const [isShown, setShown] = useState(false);
  const isMedicine = form.drugClass !== 'none' || form.generic !== '' || form.strength !== '';
  if (kind === 'grocery' && !isMedicine && !isShown)
    return (
      <>
        <Line
          label={t('manufacturer')}
          value={form.manufacturer}
          onText={(manufacturer) => set({ manufacturer })}
          readOnly={isReadOnly}
        />
        {isReadOnly ? null : (
          <Button variant="default" onClick={() => setShown(true)}>
            {t('isMedicine')}
          </Button>
        )}
      </>
    );
  return (
    <>
      <h3 className={css.section}>{t('section.medicine')}</h3>
      <Select
        label={t('drugClass')}
        data={(['none', 'otc', 'rx', 'controlled'] as const).map((value) => ({
          value,
          label: t(`class.${value}`),
        }))}
        value={form.drugClass}
        onChange={(drugClass) => drugClass && set({ drugClass })}
        allowDeselect={false}
        readOnly={isReadOnly}
      />
      <Line
        label={t('generic')}
        value={form.generic}
        onText={(generic) => set({ generic })}
        readOnly={isReadOnly}
      />
      <div className={css.pair}>
        <Line
          label={t('strength')}
          value={form.strength}
          onText={(strength) => set({ strength })}
          readOnly={isReadOnly}
        />
        <Line
          label={t('dosageForm')}
          value={form.dosageForm}
          onText={(dosageForm) => set({ dosageForm })}
          readOnly={isReadOnly}
        />
      </div>
      <Line
        label={t('manufacturer')}
        value={form.manufacturer}
        onText={(manufacturer) => set({ manufacturer })}
        readOnly={isReadOnly}
      />
    </>
  );
}
