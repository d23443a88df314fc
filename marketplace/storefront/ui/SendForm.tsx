import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { Fault } from './Notice.tsx';
import ui from './ui.module.css';

type Props = {
  /** What the form sends: its fault stands above the button, which rests while it is under way. */
  sending: { error: unknown; isPending: boolean };
  onSend: () => void;
  /** What the button says. */
  label: string;
  card?: boolean;
  children?: ReactNode;
};

/** Fields with one button that sends them, and what went wrong between the two. */
export function SendForm({ sending, onSend, label, card = false, children }: Props) {
  return (
    <form
      className={card ? `${ui.card} ${ui.stack}` : ui.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (!sending.isPending) onSend();
      }}
    >
      {children}
      {sending.error ? <Fault error={sending.error} /> : null}
      <Button type="submit" look="go" wide disabled={sending.isPending}>
        {label}
      </Button>
    </form>
  );
}
