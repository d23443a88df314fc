import type { Paisa } from '../../shared/money/money.ts';
import { useFormat } from '../i18n/use-format.ts';
import classes from './ui.module.css';

type Props = { amount: Paisa | null; fixed?: boolean; className?: string };

/** An amount in taka, figures of equal width, never broken over lines; a dash where it is not known. */
export function Money({ amount, fixed, className }: Props) {
  const format = useFormat();
  return (
    <span className={`${classes.figure} ${className ?? ''}`}>
      {amount === null ? '–' : format.taka(amount, { fixed: fixed ?? false })}
    </span>
  );
}
