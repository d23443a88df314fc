import type { SessionDto } from '../../shared/contract/users.contract.ts';
import { Refusal } from '../../shared/errors/error-codes.ts';
import type { Language } from '../../shared/text/format.ts';
import { SEEDED_NAMES } from '../../shared/text/seeded-names.ts';
import type { Shop } from '../app/shop.ts';
import { appendAudit } from '../db/audit.ts';
import { hashPin, hasUsers, insertUser, isWeakPin, nameFirstTill, openSession } from '../users/index.ts';
import { insertVirtualPrinter, writeSettings, writingSettings } from './settings.repo.ts';
import { DEFAULT_SETTINGS } from './settings-defaults.ts';

/** What the first run asks. */
export type SetUpInput = {
  language: Language;
  kind: (typeof DEFAULT_SETTINGS)['shop']['kind'];
  nameBn: string;
  nameEn: string;
  phone: string;
  addressBn: string;
  addressEn: string;
  ownerName: string;
  pin: string;
};

/**
 * First run: settings, owner, till 1 and a virtual printer in one transaction, with the owner signed in.
 * Throws SETUP_DONE once anybody exists (of two at the same time one wins) and PIN_TOO_WEAK.
 */
export async function setUp(shop: Shop, input: SetUpInput): Promise<SessionDto> {
  if (hasUsers(shop.db)) throw new Refusal('SETUP_DONE', {});
  if (isWeakPin(input.pin)) throw new Refusal('PIN_TOO_WEAK', {});
  const pinHash = await hashPin(input.pin);
  const { language, kind, nameBn, nameEn, phone, addressBn, addressEn } = input;
  const now = shop.ports.clock.now();
  const owner = { id: shop.ports.ids.next(), name: input.ownerName, role: 'owner' as const, language };
  const till = { id: 1, name: SEEDED_NAMES.till[language] };
  return writingSettings(shop.db, 'settings.set-up', () => {
    if (hasUsers(shop.db)) throw new Refusal('SETUP_DONE', {});
    nameFirstTill(shop.db, till.name, now);
    insertUser(shop.db, { ...owner, pinHash, now });
    insertVirtualPrinter(shop.db, { id: shop.ports.ids.next(), name: SEEDED_NAMES.printer[language] });
    const identity = { ...DEFAULT_SETTINGS.shop, kind, nameBn, nameEn, phone, addressBn, addressEn };
    const receipt = { ...DEFAULT_SETTINGS.receipt, language };
    writeSettings(shop.db, { shop: identity, receipt, language }, now);
    appendAudit(shop.db, {
      at: now,
      userId: owner.id,
      tillId: till.id,
      action: 'shop.set-up',
      entity: 'shop',
      entityId: 'shop',
      details: { kind, language },
    });
    return openSession(shop, { ...owner, isActive: true }, till);
  });
}
