import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';

type Props = {
  /** A list that comes page by page. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
};

/** Brings the next page of a list; nothing where all of it is here. */
export function ShowMore({ list }: Props) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
      {t('showMore')}
    </Button>
  );
}
