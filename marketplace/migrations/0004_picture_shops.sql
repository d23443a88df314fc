-- The products that show a shop's pictures: found when the shop loses its approval.
CREATE INDEX products_picture_shop ON products (picture_shop_id) WHERE picture_shop_id IS NOT NULL;
