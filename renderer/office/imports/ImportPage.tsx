import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMapping, ImportOptions } from '../../../shared/contract/imports.contract.ts';
import { orpc } from '../../api/client.ts';
import { AreaTabs } from '../parts/AreaTabs.tsx';
import css from '../parts/office.module.css';
import { useRemembered } from '../parts/use-kept.ts';
import { useProductPages } from '../products/ProductsPage.tsx';
import { CheckStep } from './CheckStep.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { EarlierImports } from './EarlierImports.tsx';
import { ImportResult, isAtWork } from './ImportResult.tsx';
import { ImportStart, type Upload } from './ImportStart.tsx';
import own from './imports.module.css';
import { mappingProblem } from './mapping.ts';

type Stage =
  | { step: 'file' }
  | { step: 'columns' | 'check'; upload: Upload; mapping: ImportMapping; options: ImportOptions }
  | { step: 'run'; importId: string };

const STEPS = ['file', 'columns', 'check', 'run'] as const;
/** What a shop of medicines mostly wants; rows of other goods are not touched by it. */
const FIRST_OPTIONS: ImportOptions = { categoryId: null, oversell: null, stripOf: 10 };

/** Products from a file in four steps; an import that runs goes on when the page is left, and is found again here. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const pages = useProductPages();
  const [chosen, setChosen] = useRemembered<Stage | null>('import stage', () => null);
  // A half-mapped file is still there when somebody comes back from another page.
  const setStage = (next: Stage) => {
    setChosen(next, next.step === 'run' ? null : next);
  };
  const list = useQuery(orpc.imports.list.queryOptions({ input: {}, staleTime: 0 }));
  const running = list.data?.items.find(isAtWork);
  const stage: Stage = chosen ?? (running ? { step: 'run', importId: running.id } : { step: 'file' });
  return (
    <main className={css.page}>
      <header className={css.head}>
        <h1 className="visually-hidden">{t('title')}</h1>
        <AreaTabs label={t('title')} pages={pages} />
        <div className={css.grow} />
        <ol className={own.steps} aria-label={t('steps')}>
          {STEPS.map((step) => (
            <li key={step} className={own.step} aria-current={step === stage.step ? 'step' : undefined}>
              {t(`step.${step}`)}
            </li>
          ))}
        </ol>
      </header>
      <Step stage={stage} onStage={setStage} />
    </main>
  );
}

function Step({ stage, onStage }: { stage: Stage; onStage: (stage: Stage) => void }) {
  if (stage.step === 'file') {
    return (
      <div className={css.scroll}>
        <div className={css.grid}>
          <ImportStart
            onUploaded={(upload) =>
              onStage({ step: 'columns', upload, mapping: upload.mapping, options: FIRST_OPTIONS })
            }
            onStarted={(importId) => onStage({ step: 'run', importId })}
          />
          <EarlierImports onOpen={(importId) => onStage({ step: 'run', importId })} />
        </div>
      </div>
    );
  }
  if (stage.step === 'run')
    return <ImportResult importId={stage.importId} onAgain={() => onStage({ step: 'file' })} />;
  return <Prepare stage={stage} onStage={onStage} />;
}

type PrepareStage = Extract<Stage, { upload: Upload }>;

function Prepare({ stage, onStage }: { stage: PrepareStage; onStage: (stage: Stage) => void }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const { upload, mapping, options } = stage;
  const importId = upload.import.id;
  const run = useMutation(
    orpc.imports.run.mutationOptions({
      onSuccess: () => {
        void queries.invalidateQueries({ queryKey: orpc.imports.key() });
        onStage({ step: 'run', importId });
      },
    }),
  );
  const [mayRun, setMayRun] = useState(false);
  const start = () => {
    if (mayRun && !run.isPending) run.mutate({ importId, mapping, options });
  };
  const toCheck = () => {
    if (mappingProblem(mapping) === null) onStage({ ...stage, step: 'check' });
  };
  const section = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each step takes the keys when it comes on screen
  useEffect(() => section.current?.focus(), [stage.step]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    if (stage.step === 'columns') toCheck();
    else start();
  };
  return (
    <section
      ref={section}
      tabIndex={-1}
      className={css.column}
      style={{ flex: 1, outline: 'none' }}
      aria-label={t(`step.${stage.step}`)}
      onKeyDown={onKeyDown}
    >
      {stage.step === 'columns' ? (
        <ColumnsStep
          upload={upload}
          onUpload={(next) => onStage({ ...stage, upload: next, mapping: next.mapping })}
          mapping={mapping}
          onMapping={(next) => onStage({ ...stage, mapping: next })}
          options={options}
          onOptions={(next) => onStage({ ...stage, options: next })}
          onNext={toCheck}
        />
      ) : (
        <CheckStep
          upload={upload}
          mapping={mapping}
          options={options}
          onBack={() => onStage({ ...stage, step: 'columns' })}
          onRun={start}
          onMayRun={setMayRun}
          isStarting={run.isPending}
          error={run.error}
        />
      )}
    </section>
  );
}
