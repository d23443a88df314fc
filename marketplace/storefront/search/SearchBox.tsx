import { IconSearch, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MarketProductDto } from '../../../shared/marketplace/find.contract.ts';
import { orpc } from '../api/client.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useSettled } from '../shell/use-page.ts';
import { Picture } from '../ui/Picture.tsx';
import { rememberSearch } from './recent-searches.ts';
import classes from './search.module.css';
import { useProductText } from './use-product-text.ts';

type Props = {
  /** What stands in it at first. */
  start?: string;
  label: string;
  /** What to do with a suggestion; goes to the product's page by itself. */
  onProduct?: (product: MarketProductDto) => void;
  /** What to do with the words; null where only a suggestion will do. */
  onText?: ((text: string) => void) | null;
  placeholder?: string;
};

/** While more letters are typed the last suggestions stay; those of other words would be pressed by mistake. */
function isContinued(key: readonly unknown[] | undefined, text: string): boolean {
  const { input } = (key?.[1] ?? {}) as { input?: { text?: string } };
  return input?.text !== undefined && input.text !== '' && text.startsWith(input.text);
}

function Suggestion({ product }: { product: MarketProductDto }) {
  const format = useFormat();
  const productText = useProductText();
  return (
    <>
      <Picture src={product.picture} size={40} drugClass={product.drugClass} />
      <span className={classes.suggestionText}>
        <strong>{format.name(product)}</strong> <span>{format.otherName(product)}</span>
        <small>{productText(product)}</small>
      </span>
    </>
  );
}

/** The search, in either script, with what it may mean while it is typed. Arrow keys choose, Enter takes, Esc closes. */
export function SearchBox({ start = '', label, onProduct, onText, placeholder }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(start);
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const settled = useSettled(text.trim(), 150);
  const { data } = useQuery({
    ...orpc.find.suggest.queryOptions({ input: { text: settled, limit: 8 } }),
    enabled: settled !== '' && isOpen,
    placeholderData: (before, query) => (isContinued(query?.queryKey, settled) ? before : undefined),
  });
  const items = isOpen && text.trim() !== '' ? (data?.items ?? []) : [];
  // Words that are searched for say on the next page that nothing was found.
  const isUnknown =
    onText === null && isOpen && settled !== '' && settled === text.trim() && data?.items.length === 0;
  const takeProduct = (product: MarketProductDto) => {
    setOpen(false);
    setActive(-1);
    if (onProduct) {
      setText('');
      onProduct(product);
      return;
    }
    rememberSearch(text);
    void navigate({ to: '/product/$productId', params: { productId: product.id } });
  };
  const takeText = () => {
    const words = text.trim();
    if (words === '' || onText === null) return;
    setOpen(false);
    rememberSearch(words);
    input.current?.blur();
    if (onText) onText(words);
    else void navigate({ to: '/search', search: { q: words } });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const chosen = items[active] ?? (onText === null ? items[0] : undefined);
    if (chosen) takeProduct(chosen);
    else takeText();
  };
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
    const step = event.key === 'ArrowDown' ? 1 : -1;
    setActive((now) => Math.max(-1, Math.min(items.length - 1, now + step)));
  };
  return (
    <search className={classes.box}>
      <form className={classes.form} onSubmit={submit}>
        <IconSearch size={22} aria-hidden />
        <input
          ref={input}
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={100}
          role="combobox"
          aria-label={label}
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={active >= 0 ? `${listId}-${active}` : undefined}
          placeholder={placeholder ?? t('search.placeholder')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setActive(-1);
            setOpen(true);
          }}
          onKeyDown={keyDown}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
        />
        {text === '' ? null : (
          <button
            type="button"
            className={classes.clear}
            aria-label={t('search.clear')}
            onClick={() => {
              setText('');
              input.current?.focus();
            }}
          >
            <IconX size={20} aria-hidden />
          </button>
        )}
        {onText === null ? null : (
          <button type="submit" className={classes.go}>
            {t('search.go')}
          </button>
        )}
      </form>
      <div
        id={listId}
        role="listbox"
        aria-label={t('search.suggestions')}
        className={classes.suggestions}
        hidden={items.length === 0}
      >
        {items.map((product, at) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken in the box
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the box
          <div
            key={product.id}
            id={`${listId}-${at}`}
            role="option"
            aria-selected={at === active}
            className={classes.suggestion}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => takeProduct(product)}
          >
            <Suggestion product={product} />
          </div>
        ))}
      </div>
      <p className={classes.unknown} role="status" hidden={!isUnknown}>
        {isUnknown ? t('search.unknown') : ''}
      </p>
    </search>
  );
}
