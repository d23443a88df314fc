import { IconBarcode } from '@tabler/icons-react';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { addedQuantity, readSearch } from '../../../shared/cart/read-search.ts';
import type { FoundDto } from '../../../shared/contract/catalog.contract.ts';
import { useRefusalText } from '../../api/use-refusal-text.ts';
import { useCounter } from '../counter-context.ts';
import {
  counterStore,
  dispatchCart,
  notify,
  showView,
  updateCounter,
  useCounterState,
} from '../counter-store.ts';
import { actionOf } from '../keys/hotkeys.ts';
import { chordOf } from '../keys/key-names.ts';
import { looksLikeBarcode } from '../keys/scan-detector.ts';
import { focusSearch, SEARCH_BOX_ID } from '../keys/use-counter-keys.ts';
import { waitForName } from '../unknown-scans.ts';
import { DoneCard } from './DoneCard.tsx';
import { enterHit } from './enter-rule.ts';
import { FoundList } from './FoundList.tsx';
import { NothingFound } from './NothingFound.tsx';
import { NoticeLine } from './NoticeLine.tsx';
import { QuickKeys } from './QuickKeys.tsx';
import { RightFoot } from './RightFoot.tsx';
import classes from './search.module.css';
import { useFind } from './use-find.ts';
import { useSearchFocus } from './use-search-focus.ts';

/** A double press is quicker than anybody means two things. */
const SECOND_ENTER_MS = 400;

function moveLine(by: number): void {
  const { cart } = counterStore.get();
  const { lines } = cart.draft;
  const at = lines.findIndex((line) => line.lineId === cart.selectedLineId);
  const next = lines[Math.max(0, Math.min(lines.length - 1, at + by))];
  if (next) dispatchCart({ type: 'select', lineId: next.lineId });
}

/** The search box, always ready for a scan, and what it finds; empty, the quick keys or the change of the last sale. */
export function SearchPanel() {
  const { t } = useTranslation('counter');
  const { adding, act, rules, settings } = useCounter();
  const refusalText = useRefusalText();
  const text = useCounterState((state) => state.searchText);
  const hasNotice = useCounterState((state) => state.notice !== null);
  const lastSale = useCounterState((state) => state.lastSale);
  const found = useFind(text, rules);
  const markedId = useCounterState((state) => state.markedId);
  const at = markedId === null ? 0 : found.items.findIndex(({ product }) => product.id === markedId);

  const isSearching = text.trim() !== '' && readSearch(text).find !== '';
  const active = found.items[at];
  useSearchFocus();
  const lastEnter = useRef(Number.NEGATIVE_INFINITY);

  const setText = (next: string) => {
    updateCounter({ searchText: next, markedId: null, notice: null });
  };
  const addHit = ({ product, packId }: FoundDto, quantity: string | null) => {
    if (adding.add(product, packId, addedQuantity(product, quantity))) setText('');
    focusSearch();
  };
  const askWhich = (typed: string, items: readonly FoundDto[]) => {
    updateCounter({ markedId: items[0]?.product.id ?? null });
    notify('info', t('search.which', { text: typed }));
  };
  const enter = () => {
    const { find: words, quantity } = readSearch(text);
    const line = counterStore.get().cart.selectedLineId;
    if (text.trim() === '') {
      if (line) act('line-details');
      return;
    }
    if (words === '' && quantity !== null) {
      if (line === null) adding.refuse(t('notice.emptyCart'));
      else if (adding.setQuantity(line, quantity)) setText('');
      return;
    }
    if (!found.isSettled) {
      // What was typed before its answer is there is worked off in its turn, with the box free for what comes next.
      adding.enterLater(text.trim(), markedId);
      setText('');
      return;
    }
    const hit = enterHit(found, markedId);
    if (hit) addHit(hit, found.quantity);
    else if (found.items.length > 0) askWhich(words, found.items);
    else if (looksLikeBarcode(words)) waitForName({ code: words, quantity });
    else adding.refuse(t('search.nothing', { text: words }));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (active && isSearching && actionOf(chordOf(event), settings.counter.hotkeys) === 'substitutes') {
      event.preventDefault();
      showView({ kind: 'substitutes', productId: active.product.id, lineId: null });
    } else if (step !== 0) {
      event.preventDefault();
      if (text.trim() === '') moveLine(step);
      else {
        const next = found.items[Math.max(0, Math.min(found.items.length - 1, at + step))];
        if (next) updateCounter({ markedId: next.product.id });
      }
    } else if (event.key === 'Enter') {
      event.preventDefault();
      // The second of two quick presses was meant for the goods that the first one added.
      const isSecond = text.trim() === '' && event.timeStamp - lastEnter.current < SECOND_ENTER_MS;
      if (text.trim() !== '') lastEnter.current = event.timeStamp;
      if (!isSecond) enter();
    } else if (event.key === '*' && text === '') {
      event.preventDefault();
      act('quantity');
    }
  };
  return (
    <div className={classes.panel}>
      <div className={classes.box}>
        <IconBarcode size={26} aria-hidden />
        <input
          id={SEARCH_BOX_ID}
          className={classes.input}
          role="combobox"
          aria-label={t('search.label')}
          aria-expanded={found.items.length > 0}
          aria-controls="counter-found"
          aria-autocomplete="list"
          aria-activedescendant={active ? `found-${active.product.id}` : undefined}
          placeholder={t('search.placeholder')}
          value={text}
          autoComplete="off"
          autoCorrect="off"
          spellCheck={false}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <NoticeLine quantity={isSearching ? found.quantity : null} hit={active} />
      <div className={classes.body}>
        {isSearching && found.items.length > 0 ? (
          <FoundList items={found.items} at={at} onChoose={(item) => addHit(item, found.quantity)} />
        ) : null}
        {isSearching && found.items.length === 0 && found.isSettled ? (
          <NothingFound text={readSearch(text).find} />
        ) : null}
        {isSearching && found.error && !hasNotice ? (
          <p className={classes.error}>{refusalText(found.error)}</p>
        ) : null}
        {isSearching ? null : lastSale ? <DoneCard sale={lastSale} /> : <QuickKeys />}
      </div>
      <RightFoot />
    </div>
  );
}
