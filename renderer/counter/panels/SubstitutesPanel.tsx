import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { describeQuantity, packWord } from '../../../shared/cart/describe-quantity.ts';
import { shelfPrice } from '../../../shared/cart/shelf-price.ts';
import type { SubstituteDto } from '../../../shared/contract/catalog.contract.ts';
import { orpc } from '../../api/client.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Money } from '../../ui/Money.tsx';
import { useCounter } from '../counter-context.ts';
import { dispatchCart, showView, updateCounter, useCounterState } from '../counter-store.ts';
import { ChoiceList } from './ChoiceList.tsx';
import { Panel } from './Panel.tsx';
import classes from './panel.module.css';
import { useChoice } from './use-choice.ts';

const NONE: readonly SubstituteDto[] = [];

/** Goods with the same generic, strength and form that are in stock; Enter puts one in the line's place. */
export function SubstitutesPanel({ productId, lineId }: { productId: string; lineId: string | null }) {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const refusalText = useRefusalText();
  const { adding, rules } = useCounter();
  const found = useQuery(orpc.catalog.substitutes.queryOptions({ input: { productId }, staleTime: 0 }));
  const items = found.data?.items ?? NONE;
  const generic = useCounterState(({ cart }) => cart.products[productId]?.generic ?? '');
  const take = (item: SubstituteDto | null) => {
    if (!item && found.isSuccess) searchFor(generic);
    if (!item || !adding.add(item.product, null, null)) return;
    if (lineId !== null) dispatchCart({ type: 'remove', lineId });
    showView({ kind: 'search' });
  };
  const choice = useChoice(items, take);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Panel title={t('view.substitutes')}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: holds the focus for ↑↓ and Enter */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: holds the focus for ↑↓ and Enter */}
      <div ref={box} tabIndex={0} className={classes.holdsFocus} onKeyDown={choice.onKeyDown}>
        {found.isError ? <p>{refusalText(found.error)}</p> : null}
        {found.isSuccess && items.length === 0 ? <NoSubstitute generic={generic} /> : null}
        <ChoiceList
          id="substitutes"
          label={t('view.substitutes')}
          items={items}
          at={choice.at}
          keyOf={(item) => item.product.id}
          onChoose={take}
        >
          {({ product, margin, nearestExpiry }) => {
            const { pack, price } = shelfPrice(product, rules.businessDay);
            const names = format.names(product);
            return (
              <>
                <span className={classes.main}>
                  <span className={classes.name}>
                    {names.first} {format.digits(product.strength)}
                  </span>
                  <span className={classes.second}>
                    {[names.second, product.manufacturer].filter(Boolean).join(' · ')}
                  </span>
                  <span className={classes.second}>
                    {[
                      describeQuantity(product, product.sellable, format.language),
                      nearestExpiry ? t('line.expiry', { date: format.expiry(nearestExpiry) }) : '',
                      product.shelf ? t('line.shelf', { shelf: format.code(product.shelf) }) : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
                <span className={classes.figures}>
                  <span>
                    <Money amount={price} />
                    {pack ? <small> /{packWord(product, pack, format.language)}</small> : null}
                  </span>
                  {margin === null ? null : (
                    <small>{t('substitutes.margin', { amount: format.taka(margin) })}</small>
                  )}
                </span>
              </>
            );
          }}
        </ChoiceList>
      </div>
    </Panel>
  );
}

function searchFor(text: string): void {
  showView({ kind: 'search' });
  updateCounter({ searchText: text, markedId: null });
}

/** Nothing to put in the line's place: the way on is the same generic in another strength or form, or the search. */
function NoSubstitute({ generic }: { generic: string }) {
  const { t } = useTranslation('counter');
  return (
    <EmptyState
      title={t('substitutes.none')}
      text={generic === '' ? t('substitutes.noGeneric') : t('substitutes.noneHint')}
      action={
        <Button
          size="lg"
          variant="default"
          tabIndex={-1}
          rightSection={<KeyHint label="Enter" />}
          onClick={() => searchFor(generic)}
        >
          {generic === '' ? t('substitutes.back') : t('substitutes.sameGeneric', { generic })}
        </Button>
      }
    />
  );
}
