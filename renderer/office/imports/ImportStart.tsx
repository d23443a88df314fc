import { Button, FileButton, Loader } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type DragEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { type ApiOutput, orpc } from '../../api/client.ts';
import { Failure } from '../parts/Failure.tsx';
import { readBase64 } from '../parts/files.ts';
import css from '../parts/office.module.css';
import own from './imports.module.css';

const LARGEST = 60_000_000;

/** What the server found in a file: kept beside the import, as only the upload answers it. */
export type Upload = ApiOutput['imports']['upload'];

type Props = { onUploaded: (upload: Upload) => void; onStarted: (importId: string) => void };

/** First step: a file dropped or chosen, or one of the sample catalogues. */
export function ImportStart({ onUploaded, onStarted }: Props) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const [isOver, setOver] = useState(false);
  const [fileName, setFileName] = useState('');
  const [isTooBig, setTooBig] = useState(false);
  const upload = useMutation(
    orpc.imports.upload.mutationOptions({
      onSuccess: (answer) => {
        void queries.invalidateQueries({ queryKey: orpc.imports.list.key() });
        onUploaded(answer);
      },
    }),
  );
  const take = async (file: File | null | undefined) => {
    setTooBig(file ? file.size > LARGEST : false);
    if (!file || file.size > LARGEST || upload.isPending) return;
    setFileName(file.name);
    upload.mutate({ importId: newId(), fileName: file.name, contentBase64: await readBase64(file) });
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  return (
    <div className={own.start}>
      <section
        className={own.drop}
        aria-label={t('drop.title')}
        data-over={isOver || undefined}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {upload.isPending ? <Loader /> : <IconFileSpreadsheet size={48} stroke={1.2} aria-hidden />}
        <div className={own.dropTitle} role="status">
          {upload.isPending ? t('drop.reading', { name: fileName }) : t('drop.title')}
        </div>
        <div className={css.muted}>{t('drop.text')}</div>
        <FileButton accept=".csv,.tsv,.txt,.xlsx" onChange={(file) => void take(file)}>
          {(props) => (
            <Button {...props} disabled={upload.isPending}>
              {t('drop.choose')}
            </Button>
          )}
        </FileButton>
      </section>
      <Samples onStarted={onStarted} />
      {isTooBig || upload.error ? (
        <div className={own.refused}>
          <Failure error={upload.error} {...(isTooBig ? { text: t('drop.tooBig') } : {})} />
        </div>
      ) : null}
    </div>
  );
}

function Samples({ onStarted }: { onStarted: (importId: string) => void }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const sample = useMutation(
    orpc.imports.loadSample.mutationOptions({
      onSuccess: (started) => {
        void queries.invalidateQueries({ queryKey: orpc.imports.key() });
        onStarted(started.id);
      },
    }),
  );
  return (
    <section className={css.card} aria-label={t('sample.title')}>
      <h2 className={css.cardTitle}>{t('sample.title')}</h2>
      <p className={css.muted}>{t('sample.text')}</p>
      <div className={css.buttons}>
        {(['pharmacy', 'grocery'] as const).map((kind) => (
          <Button
            key={kind}
            variant="default"
            loading={sample.isPending && sample.variables.kind === kind}
            disabled={sample.isPending}
            onClick={() => sample.mutate({ importId: newId(), kind })}
          >
            {t(`sample.${kind}`)}
          </Button>
        ))}
      </div>
      {sample.error ? <Failure error={sample.error} /> : null}
    </section>
  );
}
