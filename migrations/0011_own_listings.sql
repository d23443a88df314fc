-- The id under which a product is offered where its own belongs to another shop of the marketplace (a branch on a copy of the file).
ALTER TABLE market_goods ADD COLUMN listing text;
CREATE UNIQUE INDEX market_goods_listing_unique ON market_goods (listing);
