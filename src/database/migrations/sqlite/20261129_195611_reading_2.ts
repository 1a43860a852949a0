import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`publications_campaign_idx\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`campaign\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`topics\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`media\`;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`publications\` ADD \`campaign\` text;`)
  await db.run(sql`ALTER TABLE \`publications\` ADD \`topics\` text;`)
  await db.run(sql`ALTER TABLE \`publications\` ADD \`media\` text;`)
  await db.run(sql`CREATE INDEX \`publications_campaign_idx\` ON \`publications\` (\`campaign\`);`)
}
