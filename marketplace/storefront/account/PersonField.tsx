import { useTranslation } from 'react-i18next';
import { toLatinDigits } from '../../../shared/text/digits.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Field } from '../ui/Field.tsx';

const FIELDS = {
  name: { label: 'auth.name', type: 'text', autoComplete: 'name', required: true, maxLength: 100 },
  email: { label: 'auth.email', type: 'email', autoComplete: 'email', required: true, maxLength: 254 },
  phone: {
    label: 'auth.phone',
    type: 'tel',
    autoComplete: 'tel',
    required: true,
    minLength: 5,
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
  const { label: usual, ...input } = FIELDS[kind];
  return (
    <Field
      {...input}
      label={label ?? t(usual)}
      hint={hint ?? (kind === 'newPassword' ? t('auth.passwordHint') : undefined)}
      form={form}
      value={isDigits ? format.digits(value) : value}
      onChange={({ currentTarget }) =>
        onText(isDigits ? toLatinDigits(currentTarget.value) : currentTarget.value)
      }
    />
  );
}
