import { TextInput, type TextInputProps } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { expiryWhileTyping, parseExpiry } from './expiry-text.ts';
import { parseTaka } from './taka-text.ts';

type Props = Omit<TextInputProps, 'value' | 'onChange'> & {
  value: string;
  onText: (text: string) => void;
  ref?: Ref<HTMLInputElement>;
};

/** A field for figures: whatever digits are typed, those of the screen's language stand there. */
export function FigureInput({ value, onText, ...rest }: Props) {
  const format = useFormat();
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...rest}
      value={value}
      onChange={(event) => onText(format.digits(event.currentTarget.value))}
    />
  );
}

/** An amount of taka, its unit inside the field; says so at once when it cannot be read. */
export function TakaInput({ error, ...rest }: Props) {
  const { t } = useTranslation('office');
  const isBad = parseTaka(rest.value).kind === 'unreadable';
  return <FigureInput leftSection="৳" {...rest} error={error ?? (isBad ? t('field.badTaka') : undefined)} />;
}

/** An expiry typed as it is printed: 0327 becomes 03/27. */
export function ExpiryInput({ error, onText, ...rest }: Props) {
  const { t } = useTranslation('office');
  const isBad = rest.value.length >= 5 && parseExpiry(rest.value).kind === 'unreadable';
  return (
    <FigureInput
      {...rest}
      onText={(text) => onText(expiryWhileTyping(rest.value, text))}
      error={error ?? (isBad ? t('field.badExpiry') : undefined)}
    />
  );
}
