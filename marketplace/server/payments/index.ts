export { askForOrder, askSilent } from './ask-provider.ts';
export { createNoProvider } from './no-provider.ts';
export { refundPayment, requeueRefunds } from './refund-payment.ts';
export { createSandboxProvider } from './sandbox-provider.ts';
export { NOTICE_PATH, servePayments } from './serve-payments.ts';
