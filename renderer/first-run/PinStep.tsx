import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pinSchema } from '../../shared/contract/primitives.ts';
import { toLatinDigits } from '../../shared/text/digits.ts';
import classes from './first-run.module.css';

type Props = {
  isBusy: boolean;
  refusal: string | null;
  onBack: () => void;
  onNext: (ownerName: string, pin: string) => void;
};

/** Who owns the shop and the PIN that opens everything, typed twice. */
export function PinStep({ isBusy, refusal, onBack, onNext }: Props) {
  const { t } = useTranslation(['firstRun', 'shell']);
  const [owner, setOwner] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [refusedPin, setRefusedPin] = useState('');
  const [isChecked, setChecked] = useState(false);
  const isShort = !pinSchema.safeParse(pin).success;
  const differs = toLatinDigits(pin) !== toLatinDigits(again);
  const next = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (owner.trim() === '' || isShort || differs || isBusy) return;
    setRefusedPin(pin);
    onNext(owner.trim(), toLatinDigits(pin));
  };
  return (
    <form onSubmit={next} noValidate>
      <h1 className={classes.title}>{t('firstRun:pin.title')}</h1>
      <div className={classes.fields}>
        <TextInput
          label={t('firstRun:pin.owner')}
          autoFocus
          maxLength={80}
          error={isChecked && owner.trim() === '' ? t('firstRun:pin.ownerMissing') : null}
          value={owner}
          onChange={(event) => setOwner(event.currentTarget.value)}
        />
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': t('shell:showPin') }}
          label={t('firstRun:pin.pin')}
          description={t('firstRun:pin.hint')}
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={8}
          error={isChecked && isShort ? t('firstRun:pin.short') : pin === refusedPin ? refusal : null}
          value={pin}
          onChange={(event) => setPin(event.currentTarget.value)}
        />
        <PasswordInput
          visibilityToggleButtonProps={{ 'aria-label': t('shell:showPin') }}
          label={t('firstRun:pin.again')}
          inputMode="numeric"
          autoComplete="new-password"
          maxLength={8}
          error={isChecked && !isShort && differs ? t('firstRun:pin.differ') : null}
          value={again}
          onChange={(event) => setAgain(event.currentTarget.value)}
        />
      </div>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          {t('shell:back')}
        </Button>
        <Button type="submit" loading={isBusy}>
          {t('firstRun:open')}
        </Button>
      </div>
    </form>
  );
}
