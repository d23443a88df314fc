import { useTranslation } from 'react-i18next';

/** Words for codes of the marketplace: why something was refused, what went wrong. */
export function useMarketWords() {
  const { t, i18n } = useTranslation('market');
  const known = (key: string) => i18n.exists(`market:${key}`);
  return {
    reasonText: (code: string) =>
      known(`reasons.${code}`) ? t(`reasons.${code}` as 'reasons.NO_NAME') : code,
    failureText: (code: string) =>
      known(`failure.${code}`) ? t(`failure.${code}` as 'failure.NO_KEY') : t('failure.other', { code }),
    problemText: (code: string) =>
      known(`problem.${code}`) ? t(`problem.${code}` as 'problem.WRONG_CODE') : t('problem.other', { code }),
  };
}
