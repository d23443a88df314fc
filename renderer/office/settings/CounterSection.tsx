import { SegmentedControl, Select, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { ROLES } from '../../../shared/permissions/permissions.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { formatHour } from '../parts/day-text.ts';
import { EditPanel } from '../parts/EditPanel.tsx';
import css from '../parts/office.module.css';
import { FigureInput } from '../parts/TypedInput.tsx';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { ChangedElsewhere } from './ChangedElsewhere.tsx';
import { formOfCounter, readCounter } from './counter-form.ts';
import { HotkeysEditor } from './HotkeysEditor.tsx';
import { hotkeyConflicts } from './hotkey-choice.ts';
import own from './settings.module.css';
import { useSettingsForm } from './use-settings-form.ts';

const HOURS = [0, 1, 2, 3, 4, 5, 6];

/** The rules of selling. */
export function CounterSection({ settings, guard }: { settings: ShopSettings; guard: EditGuard }) {
  const { t } = useTranslation(['settings', 'office']);
  const { language } = useFormat();
  const { draft, save, isSaving, error, isRebased } = useSettingsForm({
    name: 'counter',
    settings,
    groups: ['counter'],
    formOf: (stored) => formOfCounter(stored.counter, language),
  });
  const { value: form, set } = draft;
  const { counter, wrong } = readCounter(form);
  const hasConflict = hotkeyConflicts(form.hotkeys).size > 0;
  const onSave = () => {
    if (counter && !hasConflict) save({ counter });
  };
  const wrongText = wrong ? t('office:field.fixFirst') : t('settings:hotkeys.wrong');
  const unit = (key: 'days' | 'minutes') => ({
    rightSection: <span className={css.small}>{t(`settings:counter.${key}`)}</span>,
    rightSectionWidth: 80,
  });
  return (
    <EditPanel
      title={t('settings:section.counter')}
      guard={guard}
      top={<ChangedElsewhere isRebased={isRebased} />}
      save={{
        onSave,
        isSaving,
        isDirty: draft.isDirty,
        error,
        ...((wrong || hasConflict) && draft.isDirty ? { errorText: wrongText } : {}),
      }}
    >
      <div className={css.form}>
        <div>
          <Text fw={500} mb={4}>
            {t('settings:counter.rounding')}
          </Text>
          <SegmentedControl
            aria-label={t('settings:counter.rounding')}
            value={form.rounding}
            onChange={(rounding) => set({ rounding })}
            data={(['taka', 'none'] as const).map((value) => ({
              value,
              label: t(`settings:counter.roundings.${value}`),
            }))}
          />
        </div>
        <Select
          label={t('settings:counter.oversell')}
          data={(['block', 'warn', 'allow'] as const).map((value) => ({
            value,
            label: t(`office:oversell.${value}`),
          }))}
          value={form.oversell}
          onChange={(oversell) => oversell && set({ oversell })}
          allowDeselect={false}
        />
        <FigureInput
          label={t('settings:counter.nearExpiry')}
          value={form.nearExpiryDays}
          onText={(nearExpiryDays) => set({ nearExpiryDays })}
          error={wrong?.has('nearExpiryDays') ? t('settings:counter.badDays') : undefined}
          {...unit('days')}
        />
        <FigureInput
          label={t('settings:counter.idleLock')}
          value={form.idleLockMinutes}
          onText={(idleLockMinutes) => set({ idleLockMinutes })}
          error={wrong?.has('idleLockMinutes') ? t('settings:counter.badMinutes') : undefined}
          {...unit('minutes')}
        />
        <Select
          label={t('settings:counter.dayStart')}
          data={HOURS.map((hour) => ({ value: String(hour), label: formatHour(hour, language) }))}
          value={String(form.dayStartHour)}
          onChange={(hour) => hour !== null && set({ dayStartHour: Number(hour) })}
          allowDeselect={false}
        />
        {(['requireTrxId', 'sounds'] as const).map((field) => (
          <Switch
            key={field}
            label={t(`settings:counter.${field}`)}
            checked={form[field]}
            onChange={(event) => set({ [field]: event.currentTarget.checked })}
          />
        ))}
        <h3 className={css.section}>{t('settings:counter.caps')}</h3>
        <div className={own.caps}>
          {ROLES.map((role) => (
            <FigureInput
              key={role}
              label={t(`office:role.${role}`)}
              value={form.caps[role]}
              onText={(cap) => set({ caps: { ...form.caps, [role]: cap } })}
              rightSection="%"
              error={wrong?.has(`caps.${role}`) ? t('office:field.badPercent') : undefined}
            />
          ))}
        </div>
        <HotkeysEditor chosen={form.hotkeys} onChange={(hotkeys) => set({ hotkeys })} />
      </div>
    </EditPanel>
  );
}
