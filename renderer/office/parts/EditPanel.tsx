import { Button, CloseButton } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Failure } from './Failure.tsx';
import css from './office.module.css';
import type { EditGuard } from './use-edit-guard.ts';

type Props = {
  title: string;
  subtitle?: string;
  /** Stands under the title: tabs, the picture, the state. */
  top?: ReactNode;
  children: ReactNode;
  guard: EditGuard;
  onClose?: () => void;
  /** Puts the cursor in the first field when the panel opens. */
  focusFirst?: boolean;
  /** The content scrolls by itself and touches the edges. */
  isFlush?: boolean;
  /** Null: nothing to save here (or no right to). */
  save: {
    label?: string;
    onSave: () => void;
    isSaving: boolean;
    isDirty: boolean;
    error: unknown;
    errorText?: string;
    /** What the last save did, until the next change. */
    doneText?: string;
  } | null;
};

/** A form beside the list: Ctrl+Enter saves, Esc steps back and asks before an edit is lost. */
export function EditPanel({
  title,
  subtitle,
  top,
  children,
  guard,
  onClose,
  save,
  isFlush = false,
  focusFirst = false,
}: Props) {
  const { t } = useTranslation('office');
  const panel = useRef<HTMLElement>(null);
  const isDirty = save?.isDirty ?? false;
  const { setDirty } = guard;
  useEffect(() => {
    setDirty(isDirty);
    return () => setDirty(false);
  }, [setDirty, isDirty]);
  useEffect(() => {
    if (focusFirst) panel.current?.querySelector('input')?.focus();
  }, [focusFirst]);
  const close = () => {
    if (onClose) guard.leave(onClose);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && save && !save.isSaving) save.onSave();
    else if (event.key === 'Escape' && guard.isAsking) guard.keepEditing();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section ref={panel} className={css.panel} aria-label={title} onKeyDown={onKeyDown}>
      <header className={css.panelHead}>
        <div className={css.grow}>
          <h2 className={css.panelTitle}>{title}</h2>
          {subtitle ? <div className={css.muted}>{subtitle}</div> : null}
        </div>
        {onClose ? <CloseButton size="lg" aria-label={t('close')} onClick={close} /> : null}
      </header>
      {top}
      <div className={isFlush ? css.column : css.panelBody} style={isFlush ? { flex: 1 } : undefined}>
        {children}
      </div>
      {save?.error || save?.errorText ? <Failure error={save.error} text={save.errorText} /> : null}
      {guard.isAsking ? <AskBar guard={guard} onSave={save?.onSave} /> : null}
      {save && !guard.isAsking ? (
        <footer className={css.panelFoot}>
          <Button onClick={save.onSave} loading={save.isSaving} disabled={!save.isDirty}>
            {save.label ?? t('save')}
          </Button>
          <span className={css.hint}>
            <KeyHint label="Ctrl+Enter" />
          </span>
          <span role="status" className={css.strong}>
            {save.doneText ?? null}
          </span>
        </footer>
      ) : null}
    </section>
  );
}

/** Asks what becomes of edits when somebody wants to leave them. */
export function AskBar({ guard, onSave }: { guard: EditGuard; onSave?: () => void }) {
  const { t } = useTranslation('office');
  const stay = useRef<HTMLButtonElement>(null);
  useEffect(() => stay.current?.focus(), []);
  return (
    <div role="alertdialog" aria-label={t('unsaved.title')} className={css.ask}>
      <div className={css.askText}>{t('unsaved.title')}</div>
      <div className={css.buttons}>
        {onSave ? (
          <Button
            size="sm"
            onClick={() => {
              guard.keepEditing();
              onSave();
            }}
          >
            {t('save')}
          </Button>
        ) : null}
        <Button ref={stay} size="sm" variant="default" onClick={guard.keepEditing}>
          {t('unsaved.keep')}
        </Button>
        <Button size="sm" variant="outline" color="red" onClick={guard.throwAway}>
          {t('unsaved.throwAway')}
        </Button>
      </div>
    </div>
  );
}
