/** Where the browser gives no storage, what is kept lasts as long as the window. */
const inWindow = new Map<string, string>();

/** What was kept under the name, by any window of this browser; null when there is nothing. */
export function keptText(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return inWindow.get(name) ?? null;
  }
}

/** Keeps a text under the name, null forgets it. False where only this window will know of it. */
export function keepText(name: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(name);
    else localStorage.setItem(name, text);
    return true;
  } catch {
    if (text === null) inWindow.delete(name);
    else inWindow.set(name, text);
    return false;
  }
}

/** The names under which something is kept that begin so. */
export function keptNames(beginning: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(beginning));
  } catch {
    return [...inWindow.keys()].filter((name) => name.startsWith(beginning));
  }
}
