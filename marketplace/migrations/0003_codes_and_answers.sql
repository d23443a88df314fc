-- How often an order got another pickup code: a code can be tried five times, so the number of codes must have an end too.
ALTER TABLE orders ADD COLUMN new_codes integer NOT NULL DEFAULT 0 CHECK (new_codes >= 0);

-- What an answer said: the same id with other contents is refused. Answers from before this have '' and are known by their order alone.
ALTER TABLE shop_answers ADD COLUMN said_hash text NOT NULL DEFAULT '';
