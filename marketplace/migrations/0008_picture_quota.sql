-- How many pictures a shop holds is limited, and those that nothing names go: each is looked at once a day.
ALTER TABLE pictures ADD COLUMN looked_at timestamptz;
UPDATE pictures SET looked_at = created_at;
ALTER TABLE pictures ALTER COLUMN looked_at SET NOT NULL;
CREATE INDEX pictures_looked ON pictures (looked_at);
CREATE INDEX pictures_shop ON pictures (shop_id);
CREATE INDEX listings_pictures ON listings USING gin (pictures) WHERE is_published AND pictures <> '{}';
CREATE INDEX products_pictures ON products USING gin (pictures) WHERE pictures <> '{}';
