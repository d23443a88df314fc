import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { describeQuantity, packWord } from '../../../shared/cart/describe-quantity.ts';
import { shelfPrice, soonestExpiry } from '../../../shared/cart/shelf-price.ts';
import type { FoundDto, ProductDto } from '../../../shared/contract/catalog.contract.ts';
import { needsPrescription } from '../../../shared/marketplace/needs-prescription.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Money } from '../../ui/Money.tsx';
import { useCounter } from '../counter-context.ts';
import classes from './search.module.css';

type Props = { items: readonly FoundDto[]; at: number; onChoose: (item: FoundDto) => void };

/** The hits: names, strength, form, company; stock in packs, expiry, shelf; the price large. */
export function FoundList({ items, at, onChoose }: Props) {
  const { t } = useTranslation('counter');
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div
      ref={list}
      id="counter-found"
      role="listbox"
      aria-label={t('search.results')}
      className={classes.found}
    >
      {items.map((item, index) => (
        <FoundRow key={item.product.id} item={item} isChosen={index === at} onChoose={onChoose} />
      ))}
    </div>
  );
}

function FoundRow({
  item,
  isChosen,
  onChoose,
}: {
  item: FoundDto;
  isChosen: boolean;
  onChoose: Props['onChoose'];
}) {
  const format = useFormat();
  const { rules } = useCounter();
  const { product } = item;
  const names = format.names(product);
  const second = [names.second, product.generic, product.dosageForm, product.manufacturer];
  const { pack, price } = shelfPrice(product, rules.businessDay, item.packId);
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the search box keeps the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter in the search box chooses it
    <div
      id={`found-${product.id}`}
      role="option"
      aria-selected={isChosen}
      className={classes.row}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(item)}
    >
      <div className={classes.rowText}>
        <span className={classes.rowName}>
          {names.first} <span className={classes.rowStrength}>{format.digits(product.strength)}</span>
        </span>
        <span className={classes.rowSecond}>{second.filter(Boolean).join(' · ')}</span>
        <Stock product={product} />
      </div>
      <div className={classes.rowPrice}>
        <Money amount={price} />
        {pack ? <span className={classes.rowPer}>/{packWord(product, pack, format.language)}</span> : null}
      </div>
    </div>
  );
}

/** What may be sold, by when, and where it stands. */
function Stock({ product }: { product: ProductDto }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const { rules } = useCounter();
  const expiry = soonestExpiry(product, rules.businessDay);
  const isOut = product.isCounted && product.sellable <= 0;
  const expired = product.onHand - product.sellable;
  return (
    <span className={classes.stock}>
      {product.isCounted ? (
        <span data-tone={isOut ? 'danger' : 'ok'}>
          {isOut
            ? t(expired > 0 ? 'stock.onlyExpired' : 'stock.none')
            : describeQuantity(product, product.sellable, format.language)}
        </span>
      ) : (
        <span>{t('stock.notCounted')}</span>
      )}
      {expiry ? <span>{t('line.expiry', { date: format.expiry(expiry) })}</span> : null}
      {product.shelf ? <span>{t('line.shelf', { shelf: format.code(product.shelf) })}</span> : null}
      {needsPrescription(product.drugClass) ? (
        <span className={classes.rx}>{t(`drugClass.${product.drugClass}`)}</span>
      ) : null}
    </span>
  );
}
