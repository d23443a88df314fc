import { counterStore, dispatchCart, updateCounter } from '../counter-store.ts';

const handle = {
  /** Opens the quantity of a line for typing; null closes it. */
  edit: (lineId: string | null) => {
    if (lineId === null && counterStore.get().editingLineId === null) return;
    if (lineId !== null) dispatchCart({ type: 'select', lineId });
    updateCounter({ editingLineId: lineId });
  },
};

/** What a mouse does to the cart's lines. */
export function useCartHandle(): typeof handle {
  return handle;
}
