import type { Mail } from '../ports/ports.ts';

type Language = 'bn' | 'en';
type Written = { subject: string; text: string };

const verifyMail: Record<Language, (link: string) => Written> = {
  bn: (link) => ({
    subject: 'দোকানি: আপনার ইমেইল নিশ্চিত করুন',
    text: `অ্যাকাউন্ট চালু করতে এই লিংকে যান (৪৮ ঘণ্টা চলবে):\n\n${link}\n\nআপনি অ্যাকাউন্ট না খুলে থাকলে কিছু করার দরকার নেই।`,
  }),
  en: (link) => ({
    subject: 'Dokani: confirm your e-mail address',
    text: `Open this link to start using the account (good for 48 hours):\n\n${link}\n\nIf you did not open an account, there is nothing to do.`,
  }),
};

const knownMail: Record<Language, (link: string) => Written> = {
  bn: (link) => ({
    subject: 'দোকানি: এই ইমেইলে অ্যাকাউন্ট আছে',
    text: `এই ঠিকানা দিয়ে কেউ নতুন অ্যাকাউন্ট খুলতে চেয়েছে, কিন্তু অ্যাকাউন্ট আগে থেকেই আছে। পাসওয়ার্ড মনে না থাকলে এখানে নতুন করে দিন:\n\n${link}\n\nআপনি না হলে কিছু করার দরকার নেই।`,
  }),
  en: (link) => ({
    subject: 'Dokani: this address has an account already',
    text: `Somebody tried to open a new account with this address, which has one already. If the password is forgotten, set a new one here:\n\n${link}\n\nIf that was not you, there is nothing to do.`,
  }),
};

const ownerMail: Record<Language, (link: string) => Written> = {
  bn: (link) => ({
    subject: 'দোকানি: আপনার পাসওয়ার্ড ঠিক করুন',
    text: `এই ঠিকানা দিয়ে একাধিকবার আলাদা পাসওয়ার্ডে অ্যাকাউন্ট খুলতে চাওয়া হয়েছে। অ্যাকাউন্ট যেন আপনারই থাকে, তাই পাসওয়ার্ড এখানে আপনি ঠিক করুন (১ ঘণ্টা চলবে); আগে দেওয়া কোনো পাসওয়ার্ড চলবে না:\n\n${link}\n\nআপনি অ্যাকাউন্ট না খুলে থাকলে কিছু করার দরকার নেই।`,
  }),
  en: (link) => ({
    subject: 'Dokani: choose your password',
    text: `Somebody signed up with this address more than once, with different passwords. So that the account is yours alone, set the password here (good for 1 hour); none that was given before counts:\n\n${link}\n\nIf you did not open an account, there is nothing to do.`,
  }),
};

const resetMail: Record<Language, (link: string) => Written> = {
  bn: (link) => ({
    subject: 'দোকানি: নতুন পাসওয়ার্ড দিন',
    text: `নতুন পাসওয়ার্ড দিতে এই লিংকে যান (১ ঘণ্টা চলবে):\n\n${link}\n\nআপনি না চেয়ে থাকলে কিছু করার দরকার নেই; আগের পাসওয়ার্ডই চলবে।`,
  }),
  en: (link) => ({
    subject: 'Dokani: set a new password',
    text: `Open this link to set a new password (good for 1 hour):\n\n${link}\n\nIf you did not ask for it, there is nothing to do; the old password stays.`,
  }),
};

/** The mail with which an address is confirmed. */
export const mailToVerify = (to: string, language: Language, publicUrl: string, token: string): Mail => ({
  to,
  ...verifyMail[language](`${publicUrl}/verify?token=${token}`),
});

/** The mail to the owner of a confirmed address with which somebody signed up again. */
export const mailToKnown = (to: string, language: Language, publicUrl: string): Mail => ({
  to,
  ...knownMail[language](`${publicUrl}/reset`),
});

/** The mail with which the owner of an address sets the password after several sign-ups with it. */
export const mailToOwner = (to: string, language: Language, publicUrl: string, token: string): Mail => ({
  to,
  ...ownerMail[language](`${publicUrl}/reset?token=${token}`),
});

/** The mail with which a new password is set. */
export const mailToReset = (to: string, language: Language, publicUrl: string, token: string): Mail => ({
  to,
  ...resetMail[language](`${publicUrl}/reset?token=${token}`),
});
