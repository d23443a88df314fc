import bnAudit from '../../resources/locales/bn/audit.json' with { type: 'json' };
import bnAuditDetails from '../../resources/locales/bn/auditDetails.json' with { type: 'json' };
import bnImports from '../../resources/locales/bn/imports.json' with { type: 'json' };
import bnKhata from '../../resources/locales/bn/khata.json' with { type: 'json' };
import bnLists from '../../resources/locales/bn/lists.json' with { type: 'json' };
import bnOffice from '../../resources/locales/bn/office.json' with { type: 'json' };
import bnProducts from '../../resources/locales/bn/products.json' with { type: 'json' };
import bnReceipts from '../../resources/locales/bn/receipts.json' with { type: 'json' };
import bnSettings from '../../resources/locales/bn/settings.json' with { type: 'json' };
import bnStock from '../../resources/locales/bn/stock.json' with { type: 'json' };
import enAudit from '../../resources/locales/en/audit.json' with { type: 'json' };
import enAuditDetails from '../../resources/locales/en/auditDetails.json' with { type: 'json' };
import enImports from '../../resources/locales/en/imports.json' with { type: 'json' };
import enKhata from '../../resources/locales/en/khata.json' with { type: 'json' };
import enLists from '../../resources/locales/en/lists.json' with { type: 'json' };
import enOffice from '../../resources/locales/en/office.json' with { type: 'json' };
import enProducts from '../../resources/locales/en/products.json' with { type: 'json' };
import enReceipts from '../../resources/locales/en/receipts.json' with { type: 'json' };
import enSettings from '../../resources/locales/en/settings.json' with { type: 'json' };
import enStock from '../../resources/locales/en/stock.json' with { type: 'json' };
import type { Language } from '../../shared/text/format.ts';

const EN = {
  audit: enAudit,
  auditDetails: enAuditDetails,
  imports: enImports,
  khata: enKhata,
  lists: enLists,
  office: enOffice,
  products: enProducts,
  receipts: enReceipts,
  settings: enSettings,
  stock: enStock,
};

const BN: typeof EN = {
  audit: bnAudit,
  auditDetails: bnAuditDetails,
  imports: bnImports,
  khata: bnKhata,
  lists: bnLists,
  office: bnOffice,
  products: bnProducts,
  receipts: bnReceipts,
  settings: bnSettings,
  stock: bnStock,
};

/** The words of the lists: the screen's own, so that a column is called the same on the screen, on paper and in a file. */
export const LIST_TEXTS: Readonly<Record<Language, typeof EN>> = { bn: BN, en: EN };
