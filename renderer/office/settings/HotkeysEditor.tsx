import { Button, TextInput } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chordsOf, HOTKEY_ACTIONS, type HotkeyAction } from '../../counter/keys/hotkeys.ts';
import { chordLabel, chordOf } from '../../counter/keys/key-names.ts';
import css from '../parts/office.module.css';
import { hotkeyConflicts, mayBeHotkey, withHotkey } from './hotkey-choice.ts';
import own from './settings.module.css';

type Props = { chosen: Record<string, string>; onChange: (chosen: Record<string, string>) => void };

/** The keys of the counter: press the key in its field; two actions on one key are named at once. */
export function HotkeysEditor({ chosen, onChange }: Props) {
  const { t } = useTranslation(['settings', 'counter']);
  const [listening, setListening] = useState<HotkeyAction | null>(null);
  const chords = chordsOf(chosen);
  const conflicts = hotkeyConflicts(chosen);
  const onKeyDown = (action: HotkeyAction, event: KeyboardEvent) => {
    if (event.key === 'Tab' || event.key === 'Escape' || (event.key === 'Enter' && event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    const chord = chordOf(event);
    if (event.key === 'Delete' || event.key === 'Backspace') onChange(withHotkey(chosen, action, null));
    else if (mayBeHotkey(chord)) onChange(withHotkey(chosen, action, chord));
  };
  return (
    <>
      <h3 className={css.section}>{t('settings:hotkeys.title')}</h3>
      <div className={css.muted}>{t('settings:hotkeys.text')}</div>
      {HOTKEY_ACTIONS.map((action) => {
        const other = conflicts.get(action);
        return (
          <div key={action} className={own.hotkey}>
            <span>{t(`counter:action.${action}`)}</span>
            <TextInput
              aria-label={t(`counter:action.${action}`)}
              value={listening === action ? `${chordLabel(chords[action])} …` : chordLabel(chords[action])}
              readOnly
              onFocus={() => setListening(action)}
              onBlur={() => setListening(null)}
              onKeyDown={(event) => onKeyDown(action, event)}
              error={
                other ? t('settings:hotkeys.conflict', { action: t(`counter:action.${other}`) }) : undefined
              }
            />
          </div>
        );
      })}
      <div className={css.buttons}>
        <Button variant="default" disabled={Object.keys(chosen).length === 0} onClick={() => onChange({})}>
          {t('settings:hotkeys.reset')}
        </Button>
      </div>
    </>
  );
}
