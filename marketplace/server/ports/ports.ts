/** The time, so that tests can move it. */
export type Clock = {
  /** UTC milliseconds. */
  now(): number;
};

/** Makes ids. */
export type Ids = {
  /** A new UUIDv7. */
  next(): string;
};

/** Where diagnostics go. Never give it names, phones, e-mails, addresses, places, passwords or tokens. */
export type Logger = {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
  error(fields: Record<string, unknown>, message: string): void;
};

/** A message to a person, written already. */
export type Mail = { to: string; subject: string; text: string };

/** Delivers mail; rejects when it was not taken, and is then asked again later. */
export type Mailer = { send(mail: Mail): Promise<void> };

/** Delivers text messages; rejects when one was not taken. */
export type Texter = { send(to: string, text: string): Promise<void> };

/** All that the marketplace needs of the outside world beside its database. */
export type MarketPorts = {
  clock: Clock;
  ids: Ids;
  logger: Logger;
  mailer: Mailer;
  texter: Texter;
};
