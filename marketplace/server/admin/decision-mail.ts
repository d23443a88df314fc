import type { OwnShopDto } from '../../../shared/marketplace/shops.contract.ts';
import type { Mail } from '../ports/ports.ts';

type Decided = Exclude<OwnShopDto['status'], 'pending'>;

const subjects: Record<'bn' | 'en', Record<Decided, string>> = {
  bn: {
    approved: 'দোকানি: আপনার দোকান অনুমোদন পেয়েছে',
    rejected: 'দোকানি: আপনার দোকান অনুমোদন পায়নি',
    suspended: 'দোকানি: আপনার দোকান বন্ধ রাখা হয়েছে',
  },
  en: {
    approved: 'Dokani: your shop was approved',
    rejected: 'Dokani: your shop was not approved',
    suspended: 'Dokani: your shop was suspended',
  },
};

const nextSteps: Record<'bn' | 'en', Record<Decided, string>> = {
  bn: {
    approved: 'এখন কাস্টমাররা দোকানটা খুঁজে পাবে। দোকানের প্রোগ্রামে চাবি বসিয়ে পণ্য পাঠান।',
    rejected: 'তথ্য ঠিক করে আবার জমা দিন।',
    suspended: 'কাস্টমাররা এখন দোকানটা দেখতে পাবে না, আর দোকানের চাবি কাজ করবে না।',
  },
  en: {
    approved: "Customers find the shop now. Put the key into the shop's program to send goods.",
    rejected: 'Correct what is wrong and send it in again.',
    suspended: "Customers do not see the shop now, and the shop's key does not work.",
  },
};

const reasonWord = { bn: 'কারণ', en: 'Reason' };

/** The mail that tells a seller what was decided about the shop. */
export function mailOfDecision(
  owner: { email: string; language: 'bn' | 'en' },
  shop: OwnShopDto,
  publicUrl: string,
): Mail {
  const { language } = owner;
  const status: Decided = shop.status === 'pending' ? 'rejected' : shop.status;
  const name =
    language === 'bn'
      ? shop.profile.nameBn || shop.profile.nameEn
      : shop.profile.nameEn || shop.profile.nameBn;
  const reason = shop.statusReason === '' ? '' : `\n${reasonWord[language]}: ${shop.statusReason}`;
  return {
    to: owner.email,
    subject: subjects[language][status],
    text: `${name}${reason}\n\n${nextSteps[language][status]}\n\n${publicUrl}`,
  };
}
