import { app, dialog, shell } from 'electron';
import { REFUSAL_TEXT_BN, type StartRefusal } from '../shared/desktop/shell-messages.ts';

const TITLE = 'Dokani · দোকানি';
const OPEN = 'ব্রাউজারে খুলুন · Open it in the browser';
const CLOSE = 'বন্ধ · Close';
const OWN_ADDRESS = /^http:\/\/127\.0\.0\.1:\d{1,5}$/;

/**
 * Says why the shop cannot be opened and ends the shell. Where another server of this computer has the shop open already, its address is
 * offered instead: whoever starts Dokani wants to see the shop, not an error.
 */
export function giveUp(code: StartRefusal | 'CRASHED', message: string, url: string | null = null): void {
  const text = code === 'CRASHED' ? 'দোকানি বারবার বন্ধ হয়ে যাচ্ছে।' : REFUSAL_TEXT_BN[code];
  if (code !== 'ALREADY_OPEN' || url === null || !OWN_ADDRESS.test(url)) {
    dialog.showErrorBox(TITLE, `${text}\n\n${message}`);
    app.exit(1);
    return;
  }
  const chosen = dialog.showMessageBoxSync({
    type: 'info',
    title: TITLE,
    message: text,
    detail: `${url}\n\n${message}`,
    buttons: [OPEN, CLOSE],
    defaultId: 0,
    cancelId: 1,
    noLink: true,
  });
  if (chosen !== 0) app.exit(0);
  else void shell.openExternal(url).finally(() => app.exit(0));
}
