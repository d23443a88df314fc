/** Asks of the store server to the desktop shell: what only the operating system's own session can do. */
export type ShellAsk =
  | { what: 'printers.list' }
  | { what: 'printers.print'; printerName: string; pngBase64: string; widthDots: number }
  | { what: 'secrets.get'; name: string }
  | { what: 'secrets.set'; name: string; value: string }
  | { what: 'secrets.remove'; name: string };

/** From the store server to the desktop shell that forked it. */
export type FromServer =
  | { kind: 'ready'; url: string | null }
  | { kind: 'refused'; code: StartRefusal; message: string; url: string | null }
  | { kind: 'stopped' }
  | { kind: 'ask'; id: number; ask: ShellAsk };

/** From the desktop shell to the store server; `window` brings the window's port with it. */
export type ToServer =
  | { kind: 'window' }
  | { kind: 'stop' }
  | { kind: 'answer'; id: number; ok: true; value: unknown }
  | { kind: 'answer'; id: number; ok: false; message: string };

/** Why a store server did not start; restarting it would not help. */
export type StartRefusal =
  | 'BAD_ARGUMENTS'
  | 'DATA_NOT_WRITABLE'
  | 'ALREADY_OPEN'
  | 'PORT_TAKEN'
  | 'DATABASE_IS_NEWER'
  | 'MIGRATION_FAILED'
  | 'DATABASE_DAMAGED'
  | 'DISK_FULL'
  | 'DISK_FAULT';

/** The one function the preload puts on `window`; each call brings a new port as a message. */
export const CONNECT_FUNCTION = 'connectToShop';

/** `data` of the window message that carries a port to the store server; it also comes unasked after a restart, and without a port when the server went. */
export const PORT_MESSAGE = 'dokani:port';

/** Channels between preload and main; nothing else passes there. */
export const CONNECT_CHANNEL = 'dokani:connect';

/** Channel by which main hands the preload a port for its window. */
export const PORT_CHANNEL = 'dokani:port';

/** Where the window's pages live: a scheme of their own, served from the built screens. */
export const SCREENS_ORIGIN = 'dokani://app';

/** What a shopkeeper reads, in Bengali, when the shop cannot be opened; the server's own message follows it. */
export const REFUSAL_TEXT_BN: Record<StartRefusal, string> = {
  BAD_ARGUMENTS: 'দোকানি চালুর নির্দেশে ভুল আছে।',
  DATA_NOT_WRITABLE: 'দোকানের ফোল্ডারে লেখা যাচ্ছে না।',
  ALREADY_OPEN: 'দোকানটি আগে থেকেই খোলা আছে।',
  PORT_TAKEN: 'অন্য একটি প্রোগ্রাম দোকানির পোর্ট ব্যবহার করছে।',
  DATABASE_IS_NEWER: 'এই দোকান দোকানির আরও নতুন সংস্করণে খোলা হয়েছিল। নতুন সংস্করণটি ইনস্টল করুন।',
  DATABASE_DAMAGED:
    'দোকানের ফাইল নষ্ট হয়ে গেছে, খোলা যাচ্ছে না। কিছুই বদলানো বা মোছা হয়নি। কোন ফাইল আর আগের কপি কোথায়, নিচে লেখা আছে।',
  DISK_FULL: 'ডিস্কে আর জায়গা নেই, তাই দোকান খোলা যাচ্ছে না। কিছুই বদলায়নি। অদরকারি ফাইল মুছে আবার চালু করুন।',
  DISK_FAULT: 'ডিস্কে পড়া বা লেখা যাচ্ছে না, তাই দোকান খোলা যাচ্ছে না। ডিস্ক দেখিয়ে নিন।',
  MIGRATION_FAILED: 'দোকানের ফাইল হালনাগাদ করা যায়নি। ফাইলটি আগের মতোই আছে।',
};
