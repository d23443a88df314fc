import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { useCounterState } from '../counter-store.ts';
import classes from './panel.module.css';
import { UnknownBarcodePanel } from './UnknownBarcodePanel.tsx';

/** The unknown codes one after the other; those that wait are listed, so that nobody wonders where a scan went. */
export function UnknownBarcodes() {
  const { t } = useTranslation('counter');
  const format = useFormat();
  const unknown = useCounterState((state) => state.unknown);
  const [first] = unknown;
  if (!first) return null;
  const times = unknown.filter(({ code }) => code === first.code).length;
  const waiting = [...new Set(unknown.map(({ code }) => code))].slice(1);
  return (
    <UnknownBarcodePanel key={first.code} code={first.code}>
      {times > 1 ? <p className={classes.muted}>{t('unknown.times', { count: times })}</p> : null}
      {waiting.length > 0 ? (
        <p className={classes.muted} role="status">
          {t('unknown.waiting', { codes: waiting.map((code) => format.code(code)).join(', ') })}
        </p>
      ) : null}
      <p className={classes.muted}>{t('unknown.skip')}</p>
    </UnknownBarcodePanel>
  );
}
