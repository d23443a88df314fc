-- When the provider was last asked for a payment of which no notice came: those asked longest ago come first.
ALTER TABLE payments ADD COLUMN asked_at timestamptz;
CREATE INDEX payments_silent ON payments (asked_at NULLS FIRST, created_at) WHERE status = 'begun';
