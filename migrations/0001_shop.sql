-- The shop's tables. Every table is STRICT: SQLite would otherwise keep 'abc' or 12.5 in an INTEGER column.
-- Money is whole paisa, quantity whole base units, times are UTC milliseconds, days YYYY-MM-DD (Dhaka).

CREATE TABLE barcodes (
  code text PRIMARY KEY NOT NULL,
  pack_id text NOT NULL,
  FOREIGN KEY (pack_id) REFERENCES packs(id)
) STRICT, WITHOUT ROWID;

CREATE TABLE import_changes (
  import_id text NOT NULL,
  product_id text NOT NULL,
  action text NOT NULL,
  before text,
  version_after integer NOT NULL,
  PRIMARY KEY(import_id, product_id),
  FOREIGN KEY (import_id) REFERENCES imports(id)
) STRICT;

CREATE TABLE import_issues (
  import_id text NOT NULL,
  position integer NOT NULL,
  row integer NOT NULL,
  severity text NOT NULL,
  code text NOT NULL,
  column_name text DEFAULT '' NOT NULL,
  value text DEFAULT '' NOT NULL,
  PRIMARY KEY(import_id, position),
  FOREIGN KEY (import_id) REFERENCES imports(id)
) STRICT;

CREATE TABLE imports (
  id text PRIMARY KEY NOT NULL,
  file_name text NOT NULL,
  status text NOT NULL,
  format text NOT NULL,
  mapping text DEFAULT '{}' NOT NULL,
  options text DEFAULT '{}' NOT NULL,
  category_ids text DEFAULT '[]' NOT NULL,
  rows_total integer DEFAULT 0 NOT NULL,
  rows_done integer DEFAULT 0 NOT NULL,
  created integer DEFAULT 0 NOT NULL,
  updated integer DEFAULT 0 NOT NULL,
  unchanged integer DEFAULT 0 NOT NULL,
  refused integer DEFAULT 0 NOT NULL,
  warnings integer DEFAULT 0 NOT NULL,
  failure text,
  user_id text NOT NULL,
  created_at integer NOT NULL,
  finished_at integer
) STRICT;

CREATE TABLE import_files (
  import_id text PRIMARY KEY NOT NULL,
  content blob NOT NULL,
  FOREIGN KEY (import_id) REFERENCES imports(id)
) STRICT;

CREATE TABLE packs (
  id text PRIMARY KEY NOT NULL,
  product_id text NOT NULL,
  unit text NOT NULL,
  label text DEFAULT '' NOT NULL,
  base_quantity integer NOT NULL,
  price integer,
  is_default integer DEFAULT false NOT NULL,
  position integer DEFAULT 0 NOT NULL,
  is_active integer DEFAULT true NOT NULL,
  FOREIGN KEY (product_id) REFERENCES products(id),
  CHECK (base_quantity > 0),
  CHECK (price IS NULL OR price >= 0)
) STRICT;

CREATE TABLE product_pictures (
  id text PRIMARY KEY NOT NULL,
  product_id text NOT NULL,
  position integer NOT NULL,
  mime text NOT NULL,
  content blob NOT NULL,
  FOREIGN KEY (product_id) REFERENCES products(id)
) STRICT;

CREATE TABLE products (
  seq integer PRIMARY KEY NOT NULL,
  id text NOT NULL,
  name_bn text NOT NULL,
  name_en text NOT NULL,
  generic text DEFAULT '' NOT NULL,
  strength text DEFAULT '' NOT NULL,
  dosage_form text DEFAULT '' NOT NULL,
  manufacturer text DEFAULT '' NOT NULL,
  category_id text,
  drug_class text DEFAULT 'none' NOT NULL,
  shelf text DEFAULT '' NOT NULL,
  description text DEFAULT '' NOT NULL,
  base_unit text NOT NULL,
  oversell text,
  is_counted integer DEFAULT true NOT NULL,
  vat_rate_bp integer DEFAULT 0 NOT NULL,
  reorder_level integer,
  pinned_position integer,
  is_published integer DEFAULT false NOT NULL,
  is_active integer DEFAULT true NOT NULL,
  substitute_key text DEFAULT '' NOT NULL,
  source_key text,
  pending_import_id text,
  version integer DEFAULT 1 NOT NULL,
  created_at integer NOT NULL,
  updated_at integer NOT NULL,
  FOREIGN KEY (category_id) REFERENCES categories(id),
  CHECK (name_bn <> '' OR name_en <> ''),
  CHECK (oversell IS NULL OR oversell IN ('block','warn','allow')),
  CHECK (drug_class IN ('none','otc','rx','controlled'))
) STRICT;

CREATE TABLE khata_entries (
  id text PRIMARY KEY NOT NULL,
  customer_id text NOT NULL,
  kind text NOT NULL,
  amount integer NOT NULL,
  sale_id text,
  at integer NOT NULL,
  business_day text NOT NULL,
  user_id text NOT NULL,
  till_id integer NOT NULL,
  note text DEFAULT '' NOT NULL,
  FOREIGN KEY (customer_id) REFERENCES customers(id),
  FOREIGN KEY (sale_id) REFERENCES sales(id),
  CHECK (amount <> 0)
) STRICT;

CREATE TABLE pairing_codes (
  code_hash text PRIMARY KEY NOT NULL,
  expires_at integer NOT NULL,
  created_by text NOT NULL
) STRICT;

CREATE TABLE sessions (
  token_hash text PRIMARY KEY NOT NULL,
  user_id text NOT NULL,
  till_id integer NOT NULL,
  created_at integer NOT NULL,
  last_seen_at integer NOT NULL,
  FOREIGN KEY (user_id) REFERENCES users(id),
  FOREIGN KEY (till_id) REFERENCES tills(id)
) STRICT;

CREATE TABLE settings (
  key text PRIMARY KEY NOT NULL,
  value text NOT NULL,
  updated_at integer NOT NULL
) STRICT;

CREATE TABLE tills (
  id integer PRIMARY KEY NOT NULL,
  name text NOT NULL,
  token_hash text,
  next_receipt_number integer DEFAULT 1 NOT NULL,
  is_active integer DEFAULT true NOT NULL,
  paired_at integer NOT NULL
) STRICT;

CREATE TABLE day_totals (
  business_day text PRIMARY KEY NOT NULL,
  receipts integer NOT NULL,
  lines integer NOT NULL,
  subtotal integer NOT NULL,
  discount integer NOT NULL,
  rounding integer NOT NULL,
  net integer NOT NULL,
  cost integer NOT NULL,
  net_without_cost integer NOT NULL,
  vat_included integer NOT NULL
) STRICT;

CREATE TABLE hour_totals (
  business_day text NOT NULL,
  hour integer NOT NULL,
  receipts integer NOT NULL,
  net integer NOT NULL,
  PRIMARY KEY(business_day, hour)
) STRICT;

CREATE TABLE outbox (
  topic text NOT NULL,
  key text NOT NULL,
  version integer NOT NULL,
  status text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  retry_at integer NOT NULL,
  changed_at integer NOT NULL,
  last_error text DEFAULT '' NOT NULL,
  PRIMARY KEY(topic, key)
) STRICT;

CREATE TABLE tender_totals (
  business_day text NOT NULL,
  kind text NOT NULL,
  receipts integer NOT NULL,
  amount integer NOT NULL,
  PRIMARY KEY(business_day, kind)
) STRICT;

CREATE INDEX barcodes_pack ON barcodes (pack_id);

CREATE TABLE batches (
  id text PRIMARY KEY NOT NULL,
  product_id text NOT NULL,
  batch_no text DEFAULT '' NOT NULL,
  expiry text,
  cost_amount integer,
  cost_per integer,
  mrp_amount integer,
  mrp_per integer,
  price_amount integer,
  price_per integer,
  on_hand integer DEFAULT 0 NOT NULL,
  status text DEFAULT 'ok' NOT NULL,
  received_at integer NOT NULL,
  FOREIGN KEY (product_id) REFERENCES products(id),
  CHECK ((cost_amount IS NULL) = (cost_per IS NULL)),
  CHECK ((mrp_amount IS NULL) = (mrp_per IS NULL)),
  CHECK ((price_amount IS NULL) = (price_per IS NULL)),
  CHECK (status IN ('ok','quarantined'))
) STRICT;
CREATE INDEX batches_product ON batches (product_id,received_at);
CREATE INDEX batches_in_stock ON batches (product_id,expiry) WHERE on_hand <> 0;

CREATE TABLE categories (
  id text PRIMARY KEY NOT NULL,
  parent_id text,
  name_bn text NOT NULL,
  name_en text NOT NULL,
  pending_import_id text
) STRICT;
CREATE INDEX packs_product ON packs (product_id);

CREATE TABLE product_aliases (
  product_id text NOT NULL,
  alias text NOT NULL,
  PRIMARY KEY(product_id, alias),
  FOREIGN KEY (product_id) REFERENCES products(id)
) STRICT;
CREATE INDEX product_pictures_product ON product_pictures (product_id);

CREATE TABLE product_specifications (
  product_id text NOT NULL,
  position integer NOT NULL,
  key text NOT NULL,
  value text NOT NULL,
  PRIMARY KEY(product_id, position),
  FOREIGN KEY (product_id) REFERENCES products(id)
) STRICT;
CREATE UNIQUE INDEX products_id_unique ON products (id);
CREATE UNIQUE INDEX products_source_key_unique ON products (source_key);
CREATE INDEX products_category ON products (category_id);
CREATE INDEX products_substitute ON products (substitute_key) WHERE substitute_key <> '';
CREATE INDEX products_pinned ON products (pinned_position) WHERE pinned_position IS NOT NULL;
CREATE INDEX products_pending ON products (pending_import_id) WHERE pending_import_id IS NOT NULL;

CREATE TABLE customers (
  id text PRIMARY KEY NOT NULL,
  name text NOT NULL,
  phone text NOT NULL,
  phone_key text NOT NULL,
  search_text text NOT NULL,
  created_at integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX customers_phone ON customers (phone_key);

CREATE TABLE drafts (
  id text PRIMARY KEY NOT NULL,
  till_id integer NOT NULL,
  user_id text NOT NULL,
  state text NOT NULL,
  revision integer NOT NULL,
  content text NOT NULL,
  updated_at integer NOT NULL,
  FOREIGN KEY (till_id) REFERENCES tills(id)
) STRICT;
CREATE INDEX khata_customer ON khata_entries (customer_id,at);

CREATE TABLE payments (
  sale_id text NOT NULL,
  position integer NOT NULL,
  kind text NOT NULL,
  amount integer NOT NULL,
  received integer NOT NULL,
  trx_id text,
  PRIMARY KEY(sale_id, position),
  FOREIGN KEY (sale_id) REFERENCES sales(id),
  CHECK (amount >= 0),
  CHECK (received >= amount)
) STRICT;
CREATE UNIQUE INDEX payments_trx ON payments (trx_id,kind) WHERE trx_id IS NOT NULL;

CREATE TABLE sale_line_batches (
  sale_id text NOT NULL,
  line_no integer NOT NULL,
  batch_id text NOT NULL,
  pack_id text NOT NULL,
  batch_no text NOT NULL,
  expiry text,
  quantity integer NOT NULL,
  amount integer NOT NULL,
  cost integer,
  PRIMARY KEY(sale_id, line_no, batch_id, pack_id),
  FOREIGN KEY (batch_id) REFERENCES batches(id),
  FOREIGN KEY (pack_id) REFERENCES packs(id),
  CHECK (quantity > 0)
) STRICT;
CREATE INDEX sale_line_batches_batch ON sale_line_batches (batch_id);

CREATE TABLE sale_lines (
  sale_id text NOT NULL,
  line_no integer NOT NULL,
  product_id text,
  category_id text,
  name_bn text NOT NULL,
  name_en text NOT NULL,
  strength text NOT NULL,
  drug_class text NOT NULL,
  base_unit text NOT NULL,
  parts text NOT NULL,
  quantity integer NOT NULL,
  amount integer NOT NULL,
  discount integer NOT NULL,
  bill_discount integer NOT NULL,
  net integer NOT NULL,
  vat_rate_bp integer NOT NULL,
  vat_included integer NOT NULL,
  cost integer,
  acknowledged text DEFAULT '' NOT NULL,
  PRIMARY KEY(sale_id, line_no),
  FOREIGN KEY (sale_id) REFERENCES sales(id),
  FOREIGN KEY (product_id) REFERENCES products(id),
  CHECK (quantity > 0),
  CHECK (net = amount - discount - bill_discount),
  CHECK (net >= 0)
) STRICT;
CREATE INDEX sale_lines_product ON sale_lines (product_id,sale_id);

CREATE TABLE sales (
  id text PRIMARY KEY NOT NULL,
  till_id integer NOT NULL,
  receipt_number integer NOT NULL,
  receipt_code text NOT NULL,
  till_name text NOT NULL,
  user_id text NOT NULL,
  user_name text NOT NULL,
  customer_id text,
  customer_name text,
  customer_phone text,
  balance_before integer,
  balance_after integer,
  sold_at integer NOT NULL,
  business_day text NOT NULL,
  subtotal integer NOT NULL,
  line_discount integer NOT NULL,
  bill_discount integer NOT NULL,
  rounding integer NOT NULL,
  total integer NOT NULL,
  vat_included integer NOT NULL,
  cost integer NOT NULL,
  receipt_language text NOT NULL,
  note text DEFAULT '' NOT NULL,
  letterhead_id integer,
  FOREIGN KEY (till_id) REFERENCES tills(id),
  FOREIGN KEY (user_id) REFERENCES users(id),
  FOREIGN KEY (customer_id) REFERENCES customers(id),
  FOREIGN KEY (letterhead_id) REFERENCES letterheads(id),
  CHECK (total = subtotal - line_discount - bill_discount + rounding),
  CHECK (total >= 0),
  CHECK (receipt_number > 0)
) STRICT;
CREATE UNIQUE INDEX sales_receipt_code_unique ON sales (receipt_code);
CREATE UNIQUE INDEX sales_receipt ON sales (till_id,receipt_number);
CREATE INDEX sales_day ON sales (business_day,sold_at);
CREATE INDEX sales_customer ON sales (customer_id,sold_at);
CREATE INDEX sales_total ON sales (total);

CREATE TABLE stock_moves (
  id integer PRIMARY KEY NOT NULL,
  batch_id text NOT NULL,
  product_id text NOT NULL,
  quantity integer NOT NULL,
  kind text NOT NULL,
  reference text NOT NULL,
  reason text DEFAULT '' NOT NULL,
  at integer NOT NULL,
  business_day text NOT NULL,
  user_id text NOT NULL,
  till_id integer NOT NULL,
  FOREIGN KEY (batch_id) REFERENCES batches(id),
  FOREIGN KEY (product_id) REFERENCES products(id),
  CHECK (quantity <> 0)
) STRICT;
CREATE INDEX stock_moves_batch ON stock_moves (batch_id);
CREATE INDEX stock_moves_product ON stock_moves (product_id,id);
CREATE INDEX stock_moves_reference ON stock_moves (reference);

CREATE TABLE audit (
  id integer PRIMARY KEY NOT NULL,
  at integer NOT NULL,
  user_id text,
  till_id integer,
  action text NOT NULL,
  entity text NOT NULL,
  entity_id text NOT NULL,
  details text NOT NULL,
  previous_hash text NOT NULL,
  hash text NOT NULL
) STRICT;
CREATE UNIQUE INDEX tills_token_hash_unique ON tills (token_hash);

CREATE TABLE users (
  id text PRIMARY KEY NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  language text NOT NULL,
  pin_hash text NOT NULL,
  is_active integer DEFAULT true NOT NULL,
  created_at integer NOT NULL,
  CHECK (role IN ('owner','manager','pharmacist','cashier'))
) STRICT;
CREATE UNIQUE INDEX users_name ON users (name);

CREATE TABLE guess_guards (
  key text PRIMARY KEY NOT NULL,
  failed integer NOT NULL,
  last_failed_at integer NOT NULL,
  locked_until integer NOT NULL
) STRICT;

CREATE TABLE category_totals (
  business_day text NOT NULL,
  category_id text NOT NULL,
  receipts integer NOT NULL,
  net integer NOT NULL,
  cost integer NOT NULL,
  net_without_cost integer NOT NULL,
  PRIMARY KEY(business_day, category_id)
) STRICT;
CREATE INDEX outbox_due ON outbox (status,retry_at);

CREATE TABLE print_jobs (
  id text PRIMARY KEY NOT NULL,
  kind text NOT NULL,
  sale_id text,
  printer_id text,
  language text,
  kick_drawer integer DEFAULT false NOT NULL,
  status text NOT NULL,
  attempts integer DEFAULT 0 NOT NULL,
  created_at integer NOT NULL,
  retry_at integer NOT NULL,
  done_at integer,
  last_error text DEFAULT '' NOT NULL
) STRICT;
CREATE INDEX print_jobs_due ON print_jobs (status,retry_at);

CREATE TABLE printers (
  id text PRIMARY KEY NOT NULL,
  name text NOT NULL,
  width_dots integer NOT NULL,
  connection text NOT NULL,
  cut integer NOT NULL,
  drawer integer NOT NULL,
  is_default integer NOT NULL
) STRICT;
CREATE UNIQUE INDEX printers_name_unique ON printers (name);

CREATE TABLE product_totals (
  business_day text NOT NULL,
  product_id text NOT NULL,
  receipts integer NOT NULL,
  quantity integer NOT NULL,
  net integer NOT NULL,
  cost integer NOT NULL,
  net_without_cost integer NOT NULL,
  PRIMARY KEY(business_day, product_id)
) STRICT;

-- Where money or stock moves, rows are only ever added: a correction is a new entry.
CREATE TRIGGER stock_moves_no_update BEFORE UPDATE ON stock_moves BEGIN SELECT RAISE(ABORT, 'append-only: stock_moves'); END;
CREATE TRIGGER stock_moves_no_delete BEFORE DELETE ON stock_moves BEGIN SELECT RAISE(ABORT, 'append-only: stock_moves'); END;
CREATE TRIGGER sales_no_update BEFORE UPDATE ON sales BEGIN SELECT RAISE(ABORT, 'append-only: sales'); END;
CREATE TRIGGER sales_no_delete BEFORE DELETE ON sales BEGIN SELECT RAISE(ABORT, 'append-only: sales'); END;
CREATE TRIGGER sale_lines_no_update BEFORE UPDATE ON sale_lines BEGIN SELECT RAISE(ABORT, 'append-only: sale_lines'); END;
CREATE TRIGGER sale_lines_no_delete BEFORE DELETE ON sale_lines BEGIN SELECT RAISE(ABORT, 'append-only: sale_lines'); END;
CREATE TRIGGER sale_line_batches_no_update BEFORE UPDATE ON sale_line_batches BEGIN SELECT RAISE(ABORT, 'append-only: sale_line_batches'); END;
CREATE TRIGGER sale_line_batches_no_delete BEFORE DELETE ON sale_line_batches BEGIN SELECT RAISE(ABORT, 'append-only: sale_line_batches'); END;
CREATE TRIGGER payments_no_update BEFORE UPDATE ON payments BEGIN SELECT RAISE(ABORT, 'append-only: payments'); END;
CREATE TRIGGER payments_no_delete BEFORE DELETE ON payments BEGIN SELECT RAISE(ABORT, 'append-only: payments'); END;
CREATE TRIGGER khata_entries_no_update BEFORE UPDATE ON khata_entries BEGIN SELECT RAISE(ABORT, 'append-only: khata_entries'); END;
CREATE TRIGGER khata_entries_no_delete BEFORE DELETE ON khata_entries BEGIN SELECT RAISE(ABORT, 'append-only: khata_entries'); END;
CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;
CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'append-only: audit'); END;

-- What is on hand is the sum of the moves, by construction; nothing else may set it.
CREATE TRIGGER stock_moves_keep_on_hand AFTER INSERT ON stock_moves BEGIN
  UPDATE batches SET on_hand = on_hand + NEW.quantity WHERE id = NEW.batch_id;
END;
CREATE TRIGGER batches_start_empty BEFORE INSERT ON batches WHEN NEW.on_hand <> 0 BEGIN SELECT RAISE(ABORT, 'on_hand starts at 0'); END;

-- The shop's name, licences and receipt texts as they were: a receipt printed again years later has the letterhead of its day.
CREATE TABLE letterheads (
  id integer PRIMARY KEY NOT NULL,
  shop text NOT NULL,
  receipt text NOT NULL,
  since integer NOT NULL
) STRICT;
CREATE TRIGGER letterheads_no_update BEFORE UPDATE ON letterheads BEGIN SELECT RAISE(ABORT, 'append-only: letterheads'); END;
CREATE TRIGGER letterheads_no_delete BEFORE DELETE ON letterheads BEGIN SELECT RAISE(ABORT, 'append-only: letterheads'); END;
CREATE TRIGGER settings_keep_letterhead_insert AFTER INSERT ON settings WHEN NEW.key IN ('shop', 'receipt') BEGIN
  INSERT INTO letterheads (shop, receipt, since)
  SELECT coalesce((SELECT value FROM settings WHERE key = 'shop'), '{}'), coalesce((SELECT value FROM settings WHERE key = 'receipt'), '{}'), NEW.updated_at;
END;
CREATE TRIGGER settings_keep_letterhead_update AFTER UPDATE ON settings WHEN NEW.key IN ('shop', 'receipt') AND NEW.value <> OLD.value BEGIN
  INSERT INTO letterheads (shop, receipt, since)
  SELECT coalesce((SELECT value FROM settings WHERE key = 'shop'), '{}'), coalesce((SELECT value FROM settings WHERE key = 'receipt'), '{}'), NEW.updated_at;
END;
