import { IconPrescription } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import { needsPrescription } from '../../../shared/marketplace/needs-prescription.ts';
import { type ApiOutput, orpc } from '../api/client.ts';
import { useStore } from '../api/store.ts';
import { basketStore, MOST_LINES, withProduct } from '../basket/basket-store.ts';
import { HeartButton } from '../favourites/HeartButton.tsx';
import { useFormat } from '../i18n/use-format.ts';
import { ProductStrip } from '../offers/ProductStrip.tsx';
import { AskPlace, PlaceBar } from '../place/PlaceBar.tsx';
import { placeStore } from '../place/place-store.ts';
import { FilterBar } from '../search/FilterBar.tsx';
import { OfferList } from '../search/OfferList.tsx';
import { SearchBox } from '../search/SearchBox.tsx';
import { filterInput, type OfferFilters, readFilters } from '../search/search-query.ts';
import { useOffers } from '../search/use-offers.ts';
import { useFormWord, useProductText } from '../search/use-product-text.ts';
import { useAbout } from '../shell/use-about.ts';
import { useTitle } from '../shell/use-page.ts';
import { Button, ButtonLink } from '../ui/Button.tsx';
import { Fault, Notice, Skeleton } from '../ui/Notice.tsx';
import { Picture } from '../ui/Picture.tsx';
import ui from '../ui/ui.module.css';
import classes from './product.module.css';

const route = getRouteApi('/product/$productId');

function BasketButton({ product }: { product: MarketProductDto }) {
  const { t } = useTranslation();
  const lines = useStore(basketStore);
  const isIn = lines.some(({ id }) => id === product.id);
  if (isIn) {
    return (
      <ButtonLink to="/basket" small>
        <IconPrescription size={18} aria-hidden />
        {t('basket.inIt')}
      </ButtonLink>
    );
  }
  return (
    <Button
      small
      disabled={lines.length >= MOST_LINES}
      onClick={() => basketStore.set(withProduct(lines, product))}
    >
      <IconPrescription size={18} aria-hidden />
      {t('basket.add')}
    </Button>
  );
}

type Details = ApiOutput['find']['product'];

function Facts({ details }: { details: Details }) {
  const { t } = useTranslation();
  const format = useFormat();
  const formWord = useFormWord();
  const { product, specifications, description } = details;
  const rows = [
    { name: t('product.generic'), value: product.generic },
    { name: t('product.strength'), value: format.digits(product.strength) },
    { name: t('product.form'), value: product.dosageForm === '' ? '' : formWord(product.dosageForm) },
    { name: t('product.company'), value: product.manufacturer },
    ...specifications,
  ].filter(({ value }) => value !== '');
  if (rows.length === 0 && description === '') return null;
  return (
    <details className={classes.more}>
      <summary>{t('product.about')}</summary>
      <div className={ui.tight}>
        <dl className={classes.facts}>
          {rows.map(({ name, value }) => (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{format.code(name)}</dt>
              <dd>{format.code(value)}</dd>
            </div>
          ))}
        </dl>
        {description === '' ? null : <p>{format.code(description)}</p>}
      </div>
    </details>
  );
}

function Head({ details }: { details: Details }) {
  const { t } = useTranslation();
  const format = useFormat();
  const productText = useProductText();
  const { isMedicineOrderable } = useAbout();
  const { product, pictures, category } = details;
  const name = format.name(product);
  const needsPaper = needsPrescription(product.drugClass);
  return (
    <div className={classes.head}>
      {pictures.length > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: pictures beyond the edge are reached with the arrow keys
        <section className={classes.pictures} aria-label={t('product.pictures')} tabIndex={0}>
          {pictures.map((src, at) => (
            <Picture key={src} src={src} size={220} alt={name} isFirst={at === 0} isWhole />
          ))}
        </section>
      ) : null}
      <div className={ui.tight}>
        {category.length > 0 ? (
          <nav className={`${ui.line} ${ui.small}`} aria-label={t('results.categories')}>
            {category.map((each) => (
              <Link key={each.id} to="/search" search={{ category: each.id }} className={ui.reach}>
                {format.name(each)}
              </Link>
            ))}
          </nav>
        ) : null}
        <div className={classes.title}>
          <div>
            <h1>{name}</h1>
            <p className={ui.muted}>
              {[format.otherName(product), productText(product)].filter(Boolean).join(' · ')}
            </p>
          </div>
          <HeartButton kind="product" id={product.id} name={name} />
        </div>
        {needsPaper ? (
          <Notice tone="attention">
            {t(isMedicineOrderable ? 'product.needsPaper' : 'errors.MEDICINE_NOT_ORDERABLE')}
          </Notice>
        ) : null}
        {product.drugClass === 'none' ? null : (
          <div className={ui.chips}>
            <BasketButton product={product} />
          </div>
        )}
        <Facts details={details} />
      </div>
    </div>
  );
}

function Others({ productId }: { productId: string }) {
  const { t } = useTranslation();
  const together = useQuery(orpc.find.boughtTogether.queryOptions({ input: { productId } }));
  const similar = useQuery(orpc.find.similar.queryOptions({ input: { productId } }));
  return (
    <>
      <ProductStrip title={t('product.together')} products={together.data?.items ?? []} />
      <ProductStrip title={t('product.similar')} products={similar.data?.items ?? []} />
    </>
  );
}

/** A product, and every shop around that has it. */
export function ProductPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { productId } = route.useParams();
  const filters = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useStore(placeStore);
  const { data, error, refetch } = useQuery(orpc.find.product.queryOptions({ input: { productId } }));
  const offers = useOffers(chosen?.place ?? null, { productId, ...filterInput(filters) });
  useTitle(data ? format.name(data.product) : '');
  const change = (next: OfferFilters) =>
    void navigate({
      search: (now) => readFilters({ ...now, ...next }),
      replace: next.map !== true,
      resetScroll: false,
    });
  return (
    <div className={ui.stack}>
      <SearchBox label={t('search.label')} />
      {error && !data ? (
        <Fault error={error} retry={() => void refetch()} />
      ) : data ? (
        <Head details={data} />
      ) : (
        <Skeleton rows={1} height={150} />
      )}
      {error && !data ? null : (
        <>
          <section className={ui.tight}>
            <h2>{t('product.shops')}</h2>
            <PlaceBar />
            {chosen ? (
              <OfferList
                offers={offers}
                place={chosen.place}
                about="shop"
                filters={filters}
                onChange={change}
              >
                <FilterBar filters={filters} onChange={change} />
              </OfferList>
            ) : (
              <AskPlace />
            )}
          </section>
          <Others productId={productId} />
        </>
      )}
    </div>
  );
}
