import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isAnswer } from '../../api/client.ts';
import { asRefusal, useRefusalText } from '../../api/use-refusal-text.ts';
import classes from './pay.module.css';
import { isTrxRefusal } from './payment-store.ts';

/** Why the sale was not rung up, that nothing changed, and what to press now. */
export function PayRefusal({ error }: { error: unknown }) {
  const { t } = useTranslation('counter');
  const refusalText = useRefusalText();
  const isShown = error !== null && error !== undefined && !isTrxRefusal(error);
  // Without an answer nobody knows whether it was rung up; saying that nothing changed would be a guess.
  const what = isShown && !isAnswer(error) ? t('pay.noAnswer') : isShown ? refusalText(error) : '';
  const nextStep = () => {
    if (!isAnswer(error)) return t('pay.again');
    return asRefusal(error)?.code === 'PRICE_CHANGED' ? t('pay.acceptPrices') : '';
  };
  return (
    <div role="alert">
      {isShown ? (
        <div className={classes.refusal}>
          <IconAlertTriangle size={22} aria-hidden />
          <p>
            {what} <strong>{nextStep()}</strong>
          </p>
        </div>
      ) : null}
    </div>
  );
}
