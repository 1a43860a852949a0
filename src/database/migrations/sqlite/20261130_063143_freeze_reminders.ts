import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`freezes\` ADD \`until\` text;`)
  await db.run(sql`ALTER TABLE \`freezes\` ADD \`told\` text;`)
  await db.run(sql`CREATE INDEX \`deliveries_published_at_idx\` ON \`deliveries\` (\`published_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`deliveries_published_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`freezes\` DROP COLUMN \`until\`;`)
  await db.run(sql`ALTER TABLE \`freezes\` DROP COLUMN \`told\`;`)
}
