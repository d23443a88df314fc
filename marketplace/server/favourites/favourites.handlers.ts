import { asAccount, door } from '../app/door.ts';
import { listFavourites, setFavourite } from './keep-favourites.ts';

/** What an account keeps. */
export const favouritesHandlers = {
  list: door.favourites.list.handler(({ context }) => listFavourites(asAccount(context))),
  set: door.favourites.set.handler(async ({ input, context }) => {
    await setFavourite(asAccount(context), input);
    return {};
  }),
};
