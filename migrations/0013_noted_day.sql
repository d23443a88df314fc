-- For which business day the marketplace was last told what changes with the date alone (NULL: a file from before this was kept), and after which
-- product everything published is being told anew (NULL: no more). A file that begins here tells everything once.
CREATE TABLE market_noting (
  id integer PRIMARY KEY NOT NULL,
  day text,
  after_seq integer,
  CHECK (id = 1)
) STRICT;
INSERT INTO market_noting (id, day, after_seq) VALUES (1, NULL, -1);
