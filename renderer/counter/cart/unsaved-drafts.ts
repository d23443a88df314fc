import { z } from 'zod';
import { type DraftDto, draftSchema } from '../../../shared/contract/sales.contract.ts';
import { keepText, keptNames, keptText } from '../browser-storage.ts';

const NAME = 'dokani.unsaved.';
const unsavedSchema = z.object({ draft: draftSchema, userId: z.string().nullable() });

/** A cart that the server has not got yet, and who rang it up. */
export type UnsavedDraft = z.infer<typeof unsavedSchema>;

function read(name: string): UnsavedDraft | null {
  try {
    return unsavedSchema.safeParse(JSON.parse(keptText(name) ?? 'null')).data ?? null;
  } catch {
    return null;
  }
}

/** Keeps a cart in the browser until the server has it. False where a reload would lose it all the same. */
export function keepUnsaved(unsaved: UnsavedDraft): boolean {
  return keepText(NAME + unsaved.draft.id, JSON.stringify(unsaved));
}

/** Forgets a cart that the server has got, refused or sold; a newer revision of it stays. */
export function forgetUnsaved({ id, revision }: Pick<DraftDto, 'id' | 'revision'>): void {
  const kept = read(NAME + id);
  if (!kept || kept.draft.revision <= revision) keepText(NAME + id, null);
}

/** The carts that an earlier window could not save. */
export function unsavedDrafts(): UnsavedDraft[] {
  return keptNames(NAME).flatMap((name) => read(name) ?? []);
}

const KEPT_MS = 30 * 86_400_000;

/** True for a cart begun more than 30 days before `now` (UTC ms): its id, a UUIDv7, begins with that moment. */
export function isForgotten({ draft }: UnsavedDraft, now: number): boolean {
  return now - Number.parseInt(draft.id.replaceAll('-', '').slice(0, 12), 16) > KEPT_MS;
}
