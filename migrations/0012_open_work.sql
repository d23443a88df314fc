-- What every sale makes every till look at is found without reading what is over: open orders, orders with a problem, carts put aside.
CREATE INDEX market_orders_open ON market_orders (id) WHERE status NOT IN ('completed', 'rejected', 'cancelled', 'expired');
CREATE INDEX market_orders_problem ON market_orders (id) WHERE problem <> '';
CREATE INDEX market_orders_received ON market_orders (received_at, id);
CREATE INDEX drafts_held ON drafts (updated_at, id) WHERE state = 'held';
CREATE INDEX drafts_open ON drafts (till_id) WHERE state = 'open';
