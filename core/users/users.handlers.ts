import { door, publicDoor } from '../app/door.ts';
import { callingTill } from './calling-till.ts';
import { changeOwnPin } from './change-own-pin.ts';
import { createPairingCode } from './create-pairing-code.ts';
import { createUser } from './create-user.ts';
import { currentSession } from './current-session.ts';
import { joinTill } from './join-till.ts';
import { listAudit } from './list-audit.ts';
import { listPeople } from './list-people.ts';
import { removeTill } from './remove-till.ts';
import { setLanguage } from './set-language.ts';
import { setPin } from './set-pin.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { listAllTills } from './tills.repo.ts';
import { updateUser } from './update-user.ts';
import { listAllUsers } from './users.repo.ts';

/** Signing in and out, and the caller's own session. */
export const sessionHandlers = {
  people: publicDoor.session.people.handler(({ context }) => {
    callingTill(context);
    return { items: listPeople(context.shop) };
  }),
  signIn: publicDoor.session.signIn.handler(({ input, context }) =>
    signIn(context.shop, callingTill(context), input),
  ),
  current: door.session.current.handler(({ context }) =>
    currentSession({ ...context.shop, actor: context.actor }),
  ),
  signOut: door.session.signOut.handler(({ context }) => {
    signOut({ ...context.shop, actor: context.actor });
    return {};
  }),
  setLanguage: door.session.setLanguage.handler(({ input, context }) =>
    setLanguage({ ...context.shop, actor: context.actor }, input.language),
  ),
};

/** People, tills and the audit trail. */
export const usersHandlers = {
  list: door.users.list.handler(({ context }) => ({ items: listAllUsers(context.shop.db) })),
  create: door.users.create.handler(({ input, context }) =>
    createUser({ ...context.shop, actor: context.actor }, input),
  ),
  update: door.users.update.handler(({ input, context }) =>
    updateUser({ ...context.shop, actor: context.actor }, input),
  ),
  setPin: door.users.setPin.handler(async ({ input, context }) => {
    await setPin({ ...context.shop, actor: context.actor }, input);
    return {};
  }),
  changeOwnPin: door.users.changeOwnPin.handler(async ({ input, context }) => {
    await changeOwnPin({ ...context.shop, actor: context.actor }, input);
    return {};
  }),
  audit: door.users.audit.handler(({ input, context }) => listAudit(context.shop, input)),
  verifyAudit: door.users.verifyAudit.handler(async ({ context }) => {
    const { entries, brokenAt } = await context.shop.reading.run('verifyAudit', {});
    return { entries, intact: brokenAt === null, brokenAt };
  }),
  tills: door.users.tills.handler(({ context }) => ({ items: listAllTills(context.shop.db) })),
  tillAddress: door.users.tillAddress.handler(({ context }) => context.shop.ports.network.look()),
  createPairingCode: door.users.createPairingCode.handler(({ context }) =>
    createPairingCode({ ...context.shop, actor: context.actor }),
  ),
  joinTill: publicDoor.users.joinTill.handler(({ input, context }) => joinTill(context.shop, input)),
  removeTill: door.users.removeTill.handler(({ input, context }) => {
    removeTill({ ...context.shop, actor: context.actor }, input.id);
    return {};
  }),
};
