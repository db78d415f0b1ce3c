import { defineConfig } from 'prisma/config';

export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  // Only `prisma migrate deploy` against a PostgreSQL server reads it; `generate` needs no database.
  datasource: { url: process.env.DATABASE_URL ?? 'postgresql://localhost/reportree' },
});
