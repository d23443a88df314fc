import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ShopKind } from '../../../shared/marketplace/market-primitives.ts';
import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/use-format.ts';
import ui from '../ui/ui.module.css';

type Props = {
  kind: ShopKind | undefined;
  category: string | undefined;
  onChoose: (id: string | undefined) => void;
};

/** The categories of a kind of shop, or the next level of the one that was chosen; nothing before either is. */
export function CategoryChips({ kind, category, onChoose }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { data } = useQuery(orpc.find.categories.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const all = data?.items ?? [];
  const chosen = all.find(({ id }) => id === category);
  const below = all.filter(({ parentId, shopKind }) =>
    chosen ? parentId === chosen.id : parentId === null && shopKind === kind,
  );
  if (!chosen && below.length === 0) return null;
  return (
    <fieldset className={ui.chipRow} aria-label={t('results.categories')}>
      {chosen ? (
        <button
          type="button"
          className={ui.chip}
          aria-pressed="true"
          onClick={() => onChoose(chosen.parentId ?? undefined)}
        >
          {format.name(chosen)} ✕
        </button>
      ) : null}
      {below.map((each) => (
        <button key={each.id} type="button" className={ui.chip} onClick={() => onChoose(each.id)}>
          {format.name(each)}
        </button>
      ))}
    </fieldset>
  );
}
