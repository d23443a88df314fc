const KEY = 'dokani.till';

let token: string | null = read();

function read(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** What this browser was paired with as a till of the shop's network; null on the computer that holds the shop. */
export function tillToken(): string | null {
  return token;
}

/** Keeps the token for as long as the browser keeps anything. */
export function keepTillToken(next: string): void {
  token = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // Storage may be forbidden; the till is then paired as long as the page lives.
  }
}
