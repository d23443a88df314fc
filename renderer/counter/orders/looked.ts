import { createStore } from '../../../shared/web/store.ts';
import { useStore } from '../../api/external-store.ts';
import { useSession } from '../../session/session-store.ts';

const looked = createStore<ReadonlySet<string>>(new Set());

/** This person was shown the photo in this window; the server knows it of its own. */
export function noteLooked(userId: string, prescriptionId: string): void {
  const key = `${userId} ${prescriptionId}`;
  if (!looked.get().has(key)) looked.set(new Set([...looked.get(), key]));
}

/** The server, which was started again, knows of no look at these photos. */
export function forgetLooked(prescriptionIds: readonly string[]): void {
  const isOf = (key: string) => prescriptionIds.some((id) => key.endsWith(` ${id}`));
  looked.set(new Set([...looked.get()].filter((key) => !isOf(key))));
}

/** Those of the photos that whoever is signed in was not shown yet in this window. */
export function useUnseen(prescriptionIds: readonly string[]): readonly string[] {
  const { user } = useSession();
  const known = useStore(looked);
  return prescriptionIds.filter((id) => !known.has(`${user.id} ${id}`));
}
