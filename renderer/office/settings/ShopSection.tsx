import { SegmentedControl, Select, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phoneSchema } from '../../../shared/contract/primitives.ts';
import { SHOP_KINDS, type ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { EditPanel } from '../parts/EditPanel.tsx';
import css from '../parts/office.module.css';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { Line } from '../products/PackEditor.tsx';
import { ChangedElsewhere } from './ChangedElsewhere.tsx';
import { useSettingsForm } from './use-settings-form.ts';

const LINES = ['nameBn', 'nameEn', 'addressBn', 'addressEn', 'phone', 'bin', 'drugLicence'] as const;

/** Who the shop is: what stands on receipts and on the sign-in screen. */
export function ShopSection({ settings, guard }: { settings: ShopSettings; guard: EditGuard }) {
  const { t } = useTranslation(['settings', 'office']);
  const { draft, save, isSaving, error, isRebased } = useSettingsForm({
    name: 'shop',
    settings,
    groups: ['shop', 'language'],
    formOf: ({ shop, language }) => ({ ...shop, language }),
  });
  const [isTried, setTried] = useState(false);
  const { value: form, set } = draft;
  const isNameless = form.nameBn.trim() === '' && form.nameEn.trim() === '';
  const isPhoneBad = form.phone.trim() !== '' && !phoneSchema.safeParse(form.phone).success;
  const errorOf = (field: string) => {
    if (field === 'nameBn' && isTried && isNameless) return t('settings:shop.needsName');
    return field === 'phone' && isPhoneBad ? t('settings:shop.badPhone') : undefined;
  };
  const onSave = () => {
    setTried(true);
    const { language, ...shop } = form;
    if (!isNameless && !isPhoneBad) save({ shop, language });
  };
  return (
    <EditPanel
      title={t('settings:section.shop')}
      guard={guard}
      top={<ChangedElsewhere isRebased={isRebased} />}
      save={{ onSave, isSaving, isDirty: draft.isDirty, error }}
    >
      <div className={css.form}>
        <Select
          label={t('settings:shop.kind')}
          data={SHOP_KINDS.map((kind) => ({ value: kind, label: t(`settings:shop.kinds.${kind}`) }))}
          value={form.kind}
          onChange={(kind) => kind && set({ kind })}
          allowDeselect={false}
        />
        {LINES.map((field) => (
          <Line
            key={field}
            label={t(`settings:shop.${field}`)}
            value={form[field]}
            onText={(text) => set({ [field]: text })}
            error={errorOf(field)}
          />
        ))}
        <Line
          label={t('settings:shop.pharmacist')}
          value={form.pharmacistRegistration}
          onText={(pharmacistRegistration) => set({ pharmacistRegistration })}
        />
        <div>
          <Text fw={500}>{t('settings:shop.language')}</Text>
          <Text c="dimmed" size="sm" mb={8}>
            {t('settings:shop.languageText')}
          </Text>
          <SegmentedControl
            aria-label={t('settings:shop.language')}
            value={form.language}
            onChange={(language) => set({ language })}
            data={(['bn', 'en'] as const).map((value) => ({ value, label: t(`office:language.${value}`) }))}
          />
        </div>
      </div>
    </EditPanel>
  );
}
