import { catalogContract } from './catalog.contract.ts';
import { customersContract } from './customers.contract.ts';
import { eventsContract } from './events.contract.ts';
import { importsContract } from './imports.contract.ts';
import { marketplaceContract } from './marketplace.contract.ts';
import { printingContract } from './printing.contract.ts';
import { reportsContract } from './reports.contract.ts';
import { salesContract } from './sales.contract.ts';
import { settingsContract, systemContract } from './settings.contract.ts';
import { stockContract } from './stock.contract.ts';
import { sessionContract, usersContract } from './users.contract.ts';

/** Grows when a client of an older build can no longer talk to a newer server. */
export const API_VERSION = 5;

/** Every procedure of the shop's store server: what it takes, gives, refuses and who may call it. */
export const contract = {
  system: systemContract,
  session: sessionContract,
  users: usersContract,
  settings: settingsContract,
  catalog: catalogContract,
  imports: importsContract,
  stock: stockContract,
  sales: salesContract,
  customers: customersContract,
  marketplace: marketplaceContract,
  printing: printingContract,
  reports: reportsContract,
  events: eventsContract,
};
export type Contract = typeof contract;
