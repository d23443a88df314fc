import bnAudit from '../../resources/locales/bn/audit.json';
import bnAuditDetails from '../../resources/locales/bn/auditDetails.json';
import bnCounter from '../../resources/locales/bn/counter.json';
import bnErrors from '../../resources/locales/bn/errors.json';
import bnFirstRun from '../../resources/locales/bn/firstRun.json';
import bnImports from '../../resources/locales/bn/imports.json';
import bnKhata from '../../resources/locales/bn/khata.json';
import bnLists from '../../resources/locales/bn/lists.json';
import bnMarket from '../../resources/locales/bn/market.json';
import bnOffice from '../../resources/locales/bn/office.json';
import bnProducts from '../../resources/locales/bn/products.json';
import bnReceipts from '../../resources/locales/bn/receipts.json';
import bnReports from '../../resources/locales/bn/reports.json';
import bnSession from '../../resources/locales/bn/session.json';
import bnSettings from '../../resources/locales/bn/settings.json';
import bnShell from '../../resources/locales/bn/shell.json';
import bnStock from '../../resources/locales/bn/stock.json';
import enAudit from '../../resources/locales/en/audit.json';
import enAuditDetails from '../../resources/locales/en/auditDetails.json';
import enCounter from '../../resources/locales/en/counter.json';
import enErrors from '../../resources/locales/en/errors.json';
import enFirstRun from '../../resources/locales/en/firstRun.json';
import enImports from '../../resources/locales/en/imports.json';
import enKhata from '../../resources/locales/en/khata.json';
import enLists from '../../resources/locales/en/lists.json';
import enMarket from '../../resources/locales/en/market.json';
import enOffice from '../../resources/locales/en/office.json';
import enProducts from '../../resources/locales/en/products.json';
import enReceipts from '../../resources/locales/en/receipts.json';
import enReports from '../../resources/locales/en/reports.json';
import enSession from '../../resources/locales/en/session.json';
import enSettings from '../../resources/locales/en/settings.json';
import enShell from '../../resources/locales/en/shell.json';
import enStock from '../../resources/locales/en/stock.json';

/** English texts by namespace; their keys are the type of every `t(…)`. */
export const en = {
  audit: enAudit,
  auditDetails: enAuditDetails,
  counter: enCounter,
  errors: enErrors,
  firstRun: enFirstRun,
  imports: enImports,
  khata: enKhata,
  lists: enLists,
  market: enMarket,
  office: enOffice,
  products: enProducts,
  receipts: enReceipts,
  reports: enReports,
  session: enSession,
  settings: enSettings,
  shell: enShell,
  stock: enStock,
};

/** Bengali texts by namespace; a test compares the keys with the English ones. */
export const bn = {
  audit: bnAudit,
  auditDetails: bnAuditDetails,
  counter: bnCounter,
  errors: bnErrors,
  firstRun: bnFirstRun,
  imports: bnImports,
  khata: bnKhata,
  lists: bnLists,
  market: bnMarket,
  office: bnOffice,
  products: bnProducts,
  receipts: bnReceipts,
  reports: bnReports,
  session: bnSession,
  settings: bnSettings,
  shell: bnShell,
  stock: bnStock,
};
