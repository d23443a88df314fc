const KEY = 'dokani.token';

let token: string | null = read();

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** The token that goes with every call; null when nobody is signed in. */
export function sessionToken(): string | null {
  return token;
}

/** Keeps the token in memory and, for a reload of this window only, in sessionStorage. */
export function keepSessionToken(next: string | null): void {
  token = next;
  try {
    if (next === null) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, next);
  } catch {
    // Storage may be forbidden; the token then lives as long as the page.
  }
}
