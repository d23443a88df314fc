-- How a refresh token was handed out. One from before this has NULL and is taken either way, for 30 days at most.
ALTER TABLE refresh_tokens ADD COLUMN kept_in text CHECK (kept_in IN ('cookie', 'body'));
