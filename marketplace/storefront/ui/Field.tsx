import {
  type FormEvent,
  type InputHTMLAttributes,
  type ReactNode,
  type TextareaHTMLAttributes,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import ui from './ui.module.css';

type Common = {
  label: string;
  hint?: ReactNode;
  fault?: string | null | undefined;
  /** What is wrong with a text that is not empty, in words; null where nothing is. */
  check?: (text: string) => string | null;
};

type Box = HTMLInputElement | HTMLTextAreaElement;

/** Longer than a press takes. */
const PRESS_MS = 300;

const isFaulty = (element: Element): element is Box =>
  (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) && !element.validity.valid;

/**
 * What the browser would say in a bubble of its own and in its own language, said in the page's words below the field: once it was left with
 * something wrong in it, or its form was sent, for as long as it is. Of several fields the first one gets the focus.
 */
function useFault(value: string, isRequired: boolean, minLength: number, check: Common['check']) {
  const { t } = useTranslation();
  const box = useRef<Box>(null);
  const [isShown, setShown] = useState(false);
  const wrongIn = (text: string): string => {
    if (text.trim() === '') return isRequired ? t('field.missing') : '';
    return text.length < minLength ? t('field.short', { count: minLength }) : (check?.(text) ?? '');
  };
  const wrong = wrongIn(value);
  useEffect(() => box.current?.setCustomValidity(wrong), [wrong]);
  const handlers = {
    ref: (element: Box | null) => {
      box.current = element;
    },
    onInvalid: (event: FormEvent<Box>) => {
      event.preventDefault();
      setShown(true);
      const { currentTarget } = event;
      if ([...(currentTarget.form?.elements ?? [])].find(isFaulty) === currentTarget) currentTarget.focus();
    },
    onBlur: () => {
      // The button that is being pressed must not move away from under the finger.
      if (value !== '') setTimeout(() => setShown(true), PRESS_MS);
    },
  };
  return { said: isShown ? wrong : '', handlers };
}

type FieldProps = Common &
  (
    | ({ rows?: undefined } & InputHTMLAttributes<HTMLInputElement>)
    | ({ rows: number } & TextareaHTMLAttributes<HTMLTextAreaElement>)
  );

/** A text to fill in: label above, hint and fault below and read out with it. Several lines with `rows`. */
export function Field({ label, hint, fault: given, check, ...rest }: FieldProps) {
  const id = useId();
  const { said, handlers } = useFault(
    String(rest.value ?? ''),
    rest.required ?? false,
    rest.minLength ?? 0,
    check,
  );
  const fault = given ?? said;
  const told = [hint && !fault ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  const shared = {
    id,
    className: ui.input,
    'aria-describedby': told || undefined,
    'aria-invalid': fault ? true : undefined,
    ...handlers,
  };
  return (
    <div className={ui.field}>
      <label htmlFor={id}>{label}</label>
      {rest.rows === undefined ? <input {...rest} {...shared} /> : <textarea {...rest} {...shared} />}
      {/* What is wrong says as much as the hint did. */}
      {hint && !fault ? <small id={`${id}-hint`}>{hint}</small> : null}
      {fault ? (
        <span id={`${id}-fault`} role="alert">
          {fault}
        </span>
      ) : null}
    </div>
  );
}

type SelectProps = {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  empty?: string;
  disabled?: boolean;
  onChange: (value: string) => void;
};

/** A choice out of a list; `empty` is what stands there before one is made. */
export function SelectField({ label, value, options, empty, disabled, onChange }: SelectProps) {
  const id = useId();
  return (
    <div className={ui.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={ui.input}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
