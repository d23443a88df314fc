import { forgetSoldCart } from './cart/save-cart.ts';
import { keepBelongings, NO_BELONGINGS } from './cart-belongings.ts';
import { counterStore, startNewCart } from './counter-store.ts';
import { isRingingUp } from './pay/payment-store.ts';

/** Lets go of the cart of an order that is over: it is neither sold nor kept. */
export function giveUpCart(): void {
  const { id } = counterStore.get().cart.draft;
  if (isRingingUp(id)) return;
  forgetSoldCart(id);
  keepBelongings(id, NO_BELONGINGS);
  startNewCart();
}
