-- What of an order's bill was agreed is worked out at the counter's prices of the moment: a discount kept from when its cart was made was another one after a change of prices.
ALTER TABLE market_orders DROP COLUMN discount;
