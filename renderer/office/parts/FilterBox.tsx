import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/**
 * The list's filter: typing anywhere outside a field lands here, arrows and Enter go to the list below.
 * `onListKey` returns true when it used the key.
 */
export function FilterBox(props: {
  label: string;
  placeholder: string;
  value: string;
  onChange: (text: string) => void;
  onListKey: (key: string) => boolean;
}) {
  const { t } = useTranslation('office');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      const isText = event.key.length === 1 && event.key !== ' ';
      if (!isText || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) return;
      field.current?.focus();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && props.value !== '') props.onChange('');
    else if (!props.onListKey(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <TextInput
      ref={field}
      data-autofocus
      type="search"
      aria-label={props.label}
      placeholder={props.placeholder}
      value={props.value}
      onChange={(event) => props.onChange(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      leftSection={<IconSearch size={18} aria-hidden />}
      rightSection={
        props.value === '' ? null : (
          <CloseButton aria-label={t('clearFilter')} onClick={() => props.onChange('')} />
        )
      }
      autoComplete="off"
      spellCheck={false}
      style={{ flex: '1 1 200px', minWidth: 200 }}
    />
  );
}
