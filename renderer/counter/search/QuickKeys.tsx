import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { packWord } from '../../../shared/cart/describe-quantity.ts';
import { shelfPrice } from '../../../shared/cart/shelf-price.ts';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Money } from '../../ui/Money.tsx';
import { useCounter } from '../counter-context.ts';
import { useCounterState } from '../counter-store.ts';
import { focusSearch } from '../keys/use-counter-keys.ts';
import classes from './search.module.css';

/** The goods without a barcode that the shop pinned, one press each. */
export function QuickKeys() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { adding, rules } = useCounter();
  const isCartEmpty = useCounterState(({ cart }) => cart.draft.lines.length === 0);
  const keys = useQuery(orpc.catalog.quickKeys.queryOptions({ input: {} }));
  if (keys.isSuccess && keys.data.items.length === 0)
    return (
      <div className={classes.nothingPinned}>
        <EmptyState
          title={t(isCartEmpty ? 'quickKeys.empty' : 'quickKeys.nextItem')}
          text={t('quickKeys.emptyHint')}
        />
      </div>
    );
  return (
    <section className={classes.quick} aria-label={t('quickKeys.label')}>
      {keys.data?.items.map((product) => {
        const { pack, price } = shelfPrice(product, rules.businessDay);
        const names = format.names(product);
        return (
          <button
            key={product.id}
            type="button"
            tabIndex={-1}
            className={classes.quickKey}
            onClick={() => {
              adding.add(product, null, null);
              focusSearch();
            }}
          >
            <span className={classes.quickName}>
              {names.first} {format.digits(product.strength)}
            </span>
            <span className={classes.quickPrice}>
              <Money amount={price} />
              {pack ? ` /${packWord(product, pack, format.language)}` : ''}
            </span>
          </button>
        );
      })}
    </section>
  );
}
