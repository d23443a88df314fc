import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import type { SaleSummaryDto } from '../../../shared/contract/sales.contract.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Money } from '../../ui/Money.tsx';
import { ChoiceList } from './ChoiceList.tsx';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';
import { useChoice } from './use-choice.ts';

const MOST = 30;

/** The last receipts, found by number, phone, goods or amount; the chosen one as paper, Enter prints it again. */
export function ReceiptsPanel() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const refusalText = useRefusalText();
  const [text, setText] = useState('');
  const found = useQuery({
    ...orpc.sales.list.queryOptions({ input: { text: text.trim(), limit: MOST }, staleTime: 0 }),
    placeholderData: keepPreviousData,
  });
  const items = found.data?.items ?? [];
  const reprint = useMutation(orpc.printing.reprint.mutationOptions());
  const print = (sale: SaleSummaryDto | null) => {
    if (sale && !reprint.isPending) reprint.mutate({ jobId: v7(), saleId: sale.id });
  };
  const choice = useChoice(items, print);
  const chosen = items[choice.at] ?? null;
  const printed = reprint.isSuccess && reprint.variables.saleId === chosen?.id;
  return (
    <Panel
      title={t('view.receipts')}
      foot={
        <Button
          fullWidth
          size="lg"
          disabled={!chosen}
          onClick={() => print(chosen)}
          rightSection={<KeyHint label="Enter" />}
        >
          {t(printed ? 'receipts.queued' : 'receipts.print')}
        </Button>
      }
    >
      <TextInput
        label={t('receipts.find')}
        autoFocus
        autoComplete="off"
        size="lg"
        value={text}
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls="receipts-found"
        aria-activedescendant={items.length > 0 ? `receipts-found-${choice.at}` : undefined}
        error={reprint.isError ? refusalText(reprint.error) : null}
        onChange={(event) => {
          setText(event.currentTarget.value);
          choice.reset();
        }}
        onKeyDown={choice.onKeyDown}
      />
      {found.isError ? <p>{refusalText(found.error)}</p> : null}
      {found.isSuccess && items.length === 0 ? <EmptyState title={t('receipts.none')} /> : null}
      <div className={classes.receiptList}>
        <ChoiceList
          id="receipts-found"
          label={t('view.receipts')}
          items={items}
          at={choice.at}
          keyOf={(sale) => sale.id}
          onChoose={(sale) => choice.choose(items.indexOf(sale))}
        >
          {(sale) => (
            <>
              <span className={classes.main}>
                <span className={classes.name}>
                  {format.code(sale.receiptCode)} · {format.moment(sale.soldAt)}
                </span>
                <span className={classes.second}>
                  {[sale.summary, sale.customerName ?? ''].filter(Boolean).join(' · ')}
                </span>
              </span>
              <span className={classes.figures}>
                <Money amount={sale.total} />
                <small>{sale.tenders.map((kind) => t(`tender.${kind}`)).join(', ')}</small>
              </span>
            </>
          )}
        </ChoiceList>
      </div>
      {chosen ? <ReceiptPreview saleId={chosen.id} /> : null}
    </Panel>
  );
}

function ReceiptPreview({ saleId }: { saleId: string }) {
  const { t } = useTranslation('counter');
  const preview = useQuery({
    ...orpc.printing.preview.queryOptions({ input: { saleId, widthDots: 384 }, retry: false }),
    placeholderData: keepPreviousData,
  });
  if (!preview.data) return null;
  return (
    <div className={classes.receiptPaper}>
      <img
        className={classes.preview}
        alt={t('receipts.preview')}
        src={`data:image/png;base64,${preview.data.pngBase64}`}
      />
    </div>
  );
}
