-- When the short-dated goods of a line expire that were ordered marked down; null for any others, and for lines of before.
ALTER TABLE order_lines ADD COLUMN near_expiry date;
