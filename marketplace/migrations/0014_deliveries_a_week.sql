-- A delivery on its way has a week now, not two days.
UPDATE orders SET answer_by = answer_by + interval '5 days' WHERE status = 'on-the-way' AND answer_by IS NOT NULL;
