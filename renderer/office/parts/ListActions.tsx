import { useMutation } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { LIST_PERMISSIONS, type PrintedList } from '../../../shared/contract/lists.contract.ts';
import { type ApiInput, orpc } from '../../api/client.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useCan } from '../../session/session-store.ts';
import { FileActions } from './FileActions.tsx';
import { saveFile } from './files.ts';
import { ListOnPaper } from './ListOnPaper.tsx';

type Props = {
  /** Which list, narrowed as it stands on the screen. */
  list: ApiInput['reports']['exportList']['list'];
  isEmpty: boolean;
};

/** Saves the list as a file and prints it, whole and as it is narrowed; nothing for those who may not. */
export function ListActions({ list, isEmpty }: Props) {
  const { language } = useFormat();
  const can = useCan();
  const [onPaper, setOnPaper] = useState<PrintedList | null>(null);
  const print = useMutation(orpc.reports.printList.mutationOptions({ onSuccess: setOnPaper }));
  const save = useMutation(orpc.reports.exportList.mutationOptions({ onSuccess: saveFile }));
  const onPrinted = useCallback(() => setOnPaper(null), []);
  if (!LIST_PERMISSIONS[list.kind].every((permission) => can(permission))) return null;
  return (
    <>
      <FileActions
        onSave={(format) => save.mutate({ list, format, language })}
        isSaving={save.isPending}
        onPrint={() => print.mutate({ list, language })}
        isPrinting={print.isPending}
        error={save.error ?? print.error}
        isEmpty={isEmpty}
      />
      {onPaper ? <ListOnPaper list={onPaper} onPrinted={onPrinted} /> : null}
    </>
  );
}
