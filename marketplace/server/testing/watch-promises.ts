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
`;

/** Lets the database itself note every promise of goods with what was published at that moment, whoever makes it. */
export async function watchPromises(db: MarketDb): Promise<void> {
  await db.script(WATCH);
}

/** How many promises were made since, and how many of them went beyond what was published at their moment. */
export async function countPromises(db: MarketDb): Promise<{ made: number; beyond: number }> {
  const [row] = await db.query<{ made: number; beyond: number }>(
    'SELECT count(*)::int AS made, (count(*) FILTER (WHERE reserved > available))::int AS beyond FROM noted_promises',
  );
  return row ?? { made: 0, beyond: 0 };
}
