export { addSaleToTotals, type SaleForTotals } from './add-sale-to-totals.ts';
