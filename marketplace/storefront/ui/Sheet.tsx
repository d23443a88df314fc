import { IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import ui from './ui.module.css';
import { useRested } from './use-rested.ts';

type Props = { title: string; onClose: () => void; children: ReactNode };

/** A dialog that comes up from the foot of a phone and stands in the middle of a desktop; Esc or a press beside it closes it. Its looks are its own, wherever it was opened. */
export function Sheet({ title, onClose, children }: Props) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  const isRested = useRested();
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself
    <dialog
      ref={dialog}
      className={isRested ? ui.sheet : `${ui.sheet} ${ui.resting}`}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => {
        if (isRested && event.target === dialog.current) onClose();
      }}
    >
      <div className={ui.sheetHead}>
        <h2 id={titleId}>{title}</h2>
        <button type="button" className={ui.iconButton} aria-label={t('close')} onClick={onClose}>
          <IconX size={22} aria-hidden />
        </button>
      </div>
      <div className={ui.sheetBody}>{children}</div>
    </dialog>,
    document.body,
  );
}
