import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`calendar_feeds\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`person_id\` text(36) NOT NULL,
  	\`hash\` text NOT NULL,
  	\`language\` text NOT NULL,
  	\`time_zone\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`person_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`calendar_feeds_person_idx\` ON \`calendar_feeds\` (\`person_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`calendar_feeds_hash_idx\` ON \`calendar_feeds\` (\`hash\`);`)
  await db.run(sql`CREATE INDEX \`calendar_feeds_updated_at_idx\` ON \`calendar_feeds\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`calendar_feeds_created_at_idx\` ON \`calendar_feeds\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`moving\` text DEFAULT 'keeps-approval' NOT NULL;`)
  await db.run(sql`CREATE INDEX \`posts_variants_due_at_idx\` ON \`posts_variants\` (\`due_at\`);`)
  await db.run(sql`CREATE INDEX \`posts_edited_by_idx\` ON \`posts\` (\`edited_by\`);`)
  await db.run(sql`CREATE INDEX \`posts_publish_at_idx\` ON \`posts\` (\`publish_at\`);`)
  await db.run(sql`CREATE INDEX \`_posts_v_version_variants_due_at_idx\` ON \`_posts_v_version_variants\` (\`due_at\`);`)
  await db.run(sql`CREATE INDEX \`_posts_v_version_version_edited_by_idx\` ON \`_posts_v\` (\`version_edited_by\`);`)
  await db.run(sql`CREATE INDEX \`_posts_v_version_version_publish_at_idx\` ON \`_posts_v\` (\`version_publish_at\`);`)
  await db.run(sql`CREATE INDEX \`deliveries_due_at_idx\` ON \`deliveries\` (\`due_at\`);`)
  // Payload's own index of texts begins with the language: without these, reading one post reads the texts of all.
  await db.run(sql`CREATE INDEX \`posts_locales_parent_idx\` ON \`posts_locales\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`_posts_v_locales_parent_idx\` ON \`_posts_v_locales\` (\`_parent_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP INDEX \`posts_locales_parent_idx\`;`)
  await db.run(sql`DROP INDEX \`_posts_v_locales_parent_idx\`;`)
  await db.run(sql`DROP TABLE \`calendar_feeds\`;`)
  await db.run(sql`DROP INDEX \`posts_variants_due_at_idx\`;`)
  await db.run(sql`DROP INDEX \`posts_edited_by_idx\`;`)
  await db.run(sql`DROP INDEX \`posts_publish_at_idx\`;`)
  await db.run(sql`DROP INDEX \`_posts_v_version_variants_due_at_idx\`;`)
  await db.run(sql`DROP INDEX \`_posts_v_version_version_edited_by_idx\`;`)
  await db.run(sql`DROP INDEX \`_posts_v_version_version_publish_at_idx\`;`)
  await db.run(sql`DROP INDEX \`deliveries_due_at_idx\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`moving\`;`)
}
