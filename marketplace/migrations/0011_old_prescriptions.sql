-- Photos that came with an order, the oldest first: those of the last month are not looked at to find older ones.
CREATE INDEX prescriptions_attached ON prescriptions (created_at) WHERE order_id IS NOT NULL;
