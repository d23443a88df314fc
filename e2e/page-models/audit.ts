import type { Page } from '@playwright/test';
import type { Language } from '../../shared/text/format.ts';

/** Words that are the same in both languages: identifiers (T1-000001, NP24, A-3), keys, quantities as they are typed, sizes. */
const SAME_IN_BOTH = /\b(?:[A-Z]{1,3}\d*-?\d+|2s3t|50tk|250g|(?:Alt|Ctrl)\+\w+|\d+px)\b/g;
/** What everybody calls by its Latin name. */
const LATIN_NAMES =
  /\b(?:Show in English|Enter|Esc|Tab|Shift|TrxID|PIN|QR|CSV|XLSX|Excel|English|bKash|ID|VAT|BIN|MRP|SMS|IP|UTF-8|A4)\b/g;
/** Names of controls that a library brings along say it in English: "Toggle password visibility". */
const LATIN_WORDS = /[A-Za-z]{3,}/;
const RAW_KEY = /^[a-z][A-Za-z]+(?:[.:][a-zA-Z][A-Za-z-]+)+$/;

/** One text of the screen and where it stands. */
type Text = { text: string; where: string };

/** Every text that a person reads or hears, without what was typed, keys, pictures of codes, and goods' own names. */
const readTexts = `(() => {
  const skipped = 'kbd, code, script, style, input, textarea, [data-own-text], [lang]:not(html)';
  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || element.closest(skipped) || !element.checkVisibility()) continue;
    if (node.data.trim()) texts.push({ text: node.data.trim(), where: element.tagName + '.' + element.className });
  }
  for (const element of document.body.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
    if (element.closest('[lang]:not(html)')) continue;
    for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
      const text = element.getAttribute(name);
      // A tooltip that repeats what may be cut off is the goods' own name once more.
      const isRepeated = name === 'title' && element.textContent.includes(text ?? '');
      if (text && !isRepeated) texts.push({ text, where: element.tagName + '@' + name });
    }
  }
  return texts;
})()`;

/** What is wrong with the words on the screen: raw keys, digits or letters of the other script. */
export async function wrongWords(
  page: Page,
  language: Language,
  isOwnText: (text: string) => boolean,
): Promise<string[]> {
  const texts = (await page.evaluate(readTexts)) as Text[];
  return texts.flatMap(({ text, where }) => {
    const cleaned = text.replace(SAME_IN_BOTH, '');
    if (RAW_KEY.test(text)) return [`raw key "${text}" in ${where}`];
    if (isOwnText(text)) return [];
    if (language === 'bn' && where.includes('@') && LATIN_WORDS.test(cleaned.replace(LATIN_NAMES, '')))
      return [`Latin words in "${text}" in ${where}`];
    if (language === 'bn' && /[0-9]/.test(cleaned)) return [`Latin digit in "${text}" in ${where}`];
    if (language === 'en' && /[\u0980-\u09f2\u09f4-\u09ff]/u.test(cleaned))
      return [`Bengali in "${text}" in ${where}`];
    return [];
  });
}

/** How far the page can be pushed sideways, in pixels; 0 is right. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return (await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')) as number;
}

type AxNode = {
  ignored: boolean;
  role?: { value?: unknown };
  name?: { value?: unknown };
  description?: { value?: unknown };
  backendDOMNodeId?: number;
};

const INTERACTIVE = new Set([
  'button',
  'link',
  'textbox',
  'searchbox',
  'combobox',
  'checkbox',
  'radio',
  'switch',
  'slider',
  'spinbutton',
  'tab',
  'menuitem',
  'option',
  'listbox',
  'grid',
  'dialog',
]);

/** The controls that a screen reader would meet without a name, from Chromium's own accessibility tree. */
export async function namelessControls(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  const nameless = nodes.filter(
    ({ ignored, role, name }) => !ignored && INTERACTIVE.has(String(role?.value)) && !name?.value,
  );
  const found: string[] = [];
  for (const { role, backendDOMNodeId } of nameless) {
    if (backendDOMNodeId === undefined) continue;
    const { outerHTML } = await session.send('DOM.getOuterHTML', { backendNodeId: backendDOMNodeId });
    found.push(`${String(role?.value)}: ${outerHTML.slice(0, 160)}`);
  }
  await session.detach();
  return found;
}

/** What is read out besides the text itself: the names and descriptions of these roles come from the program, not from the shop. */
const OWN_ROLES = new Set([
  'image',
  'img',
  'application',
  'graphics-document',
  'region',
  'navigation',
  'dialog',
  'tablist',
  'progressbar',
  'slider',
  'toolbar',
  'list',
  'listbox',
  'grid',
  'searchbox',
  'switch',
]);

/** English names and descriptions that a screen reader would say on a Bengali screen, from Chromium's own accessibility tree. */
export async function englishNames(page: Page, isOwnText: (text: string) => boolean): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send('Accessibility.getFullAXTree')) as { nodes: AxNode[] };
  await session.detach();
  return nodes.flatMap(({ ignored, role, name, description }) => {
    if (ignored) return [];
    const said = [OWN_ROLES.has(String(role?.value)) ? name?.value : '', description?.value];
    return said
      .filter((text) => typeof text === 'string')
      .filter((text) => !isOwnText(text))
      .filter((text) => LATIN_WORDS.test(text.replace(SAME_IN_BOTH, '').replace(LATIN_NAMES, '')))
      .map((text) => `${String(role?.value)} "${text}"`);
  });
}

/** True where the focused element shows that it has the focus: an outline, a ring, or a border that differs from its unfocused one. */
export async function showsFocus(page: Page): Promise<boolean> {
  return (await page.evaluate(`(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return false;
    const looks = (from) => {
      const style = getComputedStyle(from);
      return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor, style.backgroundColor].join('|');
    };
    const chain = [element, element.parentElement, element.parentElement?.parentElement].filter(Boolean);
    const focused = chain.map(looks).join();
    element.blur();
    const without = chain.map(looks).join();
    element.focus({ focusVisible: true });
    return focused !== without;
  })()`)) as boolean;
}
