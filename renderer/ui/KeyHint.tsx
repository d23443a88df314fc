import classes from './ui.module.css';

/** The key that does a thing, drawn as a key; for the eye only, as the control says its own name. */
export function KeyHint({ label }: { label: string }) {
  return (
    <kbd className={classes.key} aria-hidden>
      {label}
    </kbd>
  );
}
