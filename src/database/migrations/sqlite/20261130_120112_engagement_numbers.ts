import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`account_measurements\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`channel_id\` text(36) NOT NULL,
  	\`metric\` text NOT NULL,
  	\`day\` text NOT NULL,
  	\`value\` numeric NOT NULL,
  	FOREIGN KEY (\`channel_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`account_measurements_channel_idx\` ON \`account_measurements\` (\`channel_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`channel_metric_day_idx\` ON \`account_measurements\` (\`channel_id\`,\`metric\`,\`day\`);`)
  await db.run(sql`CREATE TABLE \`raw_answers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`subject\` text NOT NULL,
  	\`platform\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`answer\` text NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`subject_at_idx\` ON \`raw_answers\` (\`subject\`,\`at\`);`)
  await db.run(sql`CREATE INDEX \`platform_at_idx\` ON \`raw_answers\` (\`platform\`,\`at\`);`)
  await db.run(sql`CREATE TABLE \`measuring_notes\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`channel_id\` text(36) NOT NULL,
  	\`kind\` text NOT NULL,
  	\`delivery\` text DEFAULT '' NOT NULL,
  	\`metric\` text DEFAULT '' NOT NULL,
  	\`from\` text NOT NULL,
  	\`until\` text,
  	FOREIGN KEY (\`channel_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`measuring_notes_channel_idx\` ON \`measuring_notes\` (\`channel_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`channel_kind_delivery_metric_from_idx\` ON \`measuring_notes\` (\`channel_id\`,\`kind\`,\`delivery\`,\`metric\`,\`from\`);`)
  await db.run(sql`CREATE INDEX \`delivery_idx\` ON \`measuring_notes\` (\`delivery\`);`)
  await db.run(sql`CREATE TABLE \`measuring_costs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`brand_id\` text(36) NOT NULL,
  	\`platform\` text NOT NULL,
  	\`month\` text NOT NULL,
  	\`currency\` text NOT NULL,
  	\`micros\` numeric NOT NULL,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`measuring_costs_brand_idx\` ON \`measuring_costs\` (\`brand_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`brand_platform_month_idx\` ON \`measuring_costs\` (\`brand_id\`,\`platform\`,\`month\`);`)
  await db.run(sql`CREATE TABLE \`delivery_numbers\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`delivery_id\` text(36) NOT NULL,
  	\`post_id\` text(36) NOT NULL,
  	\`channel_id\` text(36) NOT NULL,
  	\`brand_id\` text(36) NOT NULL,
  	\`platform\` text NOT NULL,
  	\`part\` numeric DEFAULT 0 NOT NULL,
  	\`published_at\` text NOT NULL,
  	\`measured_at\` text,
  	\`standing\` text NOT NULL,
  	\`impressions\` numeric,
  	\`reach\` numeric,
  	\`views\` numeric,
  	\`watch_time\` numeric,
  	\`reactions\` numeric,
  	\`comments\` numeric,
  	\`shares\` numeric,
  	\`saves\` numeric,
  	\`clicks\` numeric,
  	\`follows\` numeric,
  	FOREIGN KEY (\`delivery_id\`) REFERENCES \`deliveries\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`post_id\`) REFERENCES \`posts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`channel_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`delivery_numbers_delivery_idx\` ON \`delivery_numbers\` (\`delivery_id\`);`)
  await db.run(sql`CREATE INDEX \`delivery_numbers_post_idx\` ON \`delivery_numbers\` (\`post_id\`);`)
  await db.run(sql`CREATE INDEX \`delivery_numbers_channel_idx\` ON \`delivery_numbers\` (\`channel_id\`);`)
  await db.run(sql`CREATE INDEX \`delivery_numbers_brand_idx\` ON \`delivery_numbers\` (\`brand_id\`);`)
  await db.run(sql`CREATE INDEX \`delivery_numbers_published_at_idx\` ON \`delivery_numbers\` (\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`brand_publishedAt_idx\` ON \`delivery_numbers\` (\`brand_id\`,\`published_at\`);`)
  await db.run(sql`CREATE INDEX \`channel_publishedAt_idx\` ON \`delivery_numbers\` (\`channel_id\`,\`published_at\`);`)
  await db.run(sql`CREATE TABLE \`delivery_ages\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`delivery_id\` text(36) NOT NULL,
  	\`channel_id\` text(36) NOT NULL,
  	\`published_at\` text NOT NULL,
  	\`age\` text NOT NULL,
  	\`metric\` text NOT NULL,
  	\`value\` numeric NOT NULL,
  	\`measured_at\` text NOT NULL,
  	FOREIGN KEY (\`delivery_id\`) REFERENCES \`deliveries\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`channel_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`delivery_ages_delivery_idx\` ON \`delivery_ages\` (\`delivery_id\`);`)
  await db.run(sql`CREATE INDEX \`delivery_ages_channel_idx\` ON \`delivery_ages\` (\`channel_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`delivery_age_metric_idx\` ON \`delivery_ages\` (\`delivery_id\`,\`age\`,\`metric\`);`)
  await db.run(sql`CREATE INDEX \`channel_metric_publishedAt_idx\` ON \`delivery_ages\` (\`channel_id\`,\`metric\`,\`published_at\`);`)
  await db.run(sql`DROP INDEX \`measurements_updated_at_idx\`;`)
  await db.run(sql`DROP INDEX \`measurements_created_at_idx\`;`)
  await db.run(sql`DROP INDEX \`delivery_metric_bucket_idx\`;`)
  await db.run(sql`ALTER TABLE \`measurements\` ADD \`kind\` text DEFAULT '' NOT NULL;`)
  await db.run(sql`CREATE UNIQUE INDEX \`delivery_metric_kind_bucket_idx\` ON \`measurements\` (\`delivery_id\`,\`metric\`,\`kind\`,\`bucket\`);`)
  await db.run(sql`ALTER TABLE \`measurements\` DROP COLUMN \`updated_at\`;`)
  await db.run(sql`ALTER TABLE \`measurements\` DROP COLUMN \`created_at\`;`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`edited_in\` text;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_edited_in\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`rights_told\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`read_budget\` numeric;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`time_zone\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`account_measurements\`;`)
  await db.run(sql`DROP TABLE \`raw_answers\`;`)
  await db.run(sql`DROP TABLE \`measuring_notes\`;`)
  await db.run(sql`DROP TABLE \`measuring_costs\`;`)
  await db.run(sql`DROP TABLE \`delivery_numbers\`;`)
  await db.run(sql`DROP TABLE \`delivery_ages\`;`)
  await db.run(sql`DROP INDEX \`delivery_metric_kind_bucket_idx\`;`)
  await db.run(sql`ALTER TABLE \`measurements\` ADD \`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL;`)
  await db.run(sql`ALTER TABLE \`measurements\` ADD \`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL;`)
  await db.run(sql`CREATE INDEX \`measurements_updated_at_idx\` ON \`measurements\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`measurements_created_at_idx\` ON \`measurements\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`delivery_metric_bucket_idx\` ON \`measurements\` (\`delivery_id\`,\`metric\`,\`bucket\`);`)
  await db.run(sql`ALTER TABLE \`measurements\` DROP COLUMN \`kind\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`edited_in\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_edited_in\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`rights_told\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`read_budget\`;`)
  await db.run(sql`ALTER TABLE \`users\` DROP COLUMN \`time_zone\`;`)
}
