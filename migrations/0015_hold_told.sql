-- That a pause of the sync is to hold orders at the marketplace is kept before it is told there; this is whether the marketplace said that it heard.
ALTER TABLE market_link ADD COLUMN is_hold_told integer DEFAULT false NOT NULL;
UPDATE market_link SET is_hold_told = is_held_there;
