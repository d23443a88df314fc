CREATE TABLE import_work (
  import_id text NOT NULL,
  position integer NOT NULL,
  product_id text NOT NULL,
  draft text NOT NULL,
  category_id text,
  before text,
  PRIMARY KEY(import_id, position),
  FOREIGN KEY (import_id) REFERENCES imports(id)
) STRICT;
ALTER TABLE imports ADD COLUMN work_total integer DEFAULT 0 NOT NULL;
ALTER TABLE imports ADD COLUMN kept integer DEFAULT 0 NOT NULL;
ALTER TABLE import_changes ADD COLUMN last_move integer;
ALTER TABLE import_changes ADD COLUMN undone text;
