import { createStore } from '../../shared/web/store.ts';

/** Set when somebody asks for the orders from another screen; the marketplace's page takes it back once it shows them. */
export const wantsOrders = createStore(false);

/** The marketplace's page is to show the orders. */
export function showOrders(): void {
  wantsOrders.set(true);
}
