import type { MarketDb } from '../db/market-db.ts';

const WATCH = `
CREATE TABLE IF NOT EXISTS noted_promises (listing_id uuid, reserved integer, available integer);
CREATE OR REPLACE FUNCTION note_promise() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO noted_promises VALUES (NEW.id, NEW.reserved, NEW.available);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER note_promise AFTER UPDATE OF reserved ON listings
  FOR EACH ROW WHEN (NEW.reserved > OLD.reserved) EXECUTE FUNCTION note_promise();
CREATE TABLE IF NOT EXISTS noted_offers (listing_id uuid, available integer);
CREATE OR REPLACE FUNCTION note_offer() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO noted_offers VALUES (NEW.id, NEW.available);
  RETURN NULL;
END $$;
CREATE OR REPLACE TRIGGER note_offer AFTER UPDATE OF available ON listings
  FOR EACH ROW WHEN (NEW.available <> OLD.available) EXECUTE FUNCTION note_offer();
`;

/** Lets the database itself note every promise of goods with what was published at that moment, whoever makes it, and every other number published. */
export async function watchPromises(db: MarketDb): Promise<void> {
  await db.script(WATCH);
}

/** How many promises were made since, how many of them went beyond what was published at their moment, and how often another number was published. */
export async function countPromises(
  db: MarketDb,
): Promise<{ made: number; beyond: number; published: number }> {
  const [row] = await db.query<{ made: number; beyond: number; published: number }>(
    `SELECT count(*)::int AS made, (count(*) FILTER (WHERE reserved > available))::int AS beyond,
       (SELECT count(*)::int FROM noted_offers) AS published FROM noted_promises`,
  );
  return row ?? { made: 0, beyond: 0, published: 0 };
}
