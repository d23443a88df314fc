import { useTranslation } from 'react-i18next';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import type { ReceiptData } from '../../../shared/receipt/receipt-data.ts';
import { GROCERY_RECEIPT, PHARMACY_RECEIPT } from '../../../shared/receipt/receipt-fixtures.ts';
import { layOutReceipt } from '../../../shared/receipt/receipt-layout.ts';
import type { ReceiptRow } from '../../../shared/receipt/receipt-row.ts';
import { useSession } from '../../session/session-store.ts';
import own from './settings.module.css';

/** The sample's goods that have an English name alone; a Bengali sample shows Bengali goods. */
const NAME_BN = 'মোনাস ১০ মি.গ্রা. ট্যাবলেট';

/** A sample receipt of the shop with these settings. */
function sampleOf(
  shop: ShopSettings['shop'],
  receipt: ShopSettings['receipt'],
  cashier: string,
): ReceiptData {
  const sample = shop.kind === 'grocery' ? GROCERY_RECEIPT : PHARMACY_RECEIPT;
  return {
    ...sample,
    cashier,
    lines: sample.lines.map((line) =>
      line.name.bn === '' ? { ...line, name: { ...line.name, bn: NAME_BN } } : line,
    ),
    shop: {
      name: { bn: shop.nameBn, en: shop.nameEn },
      address: { bn: shop.addressBn, en: shop.addressEn },
      phone: shop.phone,
      bin: shop.bin,
      drugLicence: shop.drugLicence,
      pharmacistRegistration: shop.pharmacistRegistration,
      headerText: { bn: receipt.headerBn, en: receipt.headerEn },
      footerText: { bn: receipt.footerBn, en: receipt.footerEn },
      logo: receipt.logoBase64 === '' ? null : new Uint8Array(1),
    },
    vatIncluded: receipt.showVat ? sample.vatIncluded : (0 as ReceiptData['vatIncluded']),
    showQr: receipt.showQr,
  };
}

/** The receipt as it will look, from the same layout that the printer draws. */
export function ReceiptPaper(props: { shop: ShopSettings['shop']; receipt: ShopSettings['receipt'] }) {
  const { t } = useTranslation('settings');
  const { shop, receipt } = props;
  const { user } = useSession();
  const { rows } = layOutReceipt(sampleOf(shop, receipt, user.name), receipt.language, 80);
  return (
    <figure className={own.paper} aria-label={t('receipt.preview')}>
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity besides their place
        <Row key={index} row={row} logo={receipt.logoBase64} qr={t('receipt.previewQr')} />
      ))}
    </figure>
  );
}

function Row({ row, logo, qr }: { row: ReceiptRow; logo: string; qr: string }) {
  switch (row.kind) {
    case 'text':
      return (
        <div data-size={row.size} style={{ textAlign: row.align, fontWeight: row.bold ? 700 : 400 }}>
          {row.text}
        </div>
      );
    case 'pair':
      return (
        <div className={own.paperPair} data-size={row.size} style={{ fontWeight: row.bold ? 700 : 400 }}>
          <span style={{ paddingLeft: row.indent ? 12 : 0 }}>{row.left}</span>
          <span data-size={row.rightSize ?? row.size}>{row.right}</span>
        </div>
      );
    case 'rule':
      return <hr data-style={row.style} />;
    case 'banner':
      return <div className={own.paperBanner}>{row.text}</div>;
    case 'gap':
      return <div style={{ height: { small: 4, normal: 10, large: 18 }[row.size] }} />;
    case 'qr':
      return <div className={own.paperQr}>{qr}</div>;
    case 'image':
      return <img alt="" className={own.paperLogo} src={`data:image/png;base64,${logo}`} />;
    case 'ruler':
      return null;
  }
}
