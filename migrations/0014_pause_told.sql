-- Whether the marketplace takes no orders because the sync was paused here, not because the owner said so: going on takes that back.
ALTER TABLE market_link ADD COLUMN is_held_there integer DEFAULT false NOT NULL;
