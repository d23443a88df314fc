-- What the shop keeps of its marketplace: the link, what it publishes and how, the orders that customers placed, and the answers it owes.

-- One row while the shop is connected. The key is not here: it lies in the operating system's secret store.
CREATE TABLE market_link (
  id integer PRIMARY KEY NOT NULL,
  address text NOT NULL,
  email text NOT NULL,
  shop text NOT NULL,
  is_paused integer DEFAULT false NOT NULL,
  is_medicine_orderable integer DEFAULT true NOT NULL,
  feed_after integer DEFAULT 0 NOT NULL,
  needs_compare integer DEFAULT true NOT NULL,
  clock_ahead_ms integer DEFAULT 0 NOT NULL,
  server_listings integer DEFAULT 0 NOT NULL,
  last_success_at integer,
  connected_at integer NOT NULL,
  CHECK (id = 1)
) STRICT;

-- How goods are offered; one row.
CREATE TABLE market_policy (
  id integer PRIMARY KEY NOT NULL,
  safety_stock integer DEFAULT 0 NOT NULL,
  near_expiry_days integer,
  near_expiry_percent_bp integer,
  CHECK (id = 1),
  CHECK (safety_stock >= 0),
  CHECK ((near_expiry_days IS NULL) = (near_expiry_percent_bp IS NULL))
) STRICT;

-- What is special about one of the goods: a safety stock of its own, and the id under which its short-dated batches were offered.
CREATE TABLE market_goods (
  product_id text PRIMARY KEY NOT NULL,
  safety_stock integer,
  near_expiry_listing text,
  CHECK (safety_stock IS NULL OR safety_stock >= 0)
) STRICT;
CREATE UNIQUE INDEX market_goods_near_expiry_listing_unique ON market_goods (near_expiry_listing);

-- Categories whose goods are published, with everything that comes into them.
CREATE TABLE market_categories (
  category_id text PRIMARY KEY NOT NULL
) STRICT;

CREATE TABLE market_orders (
  id text PRIMARY KEY NOT NULL,
  seq integer NOT NULL,
  code text NOT NULL,
  status text NOT NULL,
  version integer NOT NULL,
  content text NOT NULL,
  draft_id text,
  sale_id text,
  given_code text,
  discount integer DEFAULT 0 NOT NULL,
  problem text DEFAULT '' NOT NULL,
  received_at integer NOT NULL,
  updated_at integer NOT NULL
) STRICT;
CREATE INDEX market_orders_status ON market_orders (status,received_at);
CREATE UNIQUE INDEX market_orders_draft ON market_orders (draft_id) WHERE draft_id IS NOT NULL;

-- Base units promised to open orders, by product.
CREATE TABLE market_reservations (
  order_id text NOT NULL,
  product_id text NOT NULL,
  quantity integer NOT NULL,
  PRIMARY KEY(order_id, product_id),
  FOREIGN KEY (order_id) REFERENCES market_orders(id),
  CHECK (quantity > 0)
) STRICT;
CREATE INDEX market_reservations_product ON market_reservations (product_id);

-- What the shop said to an order: kept first, then sent until the marketplace has it.
CREATE TABLE market_answers (
  id text PRIMARY KEY NOT NULL,
  order_id text NOT NULL,
  kind text NOT NULL,
  content text NOT NULL,
  status text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  user_id text NOT NULL,
  made_at integer NOT NULL,
  retry_at integer NOT NULL,
  last_error text DEFAULT '' NOT NULL,
  FOREIGN KEY (order_id) REFERENCES market_orders(id),
  CHECK (status IN ('due','sending','done','refused'))
) STRICT;
CREATE INDEX market_answers_due ON market_answers (status,retry_at);
CREATE INDEX market_answers_order ON market_answers (order_id);

-- Pictures that the marketplace asked for and does not have yet; with a reason: those it would not take.
CREATE TABLE market_pictures (
  hash text PRIMARY KEY NOT NULL,
  product_id text NOT NULL,
  reason text DEFAULT '' NOT NULL
) STRICT;

CREATE INDEX products_published ON products (is_published) WHERE is_published = 1;

-- New goods of a published category are published with it, however they came: by hand, by an import, by a change of category.
CREATE TRIGGER products_publish_new AFTER INSERT ON products
WHEN NEW.is_published = 0 AND NEW.category_id IN (SELECT category_id FROM market_categories) BEGIN
  UPDATE products SET is_published = 1 WHERE seq = NEW.seq;
  INSERT INTO outbox (topic, key, version, status, retry_at, changed_at) VALUES ('availability', NEW.id, 1, 'due', NEW.created_at, NEW.created_at)
  ON CONFLICT (topic, key) DO UPDATE SET version = version + 1, status = 'due', attempts = 0, retry_at = excluded.retry_at,
    changed_at = excluded.changed_at, last_error = '';
END;
CREATE TRIGGER products_publish_moved AFTER UPDATE OF category_id ON products
WHEN NEW.is_published = 0 AND NEW.category_id IS NOT OLD.category_id AND NEW.category_id IN (SELECT category_id FROM market_categories) BEGIN
  UPDATE products SET is_published = 1 WHERE seq = NEW.seq;
  INSERT INTO outbox (topic, key, version, status, retry_at, changed_at) VALUES ('availability', NEW.id, 1, 'due', NEW.updated_at, NEW.updated_at)
  ON CONFLICT (topic, key) DO UPDATE SET version = version + 1, status = 'due', attempts = 0, retry_at = excluded.retry_at,
    changed_at = excluded.changed_at, last_error = '';
END;
-- Goods of an import are seen when it is done.
CREATE TRIGGER products_publish_landed AFTER UPDATE OF pending_import_id ON products
WHEN NEW.is_published = 1 AND NEW.pending_import_id IS NULL AND OLD.pending_import_id IS NOT NULL BEGIN
  INSERT INTO outbox (topic, key, version, status, retry_at, changed_at) VALUES ('availability', NEW.id, 1, 'due', NEW.updated_at, NEW.updated_at)
  ON CONFLICT (topic, key) DO UPDATE SET version = version + 1, status = 'due', attempts = 0, retry_at = excluded.retry_at,
    changed_at = excluded.changed_at, last_error = '';
END;
-- A category made below a published one belongs to it.
CREATE TRIGGER categories_publish_new AFTER INSERT ON categories
WHEN NEW.parent_id IN (SELECT category_id FROM market_categories) BEGIN
  INSERT OR IGNORE INTO market_categories (category_id) VALUES (NEW.id);
END;
