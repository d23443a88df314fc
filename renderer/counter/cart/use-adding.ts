import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CartRules } from '../../../shared/cart/cart-types.ts';
import { describeUnits } from '../../../shared/cart/describe-quantity.ts';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useFormat } from '../../i18n/use-format.ts';
import type { Adding } from './adding.ts';
import { createAdding } from './create-adding.ts';

type Known = { rules: CartRules; settings: ShopSettings } | null;

/** Adding goods by the shop's rules, with a sound for yes and one for no. */
export function useAdding(known: Known): Adding {
  const { t } = useTranslation('counter');
  const { language } = useFormat();
  const errorText = useRefusalText();
  const rules = known?.rules ?? null;
  const sounds = known?.settings.counter.sounds ?? false;
  return useMemo(
    () =>
      createAdding({
        rules,
        sounds,
        errorText,
        problemText: (problem, product) =>
          t(`quantity.${problem}`, { units: product ? describeUnits(product, language) : '' }),
        ringingUpText: t('notice.scanWhilePaying'),
        foundText: (outcome, text) => t(`search.${outcome}`, { text }),
      }),
    [rules, sounds, errorText, t, language],
  );
}
