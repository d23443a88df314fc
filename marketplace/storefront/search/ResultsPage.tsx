import { getRouteApi, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from '../api/store.ts';
import { useFormat } from '../i18n/use-format.ts';
import { AskPlace, PlaceBar } from '../place/PlaceBar.tsx';
import { placeStore } from '../place/place-store.ts';
import { useTitle } from '../shell/use-page.ts';
import ui from '../ui/ui.module.css';
import { CategoryChips } from './CategoryChips.tsx';
import { FilterBar } from './FilterBar.tsx';
import { OfferList } from './OfferList.tsx';
import { SearchBox } from './SearchBox.tsx';
import { filterInput, type OfferFilters, readFilters } from './search-query.ts';
import { useOffers } from './use-offers.ts';

const route = getRouteApi('/search');

/** Who has what was typed, around the chosen place. */
export function ResultsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const query = route.useSearch();
  const navigate = route.useNavigate();
  const chosen = useStore(placeStore);
  const { q = '', kind, category } = query;
  useTitle(q === '' ? t('results.title') : q);
  const offers = useOffers(chosen?.place ?? null, {
    text: q,
    categoryId: category ?? null,
    shopKind: kind ?? null,
    ...filterInput(query),
  });
  const change = (filters: OfferFilters) =>
    void navigate({
      search: (now) => ({
        q: now.q,
        kind: now.kind,
        category: now.category,
        ...readFilters({ ...now, ...filters }),
      }),
      replace: filters.map !== true,
      resetScroll: false,
    });
  return (
    <div className={ui.stack}>
      <h1 className="visually-hidden">{t('results.title')}</h1>
      <SearchBox
        key={q}
        start={q}
        label={t('search.label')}
        onText={(text) => void navigate({ search: (now) => ({ ...now, q: text, category: undefined }) })}
      />
      <PlaceBar />
      {chosen ? (
        <OfferList offers={offers} place={chosen.place} about="both" filters={query} onChange={change}>
          <FilterBar filters={query} onChange={change} />
          <CategoryChips
            kind={kind}
            category={category}
            onChoose={(id) => void navigate({ search: (now) => ({ ...now, category: id }), replace: true })}
          />
          {q !== '' && offers.products.length > 1 ? (
            <nav className={ui.chipRow} aria-label={t('results.meant')}>
              {offers.products.slice(0, 12).map((product) => (
                <Link
                  key={product.id}
                  to="/product/$productId"
                  params={{ productId: product.id }}
                  search={readFilters({ ...query, map: false })}
                  className={ui.chip}
                >
                  {format.name(product)} {format.digits(product.strength)}
                </Link>
              ))}
            </nav>
          ) : null}
        </OfferList>
      ) : (
        <AskPlace />
      )}
    </div>
  );
}
