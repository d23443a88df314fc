import {
  IconCash,
  IconCreditCard,
  IconDeviceMobile,
  IconNotebook,
  type IconProps,
  IconQrcode,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { TENDER_KINDS, type TenderKind } from '../../../shared/contract/sales.contract.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import classes from './pay.module.css';
import { TENDER_LETTERS } from './tender-keys.ts';
import type { PaymentView } from './use-payment.ts';

const ICONS: Readonly<Record<TenderKind, ComponentType<IconProps>>> = {
  cash: IconCash,
  'bangla-qr': IconQrcode,
  bkash: IconDeviceMobile,
  nagad: IconDeviceMobile,
  rocket: IconDeviceMobile,
  card: IconCreditCard,
  baki: IconNotebook,
};

/** How it is paid: one tile and one letter each, with Alt where letters are being typed. */
export function TenderTiles({ payment, needsAlt }: { payment: PaymentView; needsAlt: boolean }) {
  const { t } = useTranslation('counter');
  return (
    <div className={classes.tiles} role="radiogroup" aria-label={t('pay.how')}>
      {TENDER_KINDS.map((kind) => {
        const Icon = ICONS[kind];
        return (
          // biome-ignore lint/a11y/useSemanticElements: a tile with picture, word and key
          <button
            key={kind}
            type="button"
            role="radio"
            tabIndex={-1}
            aria-checked={payment.kind === kind}
            className={classes.tile}
            data-alt={needsAlt || undefined}
            onClick={() => payment.choose(kind)}
          >
            {/* Alt and the letter need the room of the picture. */}
            {needsAlt ? null : <Icon size={20} stroke={1.6} aria-hidden />}
            <span>{t(`tender.${kind}`)}</span>
            <KeyHint label={`${needsAlt ? 'Alt+' : ''}${TENDER_LETTERS[kind]}`} />
          </button>
        );
      })}
    </div>
  );
}
