import { paisa } from '../../../shared/money/money.ts';
import { formatTaka } from '../../../shared/text/format.ts';
import { bengaliFontFace } from '../web/bengali-font.ts';
import type { SandboxPayment } from './sandbox.repo.ts';

const NAMES: Readonly<Record<string, string>> = {
  bkash: 'bKash',
  nagad: 'Nagad',
  rocket: 'Rocket',
  card: 'Card',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page of the sandbox provider, in both languages, without scripts: pay, or let it fail. */
export function sandboxPage(payment: SandboxPayment): string {
  const amount = paisa(payment.amount);
  const name = escaped(NAMES[payment.method] ?? payment.method);
  const isOpen = payment.outcome === 'open';
  const buttons = `<form method="post">
<button name="outcome" value="paid">টাকা দিন <span lang="en">Pay</span></button>
<button name="outcome" value="failed" class="quiet">ব্যর্থ হোক <span lang="en">Let it fail</span></button>
</form>`;
  const ended = `<p>এই পেমেন্ট আগেই শেষ হয়েছে। <span lang="en">This payment has ended already.</span></p>
<p><a href="${escaped(payment.return_url)}">অর্ডারে ফিরে যান <span lang="en">Back to the order</span></a></p>`;
  return `<!doctype html>
<html lang="bn">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${name} · Sandbox</title>
<style>
${bengaliFontFace('/sandbox-pay/font.woff2')}
*{box-sizing:border-box}
body{margin:0;font:18px/1.5 "Noto Sans Bengali",system-ui,sans-serif;background:#f4f5f7;color:#1a1b1e}
main{width:calc(100% - 2rem);max-width:26rem;margin:2rem auto;padding:1.5rem;background:#fff;border-radius:12px}
h1{font-size:1.25rem;margin:0 0 .5rem}
.amount{font-size:2rem;font-weight:700;margin:1rem 0}
.note{background:#fff3bf;padding:.75rem;border-radius:8px;font-size:1rem}
button{display:block;width:100%;min-height:3rem;margin-top:.75rem;font:inherit;border:1px solid #1864ab;border-radius:8px;background:#1864ab;color:#fff}
button.quiet{background:#fff;color:#1864ab}
span[lang=en]{font-size:.9em}
.note span{display:block}
</style>
</head>
<body>
<main>
<h1>${name}</h1>
<p class="note">পরীক্ষার পাতা, আসল টাকা কাটে না। <span lang="en">A page for trying out; no money moves.</span></p>
<p class="amount">${formatTaka(amount, 'bn')} <span lang="en">${formatTaka(amount, 'en')}</span></p>
${isOpen ? buttons : ended}
</main>
</body>
</html>
`;
}
