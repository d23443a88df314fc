import { Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import {
  IMPORT_FIELDS,
  type ImportField,
  type ImportMapping,
  type ImportOptions,
} from '../../../shared/contract/imports.contract.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import css from '../parts/office.module.css';
import { useSettings } from '../parts/use-today.ts';
import { CategorySelect } from '../products/CategorySelect.tsx';
import { fileInWords } from './file-in-words.ts';
import type { Upload } from './ImportStart.tsx';
import own from './imports.module.css';
import { mappingProblem, withColumn } from './mapping.ts';
import { SheetChoice } from './SheetChoice.tsx';

/** How many tablets or capsules a strip holds in practice. */
const STRIP_SIZES = [2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 15, 20, 21, 28, 30];

type Props = {
  upload: Upload;
  /** Another sheet of the file was taken: another import with columns of its own. */
  onUpload: (upload: Upload) => void;
  mapping: ImportMapping;
  onMapping: (mapping: ImportMapping) => void;
  options: ImportOptions;
  onOptions: (options: ImportOptions) => void;
  onNext: () => void;
};

/** Second step: what each column of the file is, with examples from it. */
export function ColumnsStep({ upload, onUpload, mapping, onMapping, options, onOptions, onNext }: Props) {
  const { t } = useTranslation(['imports', 'office']);
  const format = useFormat();
  const kind = useSettings()?.shop.kind;
  const problem = mappingProblem(mapping);
  const fields = IMPORT_FIELDS.map((field) => ({ value: field, label: t(`imports:fields.${field}`) }));
  return (
    <>
      <div className={css.scroll}>
        <h2 className={css.cardTitle}>{t('imports:columns.title', { name: fileInWords(upload.import) })}</h2>
        <p className={css.muted}>{t('imports:columns.text', { count: upload.import.rowsTotal })}</p>
        {upload.sheets.length > 1 ? <SheetChoice upload={upload} onUpload={onUpload} /> : null}
        <div className={css.chartRow}>
          <table className={css.table}>
            <thead>
              <tr>
                <th>{t('imports:columns.name')}</th>
                <th>{t('imports:columns.samples')}</th>
                <th style={{ width: 240 }}>{t('imports:columns.field')}</th>
              </tr>
            </thead>
            <tbody>
              {upload.columns.map((column) => (
                <tr key={column.name}>
                  <td className={css.strong}>{column.name}</td>
                  <td className={own.samples}>
                    {column.samples
                      .slice(0, 3)
                      .map((sample) => sample.slice(0, 60))
                      .join(' · ')}
                  </td>
                  <td>
                    <Select
                      aria-label={t('imports:columns.fieldOf', { name: column.name })}
                      placeholder={t('imports:columns.skip')}
                      data={fields}
                      value={mapping[column.name] ?? null}
                      onChange={(field: ImportField | null) =>
                        onMapping(withColumn(mapping, column.name, field))
                      }
                      searchable
                      clearable
                      allowDeselect={false}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <section className={`${css.card} ${css.form}`} aria-label={t('imports:options.title')}>
            <h3 className={css.cardTitle}>{t('imports:options.title')}</h3>
            <CategorySelect
              label={t('imports:options.category')}
              value={options.categoryId}
              onChange={(categoryId) => onOptions({ ...options, categoryId })}
              mayCreate
            />
            <Select
              label={t('imports:options.oversell')}
              placeholder={t('imports:options.shopRule')}
              data={(['block', 'warn', 'allow'] as const).map((value) => ({
                value,
                label: t(`office:oversell.${value}`),
              }))}
              value={options.oversell}
              onChange={(oversell) => onOptions({ ...options, oversell })}
              clearable
            />
            {kind === 'grocery' ? null : (
              <Select
                label={t('imports:options.stripOf')}
                description={t('imports:options.stripOfText')}
                placeholder={t('imports:options.noStrip')}
                data={STRIP_SIZES.map((size) => ({
                  value: String(size),
                  label: format.digits(String(size)),
                }))}
                value={options.stripOf === null ? null : String(options.stripOf)}
                onChange={(size) => onOptions({ ...options, stripOf: size === null ? null : Number(size) })}
                clearable
              />
            )}
          </section>
        </div>
      </div>
      <footer className={own.foot}>
        <Button onClick={onNext} disabled={problem !== null}>
          {t('imports:columns.next')}
        </Button>
        <KeyHint label="Ctrl+Enter" />
        <span role="status" className={css.attention}>
          {problem?.kind === 'no-name' ? t('imports:columns.noName') : null}
          {problem?.kind === 'twice'
            ? t('imports:columns.twice', { field: format.digits(t(`imports:fields.${problem.field}`)) })
            : null}
        </span>
      </footer>
    </>
  );
}
