import { useTranslation } from 'react-i18next';
import { isMarketWord } from '../../api/use-refusal-text.ts';

/** Words for codes of the marketplace: why something was refused, what went wrong. None of its codes is shown as it is. */
export function useMarketWords() {
  const { t, i18n } = useTranslation(['market', 'errors']);
  const known = (key: string) => i18n.exists(`market:${key}`);
  const general = (code: string) =>
    isMarketWord(code) ? t(`errors:market.${code}`) : t('market:failure.other', { code });
  return {
    // The field that does not fit stands after the code; it is a name of the program's, for the log.
    reasonText: (reason: string) => {
      const [code = ''] = reason.split(' ');
      if (code === 'WRONG_FIELD') return t('market:reasons.NOT_UNDERSTOOD');
      return known(`reasons.${code}`)
        ? t(`market:reasons.${code}` as 'market:reasons.NO_NAME')
        : general(code);
    },
    failureText: (code: string) =>
      known(`failure.${code}`) ? t(`market:failure.${code}` as 'market:failure.NO_KEY') : general(code),
    problemText: (code: string) =>
      known(`problem.${code}`) ? t(`market:problem.${code}` as 'market:problem.WRONG_CODE') : general(code),
  };
}
