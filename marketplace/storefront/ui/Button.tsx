import { createLink, type LinkComponent } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type ButtonHTMLAttributes, forwardRef } from 'react';
import ui from './ui.module.css';

type Look = {
  /** `go` for the one next step of a page. */
  look?: 'go' | 'quiet' | 'plain' | 'danger';
  small?: boolean;
  wide?: boolean;
};

/** A press that does something here. */
export function Button({
  look = 'quiet',
  small,
  wide,
  type = 'button',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      {...rest}
      type={type}
      className={ui.button}
      data-look={look}
      data-small={small || undefined}
      data-wide={wide || undefined}
    />
  );
}

const Anchor = forwardRef<HTMLAnchorElement, Look & AnchorHTMLAttributes<HTMLAnchorElement>>(
  ({ look = 'quiet', small, wide, ...rest }, ref) => (
    <a
      {...rest}
      ref={ref}
      className={ui.button}
      data-look={look}
      data-small={small || undefined}
      data-wide={wide || undefined}
    />
  ),
);
const LinkedAnchor = createLink(Anchor);

/** A way to another page that looks like a button. */
export const ButtonLink: LinkComponent<typeof Anchor> = (props) => <LinkedAnchor {...props} />;
