-- What customers are found by: every three letters in a row of the name and of the number, so that a fragment nobody has is known at
-- once. Two spaces stand before each word and number: a beginning of one or two letters is three in a row then as well. Kept by the
-- triggers below, never by hand; search_person_part reads its text from search_person.
CREATE TABLE search_person (
  seq INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  phone TEXT NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_person_part USING fts5(
  name, phone,
  content = 'search_person', content_rowid = 'seq', tokenize = 'trigram'
);
INSERT INTO search_person (id, name, phone)
  SELECT id, replace(search_text, ' ', '  '), '  ' || phone_key FROM customers ORDER BY created_at, id;
INSERT INTO search_person_part (rowid, name, phone) SELECT seq, name, phone FROM search_person;

CREATE TRIGGER search_person_added AFTER INSERT ON customers BEGIN
  INSERT INTO search_person (id, name, phone)
    VALUES (new.id, replace(new.search_text, ' ', '  '), '  ' || new.phone_key);
  INSERT INTO search_person_part (rowid, name, phone) SELECT seq, name, phone FROM search_person WHERE id = new.id;
END;
CREATE TRIGGER search_person_changed AFTER UPDATE OF search_text, phone_key ON customers BEGIN
  INSERT INTO search_person_part (search_person_part, rowid, name, phone)
    SELECT 'delete', seq, name, phone FROM search_person WHERE id = old.id;
  UPDATE search_person SET name = replace(new.search_text, ' ', '  '), phone = '  ' || new.phone_key WHERE id = new.id;
  INSERT INTO search_person_part (rowid, name, phone) SELECT seq, name, phone FROM search_person WHERE id = new.id;
END;
CREATE TRIGGER search_person_gone AFTER DELETE ON customers BEGIN
  INSERT INTO search_person_part (search_person_part, rowid, name, phone)
    SELECT 'delete', seq, name, phone FROM search_person WHERE id = old.id;
  DELETE FROM search_person WHERE id = old.id;
END;
