import { IconAlertCircle, IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRefusalText } from '../api/refusal-text.ts';
import { Button } from './Button.tsx';
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

/** What went wrong in words, with one button to try again. */
export function Fault({ error, retry }: FaultProps) {
  const { t } = useTranslation();
  const text = useRefusalText();
  return (
    <Notice
      tone="danger"
      action={
        retry ? (
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
    <div className={ui.tight} role="status">
      <span className="visually-hidden">{t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={ui.skeleton} style={{ height }} />
      ))}
    </div>
  );
}
