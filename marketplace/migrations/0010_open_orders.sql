-- What is counted every minute is counted among open orders, not among all that ever were.
CREATE INDEX orders_open_shop ON orders (shop_id) INCLUDE (status) WHERE status NOT IN ('completed', 'rejected', 'cancelled', 'expired');
CREATE INDEX orders_open_account ON orders (account_id) WHERE status NOT IN ('completed', 'rejected', 'cancelled', 'expired');
-- A shop's published goods, the cheapest first.
CREATE INDEX listings_shelf ON listings (shop_id, price, id) WHERE is_published;
