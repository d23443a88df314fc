import { IconPrescription, IconShoppingBagPlus } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packsFor } from '../../../shared/marketplace/packs-for.ts';
import { type ApiOutput, orpc } from '../api/client.ts';
import { useStore } from '../api/store.ts';
import { holdsAll } from '../cart/cart.ts';
import { cartStore, putInCart } from '../cart/cart-store.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useLiveBands, useWatchedListings } from '../live/live-stock.ts';
import { AskPlace, PlaceBar } from '../place/PlaceBar.tsx';
import { placeStore } from '../place/place-store.ts';
import { ProductRow } from '../product/ProductRow.tsx';
import { SearchBox } from '../search/SearchBox.tsx';
import { RADII, USUAL_RADIUS } from '../search/search-query.ts';
import { useSettled, useTitle } from '../shell/use-page.ts';
import { ShopRow } from '../shop/ShopRow.tsx';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Empty, Fault, Skeleton } from '../ui/Notice.tsx';
import { Stepper } from '../ui/Stepper.tsx';
import ui from '../ui/ui.module.css';
import { answerNow } from './answer-now.ts';
import { type BasketLine, basketStore, withProduct } from './basket-store.ts';

type Answer = ApiOutput['find']['basket']['items'][number];

type ShopAnswerProps = { answer: Answer; lines: readonly BasketLine[]; readAt: number };

function ShopAnswer({ answer: read, lines, readAt }: ShopAnswerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const cart = useStore(cartStore);
  const answer = { ...read, ...answerNow(read, lines, useLiveBands(readAt)) };
  const missing = lines.filter(({ id }) => answer.missing.includes(id));
  const hasAll = missing.length === 0;
  const choices = answer.offers.flatMap((offer) => {
    const line = lines.find(({ id }) => id === offer.product.id);
    const choice = packsFor(offer, line?.quantity ?? 1);
    return choice ? [{ offer, ...choice }] : [];
  });
  const isTaken =
    choices.length > 0 &&
    holdsAll(
      cart,
      choices.map(({ offer, pack, quantity }) => ({
        shopId: offer.shop.id,
        listingId: offer.listingId,
        packId: pack.packId,
        quantity,
      })),
    );
  const take = () => {
    for (const { offer, pack, quantity } of choices) putInCart(offer, pack, quantity);
    void navigate({ to: '/cart' });
  };
  return (
    <ShopRow shop={answer.shop}>
      <div className={ui.line}>
        <span className={ui.tag} data-tone={hasAll ? 'go' : 'attention'}>
          {hasAll ? t('basket.hasAll') : t('basket.has', { count: answer.has, of: lines.length })}
        </span>
        <strong>{format.taka(answer.total)}</strong>
      </div>
      {hasAll ? null : (
        <p className={ui.small}>
          {t('basket.missing', { names: missing.map((line) => format.name(line)).join(', ') })}
        </p>
      )}
      <div>
        {isTaken ? (
          <div className={ui.line}>
            <span className={ui.tag} data-tone="go">
              {t('basket.taken')}
            </span>
            <ButtonLink to="/cart" small>
              {t('basket.toCart')}
            </ButtonLink>
          </div>
        ) : (
          <Button small look={hasAll ? 'go' : 'quiet'} disabled={answer.has === 0} onClick={take}>
            <IconShoppingBagPlus size={18} aria-hidden />
            {t('basket.take')}
          </Button>
        )}
      </div>
    </ShopRow>
  );
}

function Answers({ lines }: { lines: readonly BasketLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const place = useStore(placeStore)?.place;
  const [radiusM, setRadius] = useState<number>(USUAL_RADIUS);
  const [isOpenNow, setOpenNow] = useState(false);
  const asked = useSettled(lines, 300).map(({ id, quantity }) => ({ productId: id, quantity }));
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    ...orpc.find.basket.queryOptions({
      input: { place: place ?? { lat: 23.7, lng: 90.4 }, radiusM, isOpenNow, lines: asked },
    }),
    enabled: place !== undefined && asked.length > 0,
    placeholderData: keepPreviousData,
  });
  useWatchedListings(data?.items.flatMap(({ offers }) => offers.map(({ listingId }) => listingId)) ?? []);
  if (!place) return <AskPlace />;
  return (
    <section className={ui.tight}>
      <h2>{t('basket.shops')}</h2>
      <fieldset className={ui.chipRow} aria-label={t('results.filters')}>
        <select
          className={ui.chip}
          aria-label={t('results.radius')}
          value={radiusM}
          onChange={(event) => setRadius(Number(event.currentTarget.value))}
        >
          {RADII.map((each) => (
            <option key={each} value={each}>
              {t('results.within', { distance: format.distance(each) })}
            </option>
          ))}
        </select>
        <button
          type="button"
          className={ui.chip}
          aria-pressed={isOpenNow}
          onClick={() => setOpenNow(!isOpenNow)}
        >
          {t('results.openNow')}
        </button>
      </fieldset>
      {error && !data ? (
        <Fault error={error} retry={() => void refetch()} />
      ) : !data ? (
        <Skeleton height={150} />
      ) : data.items.length === 0 ? (
        <Empty title={t('basket.nobody')} text={t('basket.nobodyText')} />
      ) : (
        data.items.map((answer) => (
          <ShopAnswer key={answer.shop.id} answer={answer} lines={lines} readAt={dataUpdatedAt} />
        ))
      )}
    </section>
  );
}

/** The prescription basket: several medicines at once, and the shops around that have all of them. */
export function BasketPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = useStore(basketStore);
  useTitle(t('basket.title'));
  const setLine = (id: string, quantity: number) =>
    basketStore.set(
      lines.flatMap((line) => (line.id !== id ? [line] : quantity === 0 ? [] : [{ ...line, quantity }])),
    );
  return (
    <div className={ui.stack} style={{ maxWidth: 720, marginInline: 'auto' }}>
      <div>
        <h1>{t('basket.title')}</h1>
        <p className={ui.muted}>{t('basket.text')}</p>
      </div>
      <SearchBox
        label={t('basket.addLabel')}
        placeholder={t('basket.placeholder')}
        onText={null}
        onProduct={(product) => basketStore.set(withProduct(basketStore.get(), product))}
      />
      {lines.length === 0 ? (
        <Empty
          icon={<IconPrescription size={48} stroke={1.4} aria-hidden />}
          title={t('basket.empty')}
          text={t('basket.emptyText')}
        />
      ) : (
        <>
          <div className={ui.tight}>
            {lines.map((line) => (
              <ProductRow key={line.id} product={line}>
                <Stepper
                  value={line.quantity}
                  most={10_000}
                  label={format.name(line)}
                  onChange={(quantity) => setLine(line.id, quantity)}
                />
              </ProductRow>
            ))}
          </div>
          <p className={`${ui.small} ${ui.muted}`}>{t('basket.counted')}</p>
          <PlaceBar />
          <Answers lines={lines} />
        </>
      )}
    </div>
  );
}
