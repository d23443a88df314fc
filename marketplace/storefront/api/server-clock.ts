let ahead = 0;

/** Notes the time of an answer (`Date` header, whole seconds), taken at `receivedAt` (UTC ms) by this device's clock. */
export function hearServerTime(header: string | null, receivedAt = Date.now()): void {
  const said = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(said)) return;
  const difference = said - receivedAt;
  // The header has no fractions: a difference below two seconds says nothing.
  ahead = Math.abs(difference) < 2000 ? 0 : difference;
}

/** UTC ms by the server's clock: a phone's own may be wrong by hours. */
export function serverNow(): number {
  return Date.now() + ahead;
}
