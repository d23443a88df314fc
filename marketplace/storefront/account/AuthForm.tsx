import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/Button.tsx';
import ui from '../ui/ui.module.css';
import { ForgotForm } from './ForgotForm.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SignUpForm } from './SignUpForm.tsx';

type Step = 'in' | 'up' | 'forgot';

/** Signing in, a new account, a forgotten password: one after the other in the same place, with what was typed kept. */
export function AuthForm({ why, onDone }: { why?: string; onDone?: () => void }) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>('in');
  const [email, setEmail] = useState('');
  const shared = { email, onEmail: setEmail };
  return (
    <div className={ui.stack}>
      <h2>{t(`auth.title.${step}`)}</h2>
      {why && step === 'in' ? <p>{why}</p> : null}
      {step === 'in' ? <SignInForm {...shared} onDone={onDone} /> : null}
      {step === 'up' ? <SignUpForm {...shared} onDone={onDone} /> : null}
      {step === 'forgot' ? <ForgotForm {...shared} /> : null}
      {step === 'in' ? (
        <div className={ui.tight}>
          <Button wide onClick={() => setStep('up')}>
            {t('auth.newAccount')}
          </Button>
          <Button look="plain" onClick={() => setStep('forgot')}>
            {t('auth.forgot')}
          </Button>
        </div>
      ) : (
        <Button look="plain" onClick={() => setStep('in')}>
          {t('auth.haveAccount')}
        </Button>
      )}
    </div>
  );
}
