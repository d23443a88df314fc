import { defineConfig } from 'drizzle-kit';

/** Used only to draft the SQL of a new migration; STRICT and triggers are then added by hand (see ARCHITECTURE.md). */
export default defineConfig({
  dialect: 'sqlite',
  schema: './core/db/schema/index.ts',
  out: './out/draft-migrations',
});
