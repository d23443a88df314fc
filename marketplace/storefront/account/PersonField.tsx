import { useTranslation } from 'react-i18next';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { isMobileNumber } from '../../../shared/text/phone.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Field } from '../ui/Field.tsx';

const FIELDS = {
  name: { label: 'auth.name', type: 'text', autoComplete: 'name', required: true, maxLength: 100 },
  email: {
    label: 'auth.email',
    type: 'text',
    inputMode: 'email',
    autoComplete: 'email',
    autoCapitalize: 'none',
    spellCheck: false,
    required: true,
    maxLength: 254,
  },
  phone: {
    label: 'auth.phone',
    type: 'tel',
    autoComplete: 'tel',
    required: true,
    maxLength: 20,
  },
  phoneIfAny: { label: 'auth.phoneOptional', type: 'tel', autoComplete: 'tel', maxLength: 20 },
  password: { label: 'auth.password', type: 'password', autoComplete: 'current-password', required: true },
  newPassword: {
    label: 'auth.password',
    type: 'password',
    autoComplete: 'new-password',
    required: true,
    minLength: 8,
    maxLength: 200,
  },
} as const;

/** Enough to say at once what was forgotten; whether there is such an address, the mail tells. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

type Props = {
  kind: keyof typeof FIELDS;
  value: string;
  onText: (text: string) => void;
  /** The id of the form that it belongs to where it stands outside of it. */
  form?: string;
  label?: string;
  hint?: string;
};

/** One thing that a person says of themselves, the same in every form: what it is called, what a browser fills in, how long it may be. */
export function PersonField({ kind, value, onText, form, label, hint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  // Kept in Latin digits, shown and typed in those of the page.
  const isDigits = FIELDS[kind].type === 'tel';
  const check = (text: string) => {
    if (isDigits && !isMobileNumber(text)) return t('field.phone');
    return kind === 'email' && !ADDRESS.test(text) ? t('field.email') : null;
  };
  const { label: usual, ...input } = FIELDS[kind];
  return (
    <Field
      {...input}
      label={label ?? t(usual)}
      hint={hint ?? (kind === 'newPassword' ? t('auth.passwordHint') : undefined)}
      form={form}
      check={check}
      value={isDigits ? format.digits(value) : value}
      onChange={({ currentTarget }) =>
        onText(isDigits ? toLatinDigits(currentTarget.value) : currentTarget.value)
      }
    />
  );
}
