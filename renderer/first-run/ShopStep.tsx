import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { phoneSchema } from '../../shared/contract/primitives.ts';
import { SHOP_KINDS } from '../../shared/contract/settings.contract.ts';
import { useFormat } from '../i18n/use-format.ts';
import classes from './first-run.module.css';
import type { ShopAnswers } from './shop-answers.ts';

type Props = { answers: ShopAnswers; onBack: () => void; onNext: (answers: ShopAnswers) => void };

/** Kind, name, phone and address of the shop; only the name is asked for. */
export function ShopStep({ answers, onBack, onNext }: Props) {
  const { t } = useTranslation(['firstRun', 'shell']);
  const format = useFormat();
  const [shop, setShop] = useState(answers);
  const [isChecked, setChecked] = useState(false);
  const name = shop.name.trim();
  const phone = shop.phone.trim();
  const isPhoneWrong = phone !== '' && !phoneSchema.safeParse(phone).success;
  const next = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name !== '' && !isPhoneWrong) onNext({ ...shop, name, phone, address: shop.address.trim() });
  };
  return (
    <form onSubmit={next} noValidate>
      <h1 className={classes.title}>{t('firstRun:shop.title')}</h1>
      <fieldset className={classes.kinds}>
        <legend>{t('firstRun:shop.kind')}</legend>
        {SHOP_KINDS.map((kind) => (
          <label key={kind} className={classes.kind}>
            <input
              type="radio"
              name="kind"
              checked={shop.kind === kind}
              onChange={() => setShop({ ...shop, kind })}
            />
            {t(`firstRun:shop.kinds.${kind}`)}
          </label>
        ))}
      </fieldset>
      <div className={classes.fields}>
        <TextInput
          label={t('firstRun:shop.name')}
          description={t('firstRun:shop.nameHint')}
          error={isChecked && name === '' ? t('firstRun:shop.nameMissing') : null}
          value={shop.name}
          maxLength={120}
          data-autofocus
          autoFocus
          onChange={(event) => setShop({ ...shop, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('firstRun:shop.phone')}
          inputMode="tel"
          error={isChecked && isPhoneWrong ? t('firstRun:shop.phoneWrong') : null}
          value={shop.phone}
          maxLength={20}
          onChange={(event) => setShop({ ...shop, phone: format.digits(event.currentTarget.value) })}
        />
        <TextInput
          label={t('firstRun:shop.address')}
          value={shop.address}
          maxLength={240}
          onChange={(event) => setShop({ ...shop, address: event.currentTarget.value })}
        />
      </div>
      <p className={classes.hint}>{t('firstRun:shop.later')}</p>
      <div className={classes.buttons}>
        <Button variant="default" onClick={onBack}>
          {t('shell:back')}
        </Button>
        <Button type="submit">{t('shell:next')}</Button>
      </div>
    </form>
  );
}
