import { Link } from '@tanstack/react-router';
import css from './office.module.css';

/** Pages of one area, side by side in its head. */
export function AreaTabs({
  label,
  pages,
}: {
  label: string;
  pages: readonly { path: string; label: string }[];
}) {
  return (
    <nav aria-label={label} className={css.tabs}>
      {pages.map(({ path, label: text }) => (
        <Link
          key={path}
          to={path}
          className={css.tab}
          activeOptions={{ exact: true }}
          style={{ textDecoration: 'none' }}
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
