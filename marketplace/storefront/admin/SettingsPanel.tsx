import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketSettings } from '../../../shared/marketplace/admin.contract.ts';
import { readWhole } from '../../../shared/text/whole-number.ts';
import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Fault, Notice, Skeleton } from '../ui/Notice.tsx';
import ui from '../ui/ui.module.css';

const isBetween = (value: number, min: number, max: number) => value >= min && value <= max;

function SettingsForm({ settings }: { settings: MarketSettings }) {
  const { t } = useTranslation();
  const format = useFormat();
  const queries = useQueryClient();
  const [draft, setDraft] = useState(settings);
  const save = useMutation(
    orpc.admin.saveSettings.mutationOptions({
      onSuccess: (saved) => queries.setQueryData(orpc.admin.settings.queryKey(), saved),
    }),
  );
  const minutes = (field: 'staleMinutes' | 'paymentMinutes', min: number, max: number) => (
    <Field
      label={t(`admin.settings.${field}`)}
      inputMode="numeric"
      required
      fault={isBetween(draft[field], min, max) ? null : t('admin.settings.between', { min, max })}
      value={Number.isNaN(draft[field]) ? '' : format.digits(String(draft[field]))}
      onChange={(event) =>
        setDraft({ ...draft, [field]: readWhole(event.currentTarget.value) ?? Number.NaN })
      }
    />
  );
  const isWhole = isBetween(draft.staleMinutes, 5, 10_080) && isBetween(draft.paymentMinutes, 2, 120);
  return (
    <form
      className={`${ui.card} ${ui.stack}`}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(draft);
      }}
    >
      <label className={ui.choice}>
        <input
          type="checkbox"
          checked={draft.isMedicineOrderable}
          onChange={(event) => setDraft({ ...draft, isMedicineOrderable: event.currentTarget.checked })}
        />
        <span>
          <strong>{t('admin.settings.medicine')}</strong>
          <span className={`${ui.small} ${ui.muted}`}>{t('admin.settings.medicineText')}</span>
        </span>
      </label>
      {minutes('staleMinutes', 5, 10_080)}
      {minutes('paymentMinutes', 2, 120)}
      {save.error ? <Fault error={save.error} /> : null}
      {save.isSuccess ? <Notice tone="go">{t('account.saved')}</Notice> : null}
      <Button type="submit" look="go" disabled={save.isPending || !isWhole}>
        {t('save')}
      </Button>
    </form>
  );
}

/** The settings of the whole marketplace. */
export function SettingsPanel() {
  const { data, error, refetch } = useQuery(orpc.admin.settings.queryOptions());
  if (error && !data) return <Fault error={error} retry={() => void refetch()} />;
  return data ? <SettingsForm settings={data} /> : <Skeleton rows={1} height={260} />;
}
