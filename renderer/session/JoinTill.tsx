import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../api/client.ts';
import { keepTillToken } from '../api/till-token.ts';
import { useRefusalText } from '../api/use-refusal-text.ts';
import { useFormat } from '../i18n/use-format.ts';
import classes from './sign-in.module.css';

/** Makes this browser a till of the shop: the code that Settings shows on the computer of the shop, and a name for the receipts. */
export function JoinTill() {
  const { t } = useTranslation('session');
  const format = useFormat();
  const queries = useQueryClient();
  const refusalText = useRefusalText();
  const [code, setCode] = useState('');
  const [name, setName] = useState('');
  const join = useMutation(
    orpc.users.joinTill.mutationOptions({
      onSuccess: ({ tillToken }) => {
        keepTillToken(tillToken);
        void queries.invalidateQueries();
      },
    }),
  );
  const isReady = code.trim().length >= 6 && name.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady && !join.isPending) join.mutate({ code, name });
  };
  return (
    <form className={classes.join} aria-label={t('join.title')} onSubmit={submit}>
      <h2 className={classes.title}>{t('join.title')}</h2>
      <p className={classes.hint}>{t('join.text')}</p>
      <TextInput
        label={t('join.code')}
        value={code}
        onChange={(event) => setCode(format.digits(event.currentTarget.value))}
        maxLength={12}
        autoComplete="off"
        inputMode="numeric"
        size="lg"
        autoFocus
      />
      <TextInput
        label={t('join.name')}
        description={t('join.nameText')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={40}
        autoComplete="off"
        size="lg"
      />
      <p className={classes.refusal} role="alert">
        {join.error ? refusalText(join.error) : ''}
      </p>
      <Button type="submit" size="lg" disabled={!isReady} loading={join.isPending}>
        {t('join.join')}
      </Button>
    </form>
  );
}
