import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useId } from 'react';
import ui from './ui.module.css';

type Common = { label: string; hint?: ReactNode; fault?: string | null | undefined };

type FieldProps = Common &
  (
    | ({ rows?: undefined } & InputHTMLAttributes<HTMLInputElement>)
    | ({ rows: number } & TextareaHTMLAttributes<HTMLTextAreaElement>)
  );

/** A text to fill in: label above, hint and fault below and read out with it. Several lines with `rows`. */
export function Field({ label, hint, fault, ...rest }: FieldProps) {
  const id = useId();
  const told = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  const shared = {
    id,
    className: ui.input,
    'aria-describedby': told || undefined,
    'aria-invalid': fault ? true : undefined,
  };
  return (
    <div className={ui.field}>
      <label htmlFor={id}>{label}</label>
      {rest.rows === undefined ? <input {...rest} {...shared} /> : <textarea {...rest} {...shared} />}
      {hint ? <small id={`${id}-hint`}>{hint}</small> : null}
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
