-- The search index of products: rowid = seq of the product everywhere. Filled by core/search, never by hand;
-- search_word and search_part read their text from search_entry.
CREATE TABLE search_entry (
  seq INTEGER PRIMARY KEY,
  names TEXT NOT NULL,
  others TEXT NOT NULL,
  codes TEXT NOT NULL,
  joined TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE VIRTUAL TABLE search_word USING fts5(
  names, others, codes, joined,
  content = 'search_entry', content_rowid = 'seq',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'", prefix = '1 2 3'
);
--> statement-breakpoint
CREATE VIRTUAL TABLE search_part USING fts5(
  names, others, codes,
  content = 'search_entry', content_rowid = 'seq', tokenize = 'trigram'
);
--> statement-breakpoint
CREATE TABLE search_term (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE,
  uses INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
-- Keys of each word: near = 0 its sound, 1 its sound with one consonant left out, 2 its spelling with one letter left out.
CREATE TABLE search_key (
  key TEXT NOT NULL,
  near INTEGER NOT NULL,
  term INTEGER NOT NULL,
  PRIMARY KEY (key, near, term)
) STRICT, WITHOUT ROWID;
