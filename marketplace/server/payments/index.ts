export { askForOrder, askSilent } from './ask-provider.ts';
export { refundPayment, requeueRefunds } from './refund-payment.ts';
export { createSandboxProvider } from './sandbox-provider.ts';
export { servePayments } from './serve-payments.ts';
