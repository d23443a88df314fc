-- Where a shop lay when it was approved: it may move its pin a little, not by many small steps to another town.
ALTER TABLE shops ADD COLUMN approved_place geography (Point, 4326);
UPDATE shops SET approved_place = place WHERE status = 'approved';
