-- What was done on some days is found by their moments; id is part of every index.
CREATE INDEX audit_at ON audit (at);
