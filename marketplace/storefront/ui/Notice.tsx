import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalData, useRefusalText } from '../api/refusal-text.ts';
import { Button, ButtonLink } from './Button.tsx';
import ui from './ui.module.css';

const ICONS = {
  info: IconInfoCircle,
  go: IconCircleCheck,
  attention: IconAlertTriangle,
  danger: IconAlertCircle,
};

type Props = { tone?: keyof typeof ICONS; children: ReactNode; action?: ReactNode };

/** Says something that matters here; a fault is read out at once. */
export function Notice({ tone = 'info', children, action }: Props) {
  const Icon = ICONS[tone];
  return (
    <div className={ui.notice} data-tone={tone} role={tone === 'danger' ? 'alert' : 'status'}>
      <div className={ui.noticeText}>
        <Icon size={22} aria-hidden />
        <div>{children}</div>
      </div>
      {action}
    </div>
  );
}

type FaultProps = { error: unknown; retry?: (() => void) | undefined };

/** What went wrong in words, with one button to try again, or to go home where what was asked for is gone. */
export function Fault({ error, retry }: FaultProps) {
  const { t } = useTranslation();
  const text = useRefusalText();
  // What is gone does not come back by asking again.
  const isGone = refusalData(error, 'NOT_FOUND_RECORD') !== null;
  return (
    <Notice
      tone="danger"
      action={
        retry && isGone ? (
          <ButtonLink to="/" small>
            {t('notFound.home')}
          </ButtonLink>
        ) : retry ? (
          <Button small onClick={retry}>
            {t('tryAgain')}
          </Button>
        ) : null
      }
    >
      {text(error)}
    </Notice>
  );
}

/** A page or list with nothing in it: what that means, and what to do first. */
export function Empty({
  icon,
  title,
  text,
  action,
}: {
  icon?: ReactNode;
  title: string;
  text?: string;
  action?: ReactNode;
}) {
  return (
    <div className={ui.empty}>
      {icon}
      <h2>{title}</h2>
      {text ? <p>{text}</p> : null}
      {action}
    </div>
  );
}

/** Rows that are still being read, as high as those that will come. */
export function Skeleton({ rows = 3, height = 112 }: { rows?: number; height?: number }) {
  const { t } = useTranslation();
  return (
    <div className={ui.skeletons} role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={ui.skeleton} style={{ height }} />
      ))}
    </div>
  );
}
