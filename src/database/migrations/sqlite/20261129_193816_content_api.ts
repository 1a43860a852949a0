import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`brands_shows\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_shows_order_idx\` ON \`brands_shows\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`brands_shows_parent_idx\` ON \`brands_shows\` (\`parent_id\`);`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`access\` text DEFAULT 'open' NOT NULL;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`preview\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`counts_clicks\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`utm_source\` text DEFAULT '{platform}';`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`utm_medium\` text DEFAULT 'social';`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`utm_campaign\` text DEFAULT '{campaign}';`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`utm_content\` text DEFAULT '{post}';`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`web_sub_hub\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`accepts_webmentions\` integer DEFAULT false;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`sends_webmentions\` integer DEFAULT false;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`brands_shows\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`access\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`preview\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`counts_clicks\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`utm_source\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`utm_medium\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`utm_campaign\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`utm_content\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`web_sub_hub\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`accepts_webmentions\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`sends_webmentions\`;`)
}
