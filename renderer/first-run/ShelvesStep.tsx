import { Button, Progress } from '@mantine/core';
import { IconBuildingStore, IconFileImport, IconPackages } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { ShopKind } from '../../shared/contract/settings.contract.ts';
import { orpc } from '../api/client.ts';
import { useRefusalText } from '../api/use-refusal-text.ts';
import { askForHint } from '../counter/first-hint.ts';
import classes from './first-run.module.css';

const POLL_MS = 400;
const samplesFor: Record<ShopKind, readonly ('pharmacy' | 'grocery')[]> = {
  pharmacy: ['pharmacy'],
  grocery: ['grocery'],
  'pharmacy-grocery': ['pharmacy', 'grocery'],
  other: ['grocery'],
};

function leaveTo(hash: string, onDone: () => void): void {
  askForHint();
  window.location.hash = hash;
  onDone();
}

/** Import a file, take the sample catalogue, or start empty. */
export function ShelvesStep({ kind, onDone }: { kind: ShopKind; onDone: () => void }) {
  const { t } = useTranslation('firstRun');
  const [queue, setQueue] = useState<readonly ('pharmacy' | 'grocery')[] | null>(null);
  if (queue)
    return (
      <SampleProgress
        key={queue.length}
        queue={queue}
        onLoaded={setQueue}
        onDone={() => leaveTo('/', onDone)}
        onBack={() => setQueue(null)}
      />
    );
  const choices = [
    { id: 'sample', icon: IconPackages, go: () => setQueue(samplesFor[kind]) },
    { id: 'import', icon: IconFileImport, go: () => leaveTo('/products/import', onDone) },
    { id: 'empty', icon: IconBuildingStore, go: () => leaveTo('/', onDone) },
  ] as const;
  return (
    <>
      <h1 className={classes.title}>{t('shelves.title')}</h1>
      <div className={classes.shelves}>
        {choices.map(({ id, icon: Icon, go }) => (
          <button key={id} type="button" className={classes.shelf} onClick={go}>
            <Icon size={32} stroke={1.6} aria-hidden />
            <span>
              <strong>{t(`shelves.${id}`)}</strong>
              <span className={classes.shelfText}>{t(`shelves.${id}Text`)}</span>
            </span>
          </button>
        ))}
      </div>
    </>
  );
}

type ProgressProps = {
  queue: readonly ('pharmacy' | 'grocery')[];
  onLoaded: (rest: readonly ('pharmacy' | 'grocery')[]) => void;
  onDone: () => void;
  onBack: () => void;
};

function SampleProgress({ queue, onLoaded, onDone, onBack }: ProgressProps) {
  const { t } = useTranslation(['firstRun', 'imports', 'office', 'shell']);
  const refusalText = useRefusalText();
  const [importId, setImportId] = useState(() => v7());
  const [current] = queue;
  const load = useMutation(orpc.imports.loadSample.mutationOptions());
  const { mutate } = load;
  useEffect(() => {
    if (current) mutate({ importId, kind: current });
  }, [mutate, importId, current]);
  const progress = useQuery(
    orpc.imports.get.queryOptions({
      input: { importId },
      enabled: load.isSuccess,
      refetchInterval: (query) => (query.state.data?.status === 'done' ? false : POLL_MS),
    }),
  );
  const now = progress.data ?? load.data;
  const isDone = now?.status === 'done';
  useEffect(() => {
    if (!isDone) return;
    if (queue.length > 1) onLoaded(queue.slice(1));
    else onDone();
  }, [isDone, queue, onLoaded, onDone]);
  const hasFailed = load.isError || now?.status === 'failed' || now?.status === 'cancelled';
  const done = now?.rowsDone ?? 0;
  const total = now?.rowsTotal ?? 0;
  const again = () => {
    if (!current) return;
    // The same id again is the same import, whether or not the first request arrived; one that ended needs a new one.
    if (load.isError) mutate({ importId, kind: current });
    else setImportId(v7());
  };
  if (hasFailed)
    return (
      <>
        <h1 className={classes.title}>{t('firstRun:shelves.title')}</h1>
        <p className={classes.refusal} role="alert">
          {load.isError ? refusalText(load.error) : t(`imports:failure.${now?.failure ?? 'unexpected'}`)}
        </p>
        <div className={classes.buttons}>
          <Button variant="default" onClick={onBack}>
            {t('shell:back')}
          </Button>
          <Button onClick={again}>{t('office:tryAgain')}</Button>
        </div>
      </>
    );
  return (
    <>
      <h1 className={classes.title}>{t('firstRun:shelves.title')}</h1>
      <p role="status">
        {total === 0 ? t('firstRun:shelves.starting') : t('firstRun:shelves.loading', { done, total })}
      </p>
      <Progress value={total === 0 ? 0 : (done / total) * 100} size="lg" aria-hidden />
    </>
  );
}
