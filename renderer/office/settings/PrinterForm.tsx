import { Button, Radio, SegmentedControl, Select, Switch, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import type { PrinterDto, PrintJobDto } from '../../../shared/contract/printing.contract.ts';
import { seededName } from '../../../shared/text/seeded-names.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EditPanel } from '../parts/EditPanel.tsx';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import { useDraft } from '../parts/use-draft.ts';
import type { EditGuard } from '../parts/use-edit-guard.ts';
import { useKept } from '../parts/use-kept.ts';
import { Line } from '../products/PackEditor.tsx';
import { faultText } from './fault-text.ts';
import { formOfPrinter, type PrinterForm, readPrinter } from './printer-form.ts';

const KINDS = ['network', 'device', 'spooler', 'virtual'] as const;

type Props = {
  printer: PrinterDto | null;
  guard: EditGuard;
  onClose: () => void;
  onSaved: (id: string) => void;
};

/** Sets up a printer from the top down: how it is connected, what paper it has, and a test page to prove it. */
export function PrinterPanel({ printer, guard, onClose, onSaved }: Props) {
  const { t } = useTranslation(['settings', 'office']);
  const { language } = useFormat();
  const queries = useQueryClient();
  const draft = useDraft(`printer ${printer?.id ?? 'new'}`, () => formOfPrinter(printer, language));
  const [id] = useKept(`printer ${printer?.id ?? 'new'} id`, () => printer?.id ?? newId());
  const [isTried, setTried] = useState(false);
  const { value: form, set } = draft;
  const { printer: ready, missing } = readPrinter(form, id);
  const refresh = () => queries.invalidateQueries({ queryKey: orpc.printing.key() });
  const save = useMutation(
    orpc.printing.savePrinter.mutationOptions({
      onSuccess: (saved) => {
        draft.reset(formOfPrinter(saved, language));
        guard.setDirty(false);
        void refresh();
        onSaved(saved.id);
      },
    }),
  );
  const test = useMutation(orpc.printing.testPage.mutationOptions({ onSuccess: refresh }));
  const remove = useMutation(
    orpc.printing.removePrinter.mutationOptions({
      onSuccess: () => {
        void refresh();
        onClose();
      },
    }),
  );
  const errorOf = (field: string) => {
    if (isTried && field === 'host' && missing?.has('noHost')) return t('settings:printers.noHost');
    return isTried && missing?.has(field) ? t('office:field.required') : undefined;
  };
  const onSave = () => {
    setTried(true);
    if (ready) save.mutate(ready);
  };
  return (
    <EditPanel
      title={
        printer
          ? t('settings:printers.edit', { name: seededName(printer.name, language) })
          : t('settings:printers.add')
      }
      guard={guard}
      onClose={onClose}
      focusFirst
      save={{
        onSave,
        isSaving: save.isPending,
        isDirty: draft.isDirty,
        error: save.error ?? test.error ?? remove.error,
      }}
    >
      <div className={css.form}>
        <Line
          label={t('settings:printers.name')}
          value={form.name}
          onText={(name) => set({ name })}
          error={errorOf('name')}
        />
        <Radio.Group
          label={t('settings:printers.connection')}
          value={form.kind}
          onChange={(kind) => set({ kind })}
        >
          <div className={css.form}>
            {KINDS.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={t(`settings:printers.kind.${kind}`)}
                description={t(`settings:printers.kindText.${kind}`)}
              />
            ))}
          </div>
        </Radio.Group>
        <ConnectionFields form={form} set={set} errorOf={errorOf} />
        <div>
          <Text fw={500} mb={4}>
            {t('settings:printers.width')}
          </Text>
          <SegmentedControl
            aria-label={t('settings:printers.width')}
            value={String(form.widthDots)}
            onChange={(dots) => set({ widthDots: dots === '384' ? 384 : 576 })}
            data={[
              { value: '576', label: t('settings:printers.mm80') },
              { value: '384', label: t('settings:printers.mm58') },
            ]}
          />
        </div>
        {(['cut', 'drawer', 'isDefault'] as const).map((field) => (
          <Switch
            key={field}
            label={t(`settings:printers.${field}`)}
            checked={form[field]}
            onChange={(event) => set({ [field]: event.currentTarget.checked })}
          />
        ))}
        {printer ? (
          <>
            <div className={css.buttons}>
              <Button
                variant="default"
                loading={test.isPending}
                disabled={draft.isDirty}
                onClick={() => test.mutate({ jobId: newId(), printerId: printer.id })}
              >
                {t('settings:printers.test')}
              </Button>
              <Button
                variant="outline"
                color="red"
                loading={remove.isPending}
                onClick={() => remove.mutate({ id: printer.id })}
              >
                {t('settings:printers.remove')}
              </Button>
            </div>
            <span role="status">{test.data ? <TestPageState asked={test.data} /> : null}</span>
          </>
        ) : null}
      </div>
    </EditPanel>
  );
}

/** What became of the test page, as far as it is. */
function TestPageState({ asked }: { asked: PrintJobDto }) {
  const { t } = useTranslation('settings');
  const jobs = useQuery(orpc.printing.jobs.queryOptions({ input: { limit: 50 }, staleTime: 0 }));
  const { status, lastError } = jobs.data?.items.find(({ id }) => id === asked.id) ?? asked;
  const fault = status === 'done' ? '' : faultText(lastError, t);
  const line = useRef<HTMLSpanElement>(null);
  // It stands below the buttons, where a small screen has none of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once more when the reason came, too
  useEffect(() => {
    // What it answers (a promise in newer browsers) is no clean-up.
    line.current?.scrollIntoView({ block: 'nearest' });
  }, [fault]);
  return (
    <span ref={line} className={status === 'failed' ? css.danger : undefined}>
      {t('printers.tested', { state: t(`jobs.status.${status}`) })}
      {fault === '' ? null : <div className={css.small}>{fault}</div>}
    </span>
  );
}

type FieldsProps = {
  form: PrinterForm;
  set: (change: Partial<PrinterForm>) => void;
  errorOf: (field: string) => string | undefined;
};

function ConnectionFields({ form, set, errorOf }: FieldsProps) {
  const { t } = useTranslation('settings');
  const system = useQuery(
    orpc.printing.systemPrinters.queryOptions({ input: {}, enabled: form.kind === 'spooler' }),
  );
  if (form.kind === 'virtual') return null;
  if (form.kind === 'device')
    return (
      <Line
        label={t('printers.path')}
        value={form.path}
        onText={(path) => set({ path })}
        error={errorOf('path')}
      />
    );
  if (form.kind === 'network')
    return (
      <div className={css.pair}>
        <Line
          label={t('printers.host')}
          value={form.host}
          onText={(host) => set({ host })}
          error={errorOf('host')}
        />
        <Line
          label={t('printers.port')}
          value={form.port}
          onText={(port) => set({ port })}
          error={errorOf('port')}
        />
      </div>
    );
  if (system.error) return <Failure error={system.error} onRetry={() => void system.refetch()} />;
  if (system.data?.items.length === 0) return <div className={css.attention}>{t('printers.noSystem')}</div>;
  return (
    <Select
      label={t('printers.system')}
      data={system.data?.items ?? []}
      value={form.printerName || null}
      onChange={(printerName) => set({ printerName: printerName ?? '' })}
      error={errorOf('printerName')}
    />
  );
}
