-- Deliveries that are on their way, and packed ones of before, have an end now too.
UPDATE orders SET answer_by = now() + interval '48 hours' WHERE answer_by IS NULL AND status IN ('on-the-way', 'ready');
