import { Select } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { v7 as newId } from 'uuid';
import { orpc } from '../../api/client.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import type { Upload } from './ImportStart.tsx';

type Props = { upload: Upload; onUpload: (upload: Upload) => void };

/** Which sheet of a workbook is imported; another one is another import of the same file. */
export function SheetChoice({ upload, onUpload }: Props) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const choose = useMutation(
    orpc.imports.chooseSheet.mutationOptions({
      onSuccess: (next) => {
        void queries.invalidateQueries({ queryKey: orpc.imports.list.key() });
        onUpload(next);
      },
    }),
  );
  const shown = choose.isPending ? choose.variables.sheet : upload.import.sheet;
  return (
    <section className={css.form} style={{ marginBottom: 16 }}>
      <Select
        label={t('sheet.label')}
        description={t('sheet.text', { count: upload.sheets.length })}
        data={upload.sheets}
        value={shown}
        disabled={choose.isPending}
        onChange={(sheet) => {
          if (sheet !== null && sheet !== upload.import.sheet)
            choose.mutate({ importId: upload.import.id, nextId: newId(), sheet });
        }}
        allowDeselect={false}
      />
      {choose.error ? <Failure error={choose.error} /> : null}
    </section>
  );
}
