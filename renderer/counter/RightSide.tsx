import { useTranslation } from 'react-i18next';
import classes from './counter.module.css';
import { useCounterState } from './counter-store.ts';
import { OrderPopup } from './orders/OrderPopup.tsx';
import { lacksCode, useCartOrder } from './orders/use-cart-order.ts';
import { ApprovalPanel } from './panels/ApprovalPanel.tsx';
import { BillDiscountPanel } from './panels/BillDiscountPanel.tsx';
import { CustomerPanel } from './panels/CustomerPanel.tsx';
import { HoldPanel } from './panels/HoldPanel.tsx';
import { LinePanel } from './panels/LinePanel.tsx';
import { OpenItemPanel } from './panels/OpenItemPanel.tsx';
import { OverCartPanel } from './panels/OverCartPanel.tsx';
import { PickupCodePanel } from './panels/PickupCodePanel.tsx';
import { ReceiptsPanel } from './panels/ReceiptsPanel.tsx';
import { SubstitutesPanel } from './panels/SubstitutesPanel.tsx';
import { UnknownBarcodes } from './panels/UnknownBarcodes.tsx';
import { PayPanel } from './pay/PayPanel.tsx';
import { SearchPanel } from './search/SearchPanel.tsx';

/** What the right side shows: search, and what replaces it while it is open. */
export function RightSide() {
  const { t } = useTranslation('counter');
  const view = useCounterState((state) => state.view);
  const order = useCartOrder();
  const isPaying = view.kind === 'pay' || view.kind === 'pickup-code' || view.kind === 'approval';
  const panel = () => {
    if (isPaying && order?.draftId === null) return <OverCartPanel shown={order} />;
    switch (view.kind) {
      case 'search':
        return <SearchPanel />;
      case 'pay':
        return order && lacksCode(order) ? <PickupCodePanel tenders={null} /> : <PayPanel />;
      case 'pickup-code':
        return <PickupCodePanel tenders={view.tenders} />;
      case 'customer':
        return <CustomerPanel next={view.next} />;
      case 'hold':
        return <HoldPanel />;
      case 'substitutes':
        return <SubstitutesPanel key={view.productId} productId={view.productId} lineId={view.lineId} />;
      case 'receipts':
        return <ReceiptsPanel />;
      case 'unknown':
        return <UnknownBarcodes />;
      case 'open-item':
        return <OpenItemPanel name={view.name} />;
      case 'line':
        return <LinePanel key={view.lineId} lineId={view.lineId} />;
      case 'approval':
        return <ApprovalPanel tenders={view.tenders} />;
      case 'bill-discount':
        return <BillDiscountPanel />;
    }
  };
  return (
    <section className={classes.right} aria-label={t(`view.${view.kind}`)}>
      <div className={classes.rightPanel}>{panel()}</div>
      <OrderPopup />
    </section>
  );
}
