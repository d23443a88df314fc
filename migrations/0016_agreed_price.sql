-- What the quick item of an order's cart brings the bill up to what was agreed by, paisa, so that the bill lacks it nowhere unseen; of carts that wait already from their line.
ALTER TABLE market_orders ADD COLUMN agreed_price integer DEFAULT 0 NOT NULL;
UPDATE market_orders SET agreed_price = coalesce((
  SELECT sum(line.value ->> '$.unitPrice' * (line.value ->> '$.quantity'))
  FROM drafts, json_each(drafts.content, '$.lines') AS line
  WHERE drafts.id = market_orders.draft_id AND line.value ->> '$.name' = 'অনলাইন দামের তফাত / Online price'
), 0);
