ALTER TABLE customers ADD COLUMN seen_at integer DEFAULT 0 NOT NULL;
UPDATE customers SET seen_at = max(created_at, coalesce((SELECT max(sold_at) FROM sales WHERE customer_id = customers.id), 0));
CREATE INDEX customers_seen ON customers (seen_at DESC, id);
