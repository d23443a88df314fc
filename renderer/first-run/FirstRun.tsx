import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ShopKind } from '../../shared/contract/settings.contract.ts';
import { orpc } from '../api/client.ts';
import { useRefusalText } from '../api/use-refusal-text.ts';
import { useFormat } from '../i18n/use-format.ts';
import { enterSession } from '../session/session-store.ts';
import classes from './first-run.module.css';
import { LanguageStep } from './LanguageStep.tsx';
import { PinStep } from './PinStep.tsx';
import { ShelvesStep } from './ShelvesStep.tsx';
import { ShopStep } from './ShopStep.tsx';
import { CHOOSING, keepShelves } from './shelves-left-off.ts';
import type { ShopAnswers } from './shop-answers.ts';

const STEPS = 4;

type Props = {
  /** The kind of the shop where it is made already and only its shelves are to be filled. */
  madeKind: ShopKind | null;
  onDone: () => void;
};

/** Four short steps from nothing to the counter. The shop is made with the owner's PIN; the shelves come after. */
export function FirstRun({ madeKind, onDone }: Props) {
  const { t } = useTranslation('firstRun');
  const format = useFormat();
  const refusalText = useRefusalText();
  const [step, setStep] = useState(madeKind === null ? 1 : STEPS);
  const [shop, setShop] = useState<ShopAnswers>({
    kind: madeKind ?? 'pharmacy',
    name: '',
    phone: '',
    address: '',
  });
  const setUp = useMutation(
    orpc.system.setUp.mutationOptions({
      onSuccess: (session) => {
        keepShelves(CHOOSING);
        enterSession(session);
        setStep(STEPS);
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
        {step === STEPS ? <ShelvesStep kind={shop.kind} onDone={onDone} /> : null}
      </div>
    </main>
  );
}
