-- An order that was accepted and is then cancelled may have been handed over already: its money stays until the shop has heard of the
-- cancellation, or for a day. NULL where nothing is kept back.
ALTER TABLE orders ADD COLUMN refund_held_until timestamptz;
CREATE INDEX orders_refund_held ON orders (refund_held_until) WHERE refund_held_until IS NOT NULL;
