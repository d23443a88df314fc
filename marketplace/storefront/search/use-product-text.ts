import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import { useFormat } from '../i18n/use-format.ts';

/** The usual words for dosage forms in the page's language; a form that nobody translated stays as the shop wrote it. */
export function useFormWord(): (dosageForm: string) => string {
  const { t } = useTranslation();
  return useCallback(
    (dosageForm) => {
      const key = dosageForm.toLowerCase().replaceAll(/[^a-z]+/g, '-');
      return t(`form.${key}` as 'form.tablet', { defaultValue: dosageForm });
    },
    [t],
  );
}

/** What tells a product from its namesakes: strength, form, company; in the page's words and digits. */
export function useProductText(): (
  product: Pick<MarketProductDto, 'strength' | 'dosageForm' | 'manufacturer'>,
) => string {
  const format = useFormat();
  const formWord = useFormWord();
  return useCallback(
    ({ strength, dosageForm, manufacturer }) =>
      [
        format.digits(strength),
        dosageForm === '' ? '' : format.code(formWord(dosageForm)),
        format.code(manufacturer),
      ]
        .filter((part) => part !== '')
        .join(' · '),
    [format, formWord],
  );
}
