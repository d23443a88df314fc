import type { OrderStatus } from '../../../shared/marketplace/order-status.ts';
import { reasonIn } from '../../../shared/marketplace/quick-reason.ts';
import { paisa } from '../../../shared/money/money.ts';
import { formatTaka, type Language, localDigits } from '../../../shared/text/format.ts';
import type { Mail } from '../ports/ports.ts';

/** What a message says of an order; money in paisa. */
export type OrderNews = {
  status: Exclude<OrderStatus, 'awaiting-payment'>;
  code: string;
  shopName: string;
  total: number;
  pickupCode: string | null;
  isDelivery: boolean;
  note: string;
  /** True where nobody ended the order but its time. */
  isOverdue: boolean;
  /** True where money goes back to the customer. */
  isRefunded: boolean;
  answerMinutes: number;
  url: string;
};

/** Short-dated goods of an order; `expiry` as YYYY-MM-DD. */
export type MarkedDown = { nameBn: string; nameEn: string; expiry: string };

type Sentences = { subject: string; text: string };

function bengali(news: OrderNews): Sentences {
  const code = localDigits(news.code, 'bn');
  const minutes = localDigits(String(news.answerMinutes), 'bn');
  const total = formatTaka(paisa(news.total), 'bn');
  const pickup =
    news.pickupCode === null ? '' : ` নেওয়ার সময় এই কোডটি বলুন: ${localDigits(news.pickupCode, 'bn')}।`;
  const late = news.isDelivery
    ? ' পৌঁছেছে কি না দোকান এক সপ্তাহেও জানায়নি; পেয়ে থাকলে দোকানকে জানান।'
    : ' সময়মতো নেওয়া হয়নি।';
  const said = news.note === '' ? '' : ` কারণ: ${reasonIn(news.note, 'bn')}।`;
  const reason = news.isOverdue ? late : said;
  const texts: Record<OrderNews['status'], Sentences> = {
    requested: {
      subject: 'অর্ডার দোকানে গেছে',
      text: `${news.shopName}-এ আপনার অর্ডার ${code} পৌঁছেছে, মোট ${total}। দোকান ${minutes} মিনিটের মধ্যে জানাবে।`,
    },
    adjusted: {
      subject: 'দোকান অর্ডারে বদল চেয়েছে',
      text: `${news.shopName} আপনার অর্ডার ${code}-এ কিছু বদল করেছে, এখন মোট ${total}। রাজি কি না জানান।`,
    },
    accepted: {
      subject: 'দোকান অর্ডার নিয়েছে',
      text: `${news.shopName} আপনার অর্ডার ${code} নিয়েছে, মোট ${total}।${pickup}`,
    },
    ready: {
      subject: 'অর্ডার তৈরি',
      text: news.isDelivery
        ? `আপনার অর্ডার ${code} তৈরি, ${news.shopName} থেকে শিগগির রওনা হবে।`
        : `আপনার অর্ডার ${code} তৈরি, ${news.shopName} থেকে নিয়ে যান।${pickup}`,
    },
    'on-the-way': {
      subject: 'অর্ডার রওনা হয়েছে',
      text: `${news.shopName} থেকে আপনার অর্ডার ${code} রওনা হয়েছে, মোট ${total}।`,
    },
    completed: {
      subject: 'অর্ডার শেষ হয়েছে',
      text: `${news.shopName} থেকে আপনার অর্ডার ${code} বুঝে পেয়েছেন। কেমন লাগল জানাতে পারেন।`,
    },
    rejected: {
      subject: 'দোকান অর্ডার নিতে পারেনি',
      text: `${news.shopName} আপনার অর্ডার ${code} নিতে পারেনি।${reason}`,
    },
    cancelled: {
      subject: 'অর্ডার বাতিল',
      text: `${news.shopName}-এ আপনার অর্ডার ${code} বাতিল হয়েছে।${reason}`,
    },
    expired: {
      subject: 'অর্ডারের সময় শেষ',
      text: `${news.shopName}-এ আপনার অর্ডার ${code}-এর সময় শেষ হয়ে গেছে, তাই বাতিল হয়েছে।`,
    },
  };
  const { subject, text } = texts[news.status];
  const refund = news.isRefunded ? ' আপনার টাকা ফেরত দেওয়া হচ্ছে।' : '';
  return { subject: `${subject}: ${code}`, text: text + refund };
}

function english(news: OrderNews): Sentences {
  const total = formatTaka(paisa(news.total), 'en');
  const pickup = news.pickupCode === null ? '' : ` Say this code at the counter: ${news.pickupCode}.`;
  const late = news.isDelivery
    ? ' The shop did not say within a week whether it reached you; if it did, tell the shop.'
    : ' It was not fetched in time.';
  const said = news.note === '' ? '' : ` Reason: ${reasonIn(news.note, 'en')}.`;
  const reason = news.isOverdue ? late : said;
  const texts: Record<OrderNews['status'], Sentences> = {
    requested: {
      subject: 'Order sent to the shop',
      text: `Your order ${news.code} of ${total} has reached ${news.shopName}. The shop answers within ${news.answerMinutes} minutes.`,
    },
    adjusted: {
      subject: 'The shop proposes a change',
      text: `${news.shopName} changed your order ${news.code}; it is ${total} now. Take it or leave it.`,
    },
    accepted: {
      subject: 'Order accepted',
      text: `${news.shopName} accepted your order ${news.code} of ${total}.${pickup}`,
    },
    ready: {
      subject: 'Order ready',
      text: news.isDelivery
        ? `Your order ${news.code} is packed and leaves ${news.shopName} soon.`
        : `Your order ${news.code} is ready at ${news.shopName}.${pickup}`,
    },
    'on-the-way': {
      subject: 'Order on its way',
      text: `Your order ${news.code} of ${total} has left ${news.shopName}.`,
    },
    completed: {
      subject: 'Order completed',
      text: `You have received your order ${news.code} from ${news.shopName}. A review is welcome.`,
    },
    rejected: {
      subject: 'Order not accepted',
      text: `${news.shopName} could not take your order ${news.code}.${reason}`,
    },
    cancelled: {
      subject: 'Order cancelled',
      text: `Your order ${news.code} at ${news.shopName} was cancelled.${reason}`,
    },
    expired: {
      subject: 'Order expired',
      text: `The time of your order ${news.code} at ${news.shopName} ran out; it was cancelled.`,
    },
  };
  const { subject, text } = texts[news.status];
  const refund = news.isRefunded ? ' Your money is being returned.' : '';
  return { subject: `${subject}: ${news.code}`, text: text + refund };
}

/** The news of an order as a short text, in the customer's language. */
export function orderText(news: OrderNews, language: Language): string {
  return (language === 'bn' ? bengali(news) : english(news)).text;
}

function markedDownText({ nameBn, nameEn, expiry }: MarkedDown, language: Language): string {
  const day = new Intl.DateTimeFormat(language === 'bn' ? 'bn-BD' : 'en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${expiry}T00:00:00Z`));
  return language === 'bn'
    ? `${nameBn || nameEn}: কম দামে, মেয়াদ ${day}`
    : `${nameEn || nameBn}: marked down, expires ${day}`;
}

/** The news of an order as a mail to `to`, in the customer's language, with what of it is short-dated. */
export function orderMail(
  news: OrderNews,
  language: Language,
  to: string,
  markedDown: readonly MarkedDown[] = [],
): Mail {
  const { subject, text } = language === 'bn' ? bengali(news) : english(news);
  const parts = [text, markedDown.map((goods) => markedDownText(goods, language)).join('\n'), news.url];
  return { to, subject, text: `${parts.filter((part) => part !== '').join('\n\n')}\n` };
}

/** Of a payment that came in when nothing was to be paid any more; `amount` in paisa. */
export type PaidTooMuch = Pick<OrderNews, 'code' | 'shopName' | 'url'> & { amount: number };

/** Says to `to`, in the customer's language, that this payment goes back by itself. */
export function paidTooMuchMail(paid: PaidTooMuch, language: Language, to: string): Mail {
  const { shopName, url } = paid;
  const code = localDigits(paid.code, language);
  const amount = formatTaka(paisa(paid.amount), language);
  if (language === 'bn')
    return {
      to,
      subject: `টাকা ফেরত আসছে: ${code}`,
      text: `${shopName}-এ আপনার অর্ডার ${code}-এর দাম আগেই দেওয়া হয়েছে, তারপর অনলাইনে আরও ${amount} এসেছে। সেটি নিজে থেকেই আপনার কাছে ফেরত আসছে।\n\n${url}\n`,
    };
  return {
    to,
    subject: `Money goes back to you: ${code}`,
    text: `Your order ${code} at ${shopName} had been paid for when another ${amount} came in online. It goes back to you by itself.\n\n${url}\n`,
  };
}

/** What a shop is told of a new order, in both languages: its till may be off. */
export function shopText(code: string, minutes: number): string {
  return localDigits(`নতুন অনলাইন অর্ডার ${code}: ${minutes} মিনিটের মধ্যে জানান।`, 'bn');
}
