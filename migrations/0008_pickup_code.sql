-- How a pickup order was handed over: the code that the marketplace found right, one that could not be asked about yet, or somebody who answers for it.
ALTER TABLE market_orders ADD COLUMN code_state text DEFAULT 'none' NOT NULL CHECK (code_state IN ('none', 'right', 'unchecked', 'approved'));
ALTER TABLE market_orders ADD COLUMN approved_by text;
