ALTER TABLE imports ADD COLUMN step_user_id text;
ALTER TABLE imports ADD COLUMN step_till_id integer;
