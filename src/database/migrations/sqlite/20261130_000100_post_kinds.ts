import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`posts_variants_poll_options\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`posts_variants\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`posts_variants_poll_options_order_idx\` ON \`posts_variants_poll_options\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`posts_variants_poll_options_parent_id_idx\` ON \`posts_variants_poll_options\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_posts_v_version_variants_poll_options\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`text\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_posts_v_version_variants\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_posts_v_version_variants_poll_options_order_idx\` ON \`_posts_v_version_variants_poll_options\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_posts_v_version_variants_poll_options_parent_id_idx\` ON \`_posts_v_version_variants_poll_options\` (\`_parent_id\`);`)
  await db.run(sql`ALTER TABLE \`posts_variants\` ADD \`format\` text DEFAULT 'post';`)
  await db.run(sql`ALTER TABLE \`posts_variants\` ADD \`poll_minutes\` text DEFAULT '1440';`)
  await db.run(sql`ALTER TABLE \`posts_variants\` ADD \`poll_multiple\` integer;`)
  await db.run(sql`ALTER TABLE \`_posts_v_version_variants\` ADD \`format\` text DEFAULT 'post';`)
  await db.run(sql`ALTER TABLE \`_posts_v_version_variants\` ADD \`poll_minutes\` text DEFAULT '1440';`)
  await db.run(sql`ALTER TABLE \`_posts_v_version_variants\` ADD \`poll_multiple\` integer;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`posts_variants_poll_options\`;`)
  await db.run(sql`DROP TABLE \`_posts_v_version_variants_poll_options\`;`)
  await db.run(sql`ALTER TABLE \`posts_variants\` DROP COLUMN \`format\`;`)
  await db.run(sql`ALTER TABLE \`posts_variants\` DROP COLUMN \`poll_minutes\`;`)
  await db.run(sql`ALTER TABLE \`posts_variants\` DROP COLUMN \`poll_multiple\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v_version_variants\` DROP COLUMN \`format\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v_version_variants\` DROP COLUMN \`poll_minutes\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v_version_variants\` DROP COLUMN \`poll_multiple\`;`)
}
