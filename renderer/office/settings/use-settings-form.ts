import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { ShopSettings } from '../../../shared/contract/settings.contract.ts';
import { orpc } from '../../api/client.ts';
import { asRefusal } from '../../api/use-refusal-text.ts';
import { useDraft } from '../parts/use-draft.ts';

const isConflict = (error: unknown) => asRefusal(error)?.code === 'VERSION_CONFLICT';

/** Saves groups of settings; everything that shows them reads them again, and so does a form that had not seen the newest. */
export function useSaveSettings(onSaved?: (settings: ShopSettings) => void) {
  const queries = useQueryClient();
  return useMutation(
    orpc.settings.save.mutationOptions({
      onSuccess: (settings) => {
        queries.setQueryData(orpc.settings.get.queryKey({ input: {} }), settings);
        void queries.invalidateQueries({ queryKey: orpc.system.status.key() });
        onSaved?.(settings);
      },
      onError: (error) => {
        if (isConflict(error)) void queries.invalidateQueries({ queryKey: orpc.settings.key() });
      },
    }),
  );
}

/** How a form stands to what is stored: which groups it holds, and how it shows them. */
type FormKind<Group extends keyof ShopSettings, Form> = {
  name: string;
  settings: ShopSettings;
  groups: readonly Group[];
  formOf: (settings: ShopSettings) => Form;
};

/**
 * A form of some groups of the settings. When another till saves them, fields that nobody touched here take the new values and typed
 * ones stay; `isRebased` says so until the form is saved. Nothing is saved over what this form has not shown.
 */
export function useSettingsForm<Group extends keyof ShopSettings, Form extends object>({
  name,
  settings,
  groups,
  formOf,
}: FormKind<Group, Form>) {
  const draft = useDraft(`settings ${name}`, () => formOf(settings));
  const [isRebased, setRebased] = useState(false);
  const save = useSaveSettings((saved) => {
    draft.reset(formOf(saved));
    setRebased(false);
  });
  const was = Object.fromEntries(groups.map((group) => [group, settings[group]])) as Pick<
    ShopSettings,
    Group
  >;
  const latest = useRef({ draft, formOf, settings });
  useEffect(() => {
    latest.current = { draft, formOf, settings };
  });
  const stored = JSON.stringify(was);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stored by now is what the form follows
  useEffect(() => {
    const now = latest.current;
    const next = now.formOf(now.settings);
    if (JSON.stringify(now.draft.stored) === JSON.stringify(next)) return;
    if (now.draft.isDirty) setRebased(true);
    now.draft.rebase(next);
  }, [stored]);
  return {
    draft,
    isRebased: isRebased && draft.isDirty,
    save: (changed: Pick<ShopSettings, Group>) => save.mutate({ ...changed, was }),
    isSaving: save.isPending,
    // Once the form has moved onto what the other till saved, its notice says more than the refusal.
    error: isRebased && isConflict(save.error) ? null : save.error,
  };
}
