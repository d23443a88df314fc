-- The marketplace. Money is whole paisa (bigint), quantity whole base units, times timestamptz. Rows of a shop carry shop_id first in
-- their key: it is the distribution key when the database is spread over machines.
CREATE EXTENSION IF NOT EXISTS postgis;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE accounts (
  id uuid PRIMARY KEY,
  email text NOT NULL UNIQUE CHECK (email = lower(email)),
  password_hash text NOT NULL,
  name text NOT NULL,
  phone text NOT NULL DEFAULT '',
  language text NOT NULL DEFAULT 'bn' CHECK (language IN ('bn', 'en')),
  role text NOT NULL DEFAULT 'customer' CHECK (role IN ('customer', 'seller', 'admin')),
  verified_at timestamptz,
  created_at timestamptz NOT NULL
);

-- A session is a family of refresh tokens, one of which is unused. A used one that comes again ends the family.
CREATE TABLE refresh_tokens (
  token_hash bytea PRIMARY KEY,
  family uuid NOT NULL,
  account_id uuid NOT NULL REFERENCES accounts (id),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX refresh_tokens_family ON refresh_tokens (family);
CREATE INDEX refresh_tokens_account ON refresh_tokens (account_id);
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);

CREATE TABLE mail_tokens (
  token_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  purpose text NOT NULL CHECK (purpose IN ('verify', 'reset')),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX mail_tokens_account ON mail_tokens (account_id, purpose);

CREATE TABLE categories (
  id text PRIMARY KEY,
  parent_id text REFERENCES categories (id),
  name_bn text NOT NULL,
  name_en text NOT NULL,
  shop_kind text NOT NULL CHECK (shop_kind IN ('medicine', 'grocery', 'electronics', 'hardware', 'restaurant')),
  -- Folded names by which a shop's own category finds this one.
  words text[] NOT NULL DEFAULT '{}',
  position integer NOT NULL DEFAULT 0
);

-- When a shop is open, in minutes of the week from Saturday midnight, Dhaka time (hoursSchema): a span that ends after the last midnight of
-- the week goes on at its beginning.
CREATE FUNCTION open_week(hours jsonb) RETURNS int4multirange LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(range_agg(part.span), '{}'::int4multirange)
  FROM jsonb_array_elements(hours) WITH ORDINALITY AS day (spans, number)
  CROSS JOIN LATERAL jsonb_array_elements(day.spans) AS span (value)
  CROSS JOIN LATERAL (
    SELECT ((day.number - 1) * 1440)::integer AS midnight,
      (span.value ->> 'from')::integer AS opens, (span.value ->> 'to')::integer AS closes
  ) AS at
  CROSS JOIN LATERAL (
    VALUES (int4range(midnight + opens, least(midnight + closes, 10080))),
      (CASE WHEN midnight + closes > 10080 THEN int4range(0, midnight + closes - 10080) END)
  ) AS part (span)
  WHERE part.span IS NOT NULL
$$;

CREATE TABLE shops (
  id uuid PRIMARY KEY,
  owner_id uuid NOT NULL REFERENCES accounts (id),
  status text NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'approved', 'rejected', 'suspended')),
  status_reason text NOT NULL DEFAULT '',
  is_paused boolean NOT NULL DEFAULT false,
  name_bn text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('medicine', 'grocery', 'electronics', 'hardware', 'restaurant')),
  phone text NOT NULL,
  address text NOT NULL,
  division text NOT NULL,
  district text NOT NULL,
  upazila text NOT NULL,
  place geography (Point, 4326) NOT NULL,
  hours jsonb NOT NULL,
  open_week int4multirange GENERATED ALWAYS AS (open_week(hours)) STORED,
  delivers boolean NOT NULL,
  delivery_radius_m integer NOT NULL,
  delivery_fee bigint NOT NULL,
  delivery_minimum bigint NOT NULL,
  drug_licence text NOT NULL,
  answer_minutes integer NOT NULL,
  version integer NOT NULL DEFAULT 1,
  rating_sum integer NOT NULL DEFAULT 0,
  rating_count integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  CHECK (name_bn <> '' OR name_en <> '')
);
CREATE INDEX shops_place ON shops USING gist (place) WHERE status = 'approved';
CREATE INDEX shops_owner ON shops (owner_id);
CREATE INDEX shops_status ON shops (status, created_at);

-- What changes with every sync lies apart, so that a report does not rewrite the shop's row and its index.
CREATE TABLE shop_links (
  shop_id uuid PRIMARY KEY REFERENCES shops (id),
  key_hash bytea UNIQUE,
  key_made_at timestamptz,
  last_synced_at timestamptz,
  -- Place in the feed of this shop's orders; raised under the row's lock, so it has no holes and no late comers.
  feed_seq bigint NOT NULL DEFAULT 0
);

-- What several shops may sell: found by text, offered by listings.
CREATE TABLE products (
  id uuid PRIMARY KEY,
  -- The same for the same goods in every shop: a GTIN, or folded name, strength, form and company (match-key.ts).
  match_key text NOT NULL UNIQUE,
  name_bn text NOT NULL,
  name_en text NOT NULL,
  generic text NOT NULL,
  strength text NOT NULL,
  dosage_form text NOT NULL,
  manufacturer text NOT NULL,
  category_id text REFERENCES categories (id),
  drug_class text NOT NULL CHECK (drug_class IN ('none', 'otc', 'rx', 'controlled')),
  description text NOT NULL,
  specifications jsonb NOT NULL DEFAULT '[]',
  -- Hashes of pictures the marketplace holds, and the shop they are of.
  pictures text[] NOT NULL DEFAULT '{}',
  picture_shop_id uuid,
  -- False while only shops without approval have named it: the first approved shop then writes it anew.
  is_confirmed boolean NOT NULL DEFAULT true,
  -- The entry of the search index (shared/text/search): folded words, names apart from each other by a bar.
  search_names text NOT NULL DEFAULT '',
  search_others text NOT NULL DEFAULT '',
  search_joined text NOT NULL DEFAULT '',
  search_codes text NOT NULL DEFAULT '',
  -- Names and others together: what trigrams are made of.
  search_text text NOT NULL DEFAULT '',
  -- Every word of the entry, and the first word of each name once more with ^ before it.
  lexemes tsvector NOT NULL DEFAULT '',
  -- How many published listings offer it; those that nobody offers rank last.
  offered integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
) WITH (fillfactor = 85);
-- Written seldom and read always: no list of pending entries that every search would have to read.
CREATE INDEX products_text ON products USING gin (search_text gin_trgm_ops) WITH (fastupdate = off);
CREATE INDEX products_lexemes ON products USING gin (lexemes) WITH (fastupdate = off);
CREATE INDEX products_category ON products (category_id);

-- The distinct words of all products and in how many of them each stands.
CREATE TABLE search_words (
  word text COLLATE "C" PRIMARY KEY,
  uses integer NOT NULL
) WITH (fillfactor = 85);
-- Keys of each word: near = 0 its sound, 1 its sound with one consonant left out, 2 its spelling with one letter left out.
CREATE TABLE search_keys (
  key text COLLATE "C" NOT NULL,
  near smallint NOT NULL,
  word text COLLATE "C" NOT NULL,
  PRIMARY KEY (key, near, word)
);

CREATE TABLE listings (
  shop_id uuid NOT NULL REFERENCES shops (id),
  -- The shop's own id of the product.
  id uuid NOT NULL,
  -- NULL only where the shop took back a listing that never came.
  product_id uuid REFERENCES products (id),
  version bigint NOT NULL,
  is_published boolean NOT NULL,
  name_bn text NOT NULL,
  name_en text NOT NULL,
  drug_class text NOT NULL,
  base_unit text NOT NULL,
  packs jsonb NOT NULL,
  -- Paisa of the first pack, and per 1,000 base units, to sort by.
  price bigint NOT NULL,
  unit_price bigint NOT NULL,
  -- On hand less safety stock, as the shop said last.
  available integer NOT NULL CHECK (available >= 0),
  -- Promised to orders that are neither completed nor ended.
  reserved integer NOT NULL DEFAULT 0 CHECK (reserved >= 0),
  near_expiry date,
  pictures text[] NOT NULL DEFAULT '{}',
  stock_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (shop_id, id),
  CHECK (product_id IS NOT NULL OR NOT is_published)
) WITH (fillfactor = 85);
CREATE INDEX listings_product ON listings (product_id, shop_id) WHERE is_published;
CREATE INDEX listings_id ON listings (id);

CREATE TABLE pictures (
  hash text PRIMARY KEY,
  shop_id uuid NOT NULL REFERENCES shops (id),
  -- WebP, longest side 200 and 800 px.
  small bytea NOT NULL,
  large bytea NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE promos (
  shop_id uuid NOT NULL REFERENCES shops (id),
  code text NOT NULL,
  percent_bp integer,
  amount bigint,
  minimum bigint NOT NULL,
  starts_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  max_uses integer NOT NULL,
  used integer NOT NULL DEFAULT 0,
  PRIMARY KEY (shop_id, code),
  CHECK ((percent_bp IS NULL) <> (amount IS NULL)),
  CHECK (used <= max_uses)
);

CREATE TABLE orders (
  id uuid PRIMARY KEY,
  shop_id uuid NOT NULL REFERENCES shops (id),
  account_id uuid NOT NULL REFERENCES accounts (id),
  code text NOT NULL UNIQUE,
  pickup_code text NOT NULL,
  wrong_codes integer NOT NULL DEFAULT 0,
  status text NOT NULL,
  version integer NOT NULL DEFAULT 1,
  -- Of shop_links; the shop reads its orders in this order.
  feed_seq bigint NOT NULL,
  fulfilment text NOT NULL CHECK (fulfilment IN ('pickup', 'delivery')),
  customer_name text NOT NULL,
  customer_phone text NOT NULL,
  address text NOT NULL,
  place geography (Point, 4326),
  note text NOT NULL,
  shop_note text NOT NULL DEFAULT '',
  payment text NOT NULL CHECK (payment IN ('cash', 'bkash', 'nagad', 'rocket', 'card')),
  payment_status text NOT NULL CHECK (payment_status IN ('unpaid', 'pending', 'paid', 'failed', 'refund-due', 'refunded')),
  subtotal bigint NOT NULL,
  discount bigint NOT NULL,
  promo_code text NOT NULL DEFAULT '',
  -- What the code gave when it was used, so that an adjusted order is counted by the same rule.
  promo_percent_bp integer,
  promo_amount bigint,
  delivery_fee bigint NOT NULL,
  total bigint NOT NULL,
  -- What came in and was not given back.
  paid bigint NOT NULL DEFAULT 0,
  needs_prescription boolean NOT NULL,
  receipt_code text NOT NULL DEFAULT '',
  answer_by timestamptz,
  -- SHA-256 of what was asked: the same order id with other contents is refused.
  asked_hash text NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE UNIQUE INDEX orders_feed ON orders (shop_id, feed_seq);
CREATE INDEX orders_account ON orders (account_id, created_at DESC);
CREATE INDEX orders_timer ON orders (answer_by) WHERE answer_by IS NOT NULL;

CREATE TABLE order_lines (
  order_id uuid NOT NULL REFERENCES orders (id),
  line_no integer NOT NULL,
  shop_id uuid NOT NULL,
  listing_id uuid NOT NULL,
  product_id uuid NOT NULL REFERENCES products (id),
  name_bn text NOT NULL,
  name_en text NOT NULL,
  drug_class text NOT NULL,
  pack_id uuid NOT NULL,
  pack_unit text NOT NULL,
  pack_label text NOT NULL,
  base_quantity integer NOT NULL CHECK (base_quantity > 0),
  price bigint NOT NULL CHECK (price >= 0),
  asked integer NOT NULL CHECK (asked >= 0),
  quantity integer NOT NULL CHECK (quantity >= 0),
  amount bigint NOT NULL CHECK (amount >= 0),
  -- Base units that the listing's `reserved` holds for this line.
  reserved integer NOT NULL CHECK (reserved >= 0),
  substitute_for integer,
  PRIMARY KEY (order_id, line_no)
);
CREATE INDEX order_lines_listing ON order_lines (shop_id, listing_id) WHERE reserved > 0;
CREATE INDEX order_lines_product ON order_lines (product_id);

-- Append-only.
CREATE TABLE order_events (
  order_id uuid NOT NULL REFERENCES orders (id),
  seq integer NOT NULL,
  at timestamptz NOT NULL,
  status text NOT NULL,
  by text NOT NULL CHECK (by IN ('customer', 'shop', 'timer', 'payment')),
  note text NOT NULL DEFAULT '',
  PRIMARY KEY (order_id, seq)
);

-- Answers of shops that were carried out, so that a repeated one changes nothing.
CREATE TABLE shop_answers (
  shop_id uuid NOT NULL REFERENCES shops (id),
  answer_id uuid NOT NULL,
  order_id uuid NOT NULL REFERENCES orders (id),
  at timestamptz NOT NULL,
  PRIMARY KEY (shop_id, answer_id)
);

CREATE TABLE prescriptions (
  id uuid PRIMARY KEY,
  account_id uuid NOT NULL REFERENCES accounts (id),
  order_id uuid REFERENCES orders (id),
  mime text NOT NULL,
  content bytea NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX prescriptions_order ON prescriptions (order_id);
CREATE INDEX prescriptions_loose ON prescriptions (created_at) WHERE order_id IS NULL;

CREATE TABLE payments (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL REFERENCES orders (id),
  provider text NOT NULL,
  method text NOT NULL,
  provider_ref text NOT NULL,
  amount bigint NOT NULL,
  -- What the provider says came in; of it, what is to be given back, and what was.
  received bigint NOT NULL DEFAULT 0,
  refund_due bigint NOT NULL DEFAULT 0,
  refunded bigint NOT NULL DEFAULT 0,
  status text NOT NULL CHECK (status IN ('begun', 'paid', 'failed', 'refund-due', 'refunded')),
  trx_id text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (provider, provider_ref),
  CHECK (refunded <= refund_due AND refund_due <= received)
);
CREATE INDEX payments_order ON payments (order_id);
CREATE UNIQUE INDEX payments_trx ON payments (provider, trx_id) WHERE trx_id <> '';
CREATE INDEX payments_unsettled ON payments (created_at) WHERE status = 'begun' OR refunded < refund_due;

-- The books of the sandbox provider, which stands for a real one outside.
CREATE TABLE sandbox_payments (
  ref text PRIMARY KEY,
  method text NOT NULL,
  amount bigint NOT NULL,
  return_url text NOT NULL,
  outcome text NOT NULL DEFAULT 'open' CHECK (outcome IN ('open', 'paid', 'failed')),
  trx_id text NOT NULL DEFAULT '',
  refunded bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL
);

CREATE TABLE cart_lines (
  account_id uuid NOT NULL REFERENCES accounts (id),
  shop_id uuid NOT NULL,
  listing_id uuid NOT NULL,
  pack_id uuid NOT NULL,
  quantity integer NOT NULL CHECK (quantity > 0),
  position integer NOT NULL,
  PRIMARY KEY (account_id, shop_id, listing_id, pack_id)
);

CREATE TABLE favourites (
  account_id uuid NOT NULL REFERENCES accounts (id),
  kind text NOT NULL CHECK (kind IN ('product', 'shop')),
  target_id uuid NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, kind, target_id)
);

CREATE TABLE reviews (
  id uuid PRIMARY KEY,
  order_id uuid NOT NULL UNIQUE REFERENCES orders (id),
  shop_id uuid NOT NULL REFERENCES shops (id),
  account_id uuid NOT NULL REFERENCES accounts (id),
  stars integer NOT NULL CHECK (stars BETWEEN 1 AND 5),
  text text NOT NULL,
  reply text NOT NULL DEFAULT '',
  replied_at timestamptz,
  is_hidden boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL
);
CREATE INDEX reviews_shop ON reviews (shop_id, created_at DESC) WHERE NOT is_hidden;

CREATE TABLE review_reports (
  review_id uuid NOT NULL REFERENCES reviews (id),
  account_id uuid NOT NULL REFERENCES accounts (id),
  reason text NOT NULL,
  created_at timestamptz NOT NULL,
  decided_at timestamptz,
  PRIMARY KEY (review_id, account_id)
);
CREATE INDEX review_reports_open ON review_reports (review_id) WHERE decided_at IS NULL;

-- Written anew by a job: products like each other by TF-IDF cosine, and products of the same orders.
CREATE TABLE similar_products (
  product_id uuid NOT NULL REFERENCES products (id),
  other_id uuid NOT NULL REFERENCES products (id),
  score real NOT NULL,
  PRIMARY KEY (product_id, other_id)
);
CREATE TABLE bought_together (
  product_id uuid NOT NULL REFERENCES products (id),
  other_id uuid NOT NULL REFERENCES products (id),
  orders integer NOT NULL,
  PRIMARY KEY (product_id, other_id)
);

CREATE TABLE settings (
  key text PRIMARY KEY,
  value jsonb NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;
CREATE TRIGGER order_events_append_only BEFORE UPDATE OR DELETE ON order_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
