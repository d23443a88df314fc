import type { OrderDto } from '../../shared/marketplace/order.ts';

/** The time at the stand-in marketplace, UTC ms. */
export const NOW = Date.UTC(2026, 10, 21, 6);

/** An order of nothing that was just placed. */
export function emptyOrder(id: string): OrderDto {
  return {
    id,
    code: `A${id.slice(-4)}`,
    shopId: '0190aaaa-0000-7000-8000-00000000aaaa',
    shopNameBn: '',
    shopNameEn: '',
    shopPhone: '',
    customerName: 'Karim',
    customerPhone: '01811000000',
    status: 'requested',
    version: 1,
    fulfilment: 'pickup',
    address: '',
    place: null,
    note: '',
    shopNote: '',
    payment: 'cash',
    paymentStatus: 'unpaid',
    lines: [],
    subtotal: 0,
    discount: 0,
    promoCode: '',
    deliveryFee: 0,
    total: 0,
    paid: 0,
    refund: 0,
    trxId: '',
    needsPrescription: false,
    prescriptionIds: [],
    pickupCode: null,
    receiptCode: '',
    answerBy: NOW + 900_000,
    createdAt: NOW,
    updatedAt: NOW,
    events: [],
    isReviewed: false,
  };
}
