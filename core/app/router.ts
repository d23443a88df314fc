import { catalogHandlers } from '../catalog/catalog.handlers.ts';
import { customersHandlers } from '../customers/customers.handlers.ts';
import { importsHandlers } from '../imports/imports.handlers.ts';
import { marketplaceHandlers } from '../marketplace/marketplace.handlers.ts';
import { printingHandlers } from '../printing/printing.handlers.ts';
import { reportsHandlers } from '../reports/reports.handlers.ts';
import { salesHandlers } from '../sales/sales.handlers.ts';
import { settingsHandlers, systemHandlers } from '../settings/settings.handlers.ts';
import { stockHandlers } from '../stock/stock.handlers.ts';
import { sessionHandlers, usersHandlers } from '../users/users.handlers.ts';
import { eventsHandlers } from './events.handlers.ts';

/** Every procedure bound to its function; the tests of the transports call each of the contract by every way. */
export const router = {
  system: systemHandlers,
  session: sessionHandlers,
  users: usersHandlers,
  settings: settingsHandlers,
  customers: customersHandlers,
  catalog: catalogHandlers,
  imports: importsHandlers,
  reports: reportsHandlers,
  sales: salesHandlers,
  stock: stockHandlers,
  events: eventsHandlers,
  marketplace: marketplaceHandlers,
  printing: printingHandlers,
};
