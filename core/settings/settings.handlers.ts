import { door, publicDoor } from '../app/door.ts';
import { callingTill } from '../users/index.ts';
import { readStatus } from './read-status.ts';
import { saveSettings } from './save-settings.ts';
import { setUp } from './set-up.ts';
import { readSettings } from './settings.repo.ts';

/** What anybody may ask and do before the first sign-in. */
export const systemHandlers = {
  status: publicDoor.system.status.handler(({ context }) => readStatus(context.shop)),
  setUp: publicDoor.system.setUp.handler(({ input, context }) => {
    // Only the computer that holds the file may claim the shop, not a stranger on the LAN.
    if (context.localTillId === null) callingTill(context);
    return setUp(context.shop, input);
  }),
};

/** The shop's settings. */
export const settingsHandlers = {
  get: door.settings.get.handler(({ context }) => readSettings(context.shop.db)),
  save: door.settings.save.handler(({ input: { was = {}, ...groups }, context }) =>
    saveSettings({ ...context.shop, actor: context.actor }, definedOnly(groups), definedOnly(was)),
  ),
};

/** The same object without the keys that are undefined. */
function definedOnly<T extends object>(value: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}
