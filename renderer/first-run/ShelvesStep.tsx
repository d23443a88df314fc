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
import { CHOOSING, keepShelves, type ShelvesLeftOff, shelvesLeftOff } from './shelves-left-off.ts';

const POLL_MS = 400;
const samplesFor: Record<ShopKind, readonly ('pharmacy' | 'grocery')[]> = {
  pharmacy: ['pharmacy'],
  grocery: ['grocery'],
  'pharmacy-grocery': ['pharmacy', 'grocery'],
  other: ['grocery'],
};

function leaveTo(hash: string, onDone: () => void): void {
  askForHint();
  keepShelves(null);
  window.location.hash = hash;
  onDone();
}

/** Import a file, take the sample catalogue, or start empty. */
export function ShelvesStep({ kind, onDone }: { kind: ShopKind; onDone: () => void }) {
  const { t } = useTranslation('firstRun');
  const [at, setAt] = useState(() => shelvesLeftOff() ?? CHOOSING);
  const goOn = (next: ShelvesLeftOff) => {
    keepShelves(next);
    setAt(next);
  };
  const load = (queue: ShelvesLeftOff['queue']) => goOn({ queue, importId: v7() });
  if (at.queue.length > 0)
    return (
      <SampleProgress
        key={at.importId}
        load={at}
        onNext={load}
        onDone={() => leaveTo('/', onDone)}
        onBack={() => goOn(CHOOSING)}
      />
    );
  const choices = [
    { id: 'sample', icon: IconPackages, go: () => load([...samplesFor[kind]]) },
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
  load: ShelvesLeftOff;
  /** Loads these from now on, the first by a new import. */
  onNext: (queue: ShelvesLeftOff['queue']) => void;
  onDone: () => void;
  onBack: () => void;
};

function SampleProgress({ load: { queue, importId }, onNext, onDone, onBack }: ProgressProps) {
  const { t } = useTranslation(['firstRun', 'imports', 'office', 'shell']);
  const refusalText = useRefusalText();
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
    if (queue.length > 1) onNext(queue.slice(1));
    else onDone();
  }, [isDone, queue, onNext, onDone]);
  const hasFailed = load.isError || now?.status === 'failed' || now?.status === 'cancelled';
  const done = now?.rowsDone ?? 0;
  const total = now?.rowsTotal ?? 0;
  const again = () => {
    if (!current) return;
    // The same id again is the same import, whether or not the first request arrived; one that ended needs a new one.
    if (load.isError) mutate({ importId, kind: current });
    else onNext(queue);
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
