import { IconCheck, IconShoppingBagPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { OfferDto } from '../../../shared/marketplace/find.contract.ts';
import type { ListingPack } from '../../../shared/marketplace/listing.ts';
import { needsPrescription } from '../../../shared/marketplace/needs-prescription.ts';
import { mostToAsk, type StockBand } from '../../../shared/marketplace/stock-band.ts';
import { useStore } from '../api/store.ts';
import { LIMITS, roomFor } from '../cart/cart.ts';
import { cartStore, changeQuantity, putInCart } from '../cart/cart-store.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useAbout } from '../shell/use-about.ts';
import { Button } from '../ui/Button.tsx';
import { Rested } from '../ui/Rested.tsx';
import { Stepper } from '../ui/Stepper.tsx';

type Props = { offer: OfferDto; pack: ListingPack; stock: StockBand };

/** Puts a pack into the cart and then counts it; goes dead where there is none left. */
export function AddToCart({ offer, pack, stock }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const cart = useStore(cartStore);
  const { isMedicineOrderable } = useAbout();
  const box = useRef<HTMLDivElement>(null);
  const isPressed = useRef(false);
  const ref = { shopId: offer.shop.id, listingId: offer.listingId, packId: pack.packId };
  const item = cart.items.find((each) => each.packId === pack.packId && each.listingId === offer.listingId);
  const room = roomFor(cart, ref, pack, mostToAsk(stock));
  const name = format.name(offer.product);
  const isIn = item !== undefined;
  // The button that was pressed gives way to another: the keyboard goes on from that one.
  useEffect(() => {
    if (isPressed.current) {
      box.current?.querySelector<HTMLButtonElement>(isIn ? 'button:last-of-type' : 'button')?.focus();
    }
    isPressed.current = false;
  }, [isIn]);
  const needsPaper = needsPrescription(offer.product.drugClass);
  if (stock.left < pack.baseQuantity) {
    return (
      <Button small disabled>
        {t('stock.soldOut')}
      </Button>
    );
  }
  if (needsPaper && !isMedicineOrderable && !item) {
    return (
      <Button small disabled>
        {t('stock.notOnline')}
      </Button>
    );
  }
  return (
    <div ref={box}>
      {item ? (
        <Rested>
          <Stepper
            value={item.quantity}
            most={Math.min(LIMITS.quantity, item.quantity + room)}
            label={name}
            onChange={(quantity) => {
              isPressed.current = true;
              changeQuantity(ref, quantity);
            }}
          />
        </Rested>
      ) : (
        <Button
          small
          look="go"
          disabled={room === 0}
          aria-label={t(needsPaper ? 'cart.requestName' : 'cart.addName', {
            name,
            shop: format.name(offer.shop),
          })}
          onClick={() => {
            isPressed.current = true;
            putInCart(offer, pack);
          }}
        >
          {room === 0 ? <IconCheck size={18} aria-hidden /> : <IconShoppingBagPlus size={18} aria-hidden />}
          {t(needsPaper ? 'cart.request' : 'cart.add')}
        </Button>
      )}
      <span role="status" className="visually-hidden">
        {item ? t('cart.added', { name }) : ''}
      </span>
    </div>
  );
}
