import { Button, FileButton, SegmentedControl, Switch, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { EditPanel } from '../parts/EditPanel.tsx';
import { Failure } from '../parts/Failure.tsx';
import { readBase64 } from '../parts/files.ts';
import css from '../parts/office.module.css';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { Line } from '../products/PackEditor.tsx';
import { ChangedElsewhere } from './ChangedElsewhere.tsx';
import { ReceiptPaper } from './ReceiptPaper.tsx';
import own from './settings.module.css';
import { useSettingsForm } from './use-settings-form.ts';

const LARGEST_LOGO = 500_000;

/** What stands on paper, with the paper beside it. */
export function ReceiptSection({ settings, guard }: { settings: ShopSettings; guard: EditGuard }) {
  const { t } = useTranslation(['settings', 'office']);
  const { draft, save, isSaving, error, isRebased } = useSettingsForm({
    name: 'receipt',
    settings,
    groups: ['receipt'],
    formOf: ({ receipt }) => receipt,
  });
  const [isTooBig, setTooBig] = useState(false);
  const { value: form, set } = draft;
  const takeLogo = async (file: File | null) => {
    setTooBig(file !== null && file.size > LARGEST_LOGO);
    if (file && file.size <= LARGEST_LOGO) set({ logoBase64: await readBase64(file) });
  };
  return (
    <EditPanel
      title={t('settings:section.receipt')}
      guard={guard}
      top={<ChangedElsewhere isRebased={isRebased} />}
      save={{ onSave: () => save({ receipt: form }), isSaving, isDirty: draft.isDirty, error }}
    >
      <div className={own.beside}>
        <div className={css.form}>
          <div>
            <Text fw={500} mb={4}>
              {t('settings:receipt.language')}
            </Text>
            <SegmentedControl
              aria-label={t('settings:receipt.language')}
              value={form.language}
              onChange={(language) => set({ language })}
              data={(['bn', 'en', 'both'] as const).map((value) => ({
                value,
                label: t(`office:language.${value}`),
              }))}
            />
          </div>
          {(['headerBn', 'headerEn', 'footerBn', 'footerEn'] as const).map((field) => (
            <Line
              key={field}
              label={t(`settings:receipt.${field}`)}
              value={form[field]}
              onText={(text) => set({ [field]: text })}
            />
          ))}
          <div>
            <Text fw={500} mb={4}>
              {t('settings:receipt.logo')}
            </Text>
            <div className={css.buttons}>
              <FileButton accept="image/png,image/jpeg" onChange={(file) => void takeLogo(file)}>
                {(props) => (
                  <Button {...props} variant="default">
                    {t('settings:receipt.logoChoose')}
                  </Button>
                )}
              </FileButton>
              {form.logoBase64 === '' ? null : (
                <Button variant="default" onClick={() => set({ logoBase64: '' })}>
                  {t('settings:receipt.logoRemove')}
                </Button>
              )}
            </div>
            {isTooBig ? <Failure error={null} text={t('settings:receipt.logoTooBig')} /> : null}
          </div>
          {(['showQr', 'showVat'] as const).map((field) => (
            <Switch
              key={field}
              label={t(`settings:receipt.${field}`)}
              checked={form[field]}
              onChange={(event) => set({ [field]: event.currentTarget.checked })}
            />
          ))}
        </div>
        <div className={own.sticky}>
          <Text fw={500} mb={8}>
            {t('settings:receipt.preview')}
          </Text>
          <ReceiptPaper shop={settings.shop} receipt={form} />
        </div>
      </div>
    </EditPanel>
  );
}
