import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { create } from 'qrcode';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Failure } from '../parts/Failure.tsx';
import css from '../parts/office.module.css';
import own from './settings.module.css';

/** A camera wants so many modules of white around the code. */
const QUIET = 4;

/** Where a second till opens the shop, to type, copy or scan, and what to do there; or why it cannot. */
export function TillAddress() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const found = useQuery(
    orpc.users.tillAddress.queryOptions({ input: {}, staleTime: 0, refetchOnMount: 'always' }),
  );
  const [first, ...others] = found.data?.addresses ?? [];
  return (
    <section className={css.card} aria-label={t('tills.address')}>
      <h2 className={css.cardTitle}>{t('tills.address')}</h2>
      {found.error ? <Failure error={found.error} onRetry={() => void found.refetch()} /> : null}
      {found.data?.state === 'off' ? <p className={css.muted}>{t('tills.addressOff')}</p> : null}
      {found.data?.state === 'failed' ? (
        <p className={css.attention} role="alert">
          {t('tills.addressFailed')}
        </p>
      ) : null}
      {found.data?.state === 'open' && first === undefined ? (
        <p className={css.attention} role="alert">
          {t('tills.addressNone')}
        </p>
      ) : null}
      {first === undefined ? null : (
        <div className={own.tillAddress}>
          <AddressCode address={first} />
          <div className={css.grid}>
            <div className={own.address}>{first}</div>
            <CopyButton text={first} />
            <ol
              className={own.tillSteps}
              style={{ listStyleType: format.language === 'bn' ? 'bengali' : 'decimal' }}
            >
              <li>{t('tills.step1')}</li>
              <li>{t('tills.step2')}</li>
            </ol>
            <p className={css.muted}>{t('tills.notOpening')}</p>
            {others.length > 0 ? (
              <div className={css.muted}>{t('tills.otherAddresses', { list: others.join(', ') })}</div>
            ) : null}
          </div>
        </div>
      )}
    </section>
  );
}

function AddressCode({ address }: { address: string }) {
  const { t } = useTranslation('settings');
  const { modules } = create(address, { errorCorrectionLevel: 'M' });
  const size = modules.size + 2 * QUIET;
  const dots = Array.from(modules.data).flatMap((isDark, at) =>
    isDark ? [`M${(at % modules.size) + QUIET} ${Math.floor(at / modules.size) + QUIET}h1v1h-1z`] : [],
  );
  return (
    <svg className={own.tillCode} viewBox={`0 0 ${size} ${size}`} role="img" aria-label={t('tills.qr')}>
      <rect width={size} height={size} fill="#fff" />
      <path d={dots.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation('settings');
  const [isCopied, setCopied] = useState<boolean | null>(null);
  return (
    <div className={css.buttons}>
      <Button variant="default" onClick={() => void copy(text).then(setCopied)}>
        {t('tills.copy')}
      </Button>
      <span role="status" className={css.muted}>
        {isCopied === null ? '' : t(isCopied ? 'tills.copied' : 'tills.notCopied')}
      </span>
    </div>
  );
}

/** Resolves to whether the clipboard took the text; browsers give none to plain http on the LAN. */
async function copy(text: string): Promise<boolean> {
  if (!window.isSecureContext) return false;
  return navigator.clipboard.writeText(text).then(
    () => true,
    () => false,
  );
}
