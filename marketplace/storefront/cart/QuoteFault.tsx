import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../api/refusal-text.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Fault, Notice } from '../ui/Notice.tsx';
import { changeQuantity } from './cart-store.ts';
import type { useQuote } from './use-quote.ts';

/** Why a cart has no price, with the one press that helps: what the shop no longer offers is taken out, anything else is tried again. */
export function QuoteFault({ quote }: { quote: ReturnType<typeof useQuote> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const refusal = useRefusalText();
  const { gone, error } = quote;
  if (!gone) return <Fault error={error} retry={quote.refetch} />;
  const name = format.name(gone);
  return (
    <Notice
      tone="danger"
      action={
        <Button small onClick={() => changeQuantity(gone, 0)}>
          {name === '' ? t('cart.removeNameless') : t('cart.remove', { name })}
        </Button>
      }
    >
      {refusal(error)}
    </Notice>
  );
}
