import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`site_settings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`brand\` text NOT NULL,
  	\`body\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`site_settings_brand_idx\` ON \`site_settings\` (\`brand\`);`)
  await db.run(sql`CREATE INDEX \`site_settings_updated_at_idx\` ON \`site_settings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`site_settings_created_at_idx\` ON \`site_settings\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`publications\` ADD \`facts\` text;`)
  await db.run(sql`ALTER TABLE \`publications\` ADD \`last_change\` text DEFAULT 'published' NOT NULL;`)
  await db.run(sql`ALTER TABLE \`publications\` ADD \`withdrawn_at\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`site_settings\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`facts\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`last_change\`;`)
  await db.run(sql`ALTER TABLE \`publications\` DROP COLUMN \`withdrawn_at\`;`)
}
