import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isAnswer } from '../../api/client.ts';
import { asRefusal, useRefusalText } from '../../api/use-refusal-text.ts';
import classes from './pay.module.css';

/** Why the sale was not rung up, that nothing changed, and what to press now. */
export function PayRefusal({ error }: { error: unknown }) {
  const { t } = useTranslation('counter');
  const refusalText = useRefusalText();
  const isShown = error !== null && error !== undefined;
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
            {refusalText(error)} <strong>{nextStep()}</strong>
          </p>
        </div>
      ) : null}
    </div>
  );
}
