import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { useRefusalText } from '../api/use-refusal-text.ts';
import { useFormat } from '../i18n/use-format.ts';
import { enterSession } from '../session/session-store.ts';
import classes from './first-run.module.css';
import { LanguageStep } from './LanguageStep.tsx';
import { PinStep } from './PinStep.tsx';
import { ShelvesStep } from './ShelvesStep.tsx';
import { ShopStep } from './ShopStep.tsx';
import type { ShopAnswers } from './shop-answers.ts';

const STEPS = 4;

/** Four short steps from nothing to the counter. The shop is made with the owner's PIN; the shelves come after. */
export function FirstRun({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('firstRun');
  const format = useFormat();
  const refusalText = useRefusalText();
  const [step, setStep] = useState(1);
  const [shop, setShop] = useState<ShopAnswers>({ kind: 'pharmacy', name: '', phone: '', address: '' });
  const setUp = useMutation(
    orpc.system.setUp.mutationOptions({
      onSuccess: (session) => {
        enterSession(session);
        setStep(4);
      },
    }),
  );
  const create = (ownerName: string, pin: string) => {
    const { language } = format;
    const inBengali = (text: string) => (language === 'bn' ? text : '');
    const inEnglish = (text: string) => (language === 'en' ? text : '');
    setUp.mutate({
      language,
      kind: shop.kind,
      nameBn: inBengali(shop.name),
      nameEn: inEnglish(shop.name),
      addressBn: inBengali(shop.address),
      addressEn: inEnglish(shop.address),
      phone: shop.phone,
      ownerName,
      pin,
    });
  };
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <p className={classes.step}>
          <strong>{t('welcome')}</strong> · {t('step', { step, steps: STEPS })}
        </p>
        <div className={classes.progress} aria-hidden>
          {Array.from({ length: STEPS }, (_, index) => index + 1).map((bar) => (
            <span key={bar} data-done={bar <= step || undefined} />
          ))}
        </div>
        {step === 1 ? <LanguageStep onNext={() => setStep(2)} /> : null}
        {step === 2 ? (
          <ShopStep
            answers={shop}
            onBack={() => setStep(1)}
            onNext={(answers) => {
              setShop(answers);
              setStep(3);
            }}
          />
        ) : null}
        {step === 3 ? (
          <PinStep
            isBusy={setUp.isPending}
            refusal={setUp.isError ? refusalText(setUp.error) : null}
            onBack={() => setStep(2)}
            onNext={create}
          />
        ) : null}
        {step === 4 ? <ShelvesStep kind={shop.kind} onDone={onDone} /> : null}
      </div>
    </main>
  );
}
