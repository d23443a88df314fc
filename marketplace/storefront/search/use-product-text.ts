import { useCallback } from 'react';
import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import { useFormat } from '../i18n/use-format.ts';

/** What tells a product from its namesakes: strength, form, company; in the page's digits. */
export function useProductText(): (
  product: Pick<MarketProductDto, 'strength' | 'dosageForm' | 'manufacturer'>,
) => string {
  const format = useFormat();
  return useCallback(
    ({ strength, dosageForm, manufacturer }) =>
      [strength, dosageForm, manufacturer]
        .filter((part) => part !== '')
        .map(format.digits)
        .join(' · '),
    [format],
  );
}
