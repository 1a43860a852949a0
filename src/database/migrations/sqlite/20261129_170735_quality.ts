import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`posts_declared_consents\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`agreed_on\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`posts\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`posts_declared_consents_order_idx\` ON \`posts_declared_consents\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`posts_declared_consents_parent_id_idx\` ON \`posts_declared_consents\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_posts_v_version_declared_consents\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`agreed_on\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_posts_v\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_posts_v_version_declared_consents_order_idx\` ON \`_posts_v_version_declared_consents\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_posts_v_version_declared_consents_parent_id_idx\` ON \`_posts_v_version_declared_consents\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`media_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`media_texts_order_parent\` ON \`media_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_names\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`kind\` text DEFAULT 'product',
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_names_order_idx\` ON \`brands_names\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_names_parent_id_idx\` ON \`brands_names\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_required_claims\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`claim\` text NOT NULL,
  	\`where\` text DEFAULT 'everywhere',
  	\`language\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_required_claims_order_idx\` ON \`brands_required_claims\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_required_claims_parent_id_idx\` ON \`brands_required_claims\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_forbidden_claims\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`claim\` text NOT NULL,
  	\`instead\` text,
  	\`language\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_forbidden_claims_order_idx\` ON \`brands_forbidden_claims\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_forbidden_claims_parent_id_idx\` ON \`brands_forbidden_claims\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_gender_forms\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_gender_forms_order_idx\` ON \`brands_gender_forms\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`brands_gender_forms_parent_idx\` ON \`brands_gender_forms\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_colors\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text,
  	\`hex\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_colors_order_idx\` ON \`brands_colors\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_colors_parent_id_idx\` ON \`brands_colors\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_logos\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`picture_id\` text(36) NOT NULL,
  	\`name\` text,
  	\`ground\` text DEFAULT 'any',
  	\`min_width_px\` numeric,
  	\`clear_space\` numeric,
  	FOREIGN KEY (\`picture_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_logos_order_idx\` ON \`brands_logos\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_logos_parent_id_idx\` ON \`brands_logos\` (\`_parent_id\`);`)
  await db.run(sql`CREATE INDEX \`brands_logos_picture_idx\` ON \`brands_logos\` (\`picture_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_customers\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`agreed\` integer,
  	\`agreed_until\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_customers_order_idx\` ON \`brands_customers\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_customers_parent_id_idx\` ON \`brands_customers\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_crisis_topics\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`topic\` text NOT NULL,
  	\`until\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_crisis_topics_order_idx\` ON \`brands_crisis_topics\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_crisis_topics_parent_id_idx\` ON \`brands_crisis_topics\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_mourning_days\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`day\` text NOT NULL,
  	\`name\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_mourning_days_order_idx\` ON \`brands_mourning_days\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_mourning_days_parent_id_idx\` ON \`brands_mourning_days\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_quiet_hours\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_quiet_hours_order_idx\` ON \`brands_quiet_hours\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`brands_quiet_hours_parent_id_idx\` ON \`brands_quiet_hours\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_publishing_days\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_publishing_days_order_idx\` ON \`brands_publishing_days\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`brands_publishing_days_parent_idx\` ON \`brands_publishing_days\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`brands_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`brands_texts_order_parent\` ON \`brands_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`exceptions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`post\` text NOT NULL,
  	\`channel\` text NOT NULL,
  	\`check\` text NOT NULL,
  	\`hash\` text NOT NULL,
  	\`found_hash\` text NOT NULL,
  	\`found\` text NOT NULL,
  	\`reason\` text NOT NULL,
  	\`by\` text NOT NULL,
  	\`by_name\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`revoked_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`exceptions_post_idx\` ON \`exceptions\` (\`post\`);`)
  await db.run(sql`CREATE INDEX \`exceptions_updated_at_idx\` ON \`exceptions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`exceptions_created_at_idx\` ON \`exceptions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`findings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`post\` text NOT NULL,
  	\`check\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`findings_key_idx\` ON \`findings\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`findings_post_idx\` ON \`findings\` (\`post\`);`)
  await db.run(sql`CREATE INDEX \`findings_at_idx\` ON \`findings\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`findings_updated_at_idx\` ON \`findings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`findings_created_at_idx\` ON \`findings\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`fingerprints\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`post\` text NOT NULL,
  	\`title\` text,
  	\`channel\` text NOT NULL,
  	\`platform\` text NOT NULL,
  	\`at\` text,
  	\`signature\` text NOT NULL,
  	\`band0\` text,
  	\`band1\` text,
  	\`band2\` text,
  	\`band3\` text,
  	\`band4\` text,
  	\`band5\` text,
  	\`band6\` text,
  	\`band7\` text,
  	\`band8\` text,
  	\`band9\` text,
  	\`band10\` text,
  	\`band11\` text,
  	\`band12\` text,
  	\`band13\` text,
  	\`band14\` text,
  	\`band15\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`fingerprints_key_idx\` ON \`fingerprints\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_post_idx\` ON \`fingerprints\` (\`post\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band0_idx\` ON \`fingerprints\` (\`band0\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band1_idx\` ON \`fingerprints\` (\`band1\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band2_idx\` ON \`fingerprints\` (\`band2\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band3_idx\` ON \`fingerprints\` (\`band3\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band4_idx\` ON \`fingerprints\` (\`band4\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band5_idx\` ON \`fingerprints\` (\`band5\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band6_idx\` ON \`fingerprints\` (\`band6\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band7_idx\` ON \`fingerprints\` (\`band7\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band8_idx\` ON \`fingerprints\` (\`band8\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band9_idx\` ON \`fingerprints\` (\`band9\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band10_idx\` ON \`fingerprints\` (\`band10\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band11_idx\` ON \`fingerprints\` (\`band11\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band12_idx\` ON \`fingerprints\` (\`band12\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band13_idx\` ON \`fingerprints\` (\`band13\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band14_idx\` ON \`fingerprints\` (\`band14\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_band15_idx\` ON \`fingerprints\` (\`band15\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_updated_at_idx\` ON \`fingerprints\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`fingerprints_created_at_idx\` ON \`fingerprints\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`media_facts\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`facts\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`media_facts_key_idx\` ON \`media_facts\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`media_facts_updated_at_idx\` ON \`media_facts\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_facts_created_at_idx\` ON \`media_facts\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`posts_variants\` ADD \`without_media\` integer;`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`declared_embargo_until\` text;`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`declared_sponsorship\` text DEFAULT 'none';`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`declared_sponsor\` text;`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`declared_is_generated\` integer;`)
  await db.run(sql`ALTER TABLE \`posts_locales\` ADD \`declared_focus_keyword\` text;`)
  await db.run(sql`ALTER TABLE \`posts_locales\` ADD \`declared_canonical\` text;`)
  await db.run(sql`ALTER TABLE \`_posts_v_version_variants\` ADD \`without_media\` integer;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_declared_embargo_until\` text;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_declared_sponsorship\` text DEFAULT 'none';`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_declared_sponsor\` text;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_declared_is_generated\` integer;`)
  await db.run(sql`ALTER TABLE \`_posts_v_locales\` ADD \`version_declared_focus_keyword\` text;`)
  await db.run(sql`ALTER TABLE \`_posts_v_locales\` ADD \`version_declared_canonical\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`credit\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`persons\` text DEFAULT 'unknown';`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`consent\` text DEFAULT 'unknown';`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`consent_until\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`is_generated\` integer;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`captions_language\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`captions\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`duration_ms\` numeric;`)
  await db.run(sql`ALTER TABLE \`brands_forbidden_words\` ADD \`language\` text;`)
  await db.run(sql`ALTER TABLE \`brands_severities\` ADD \`platform\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`legal_name\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`boilerplate_de\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`boilerplate_en\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`address\` text DEFAULT 'any';`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`emoji\` text DEFAULT 'any';`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`readability_de\` numeric;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`readability_en\` numeric;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`color_share\` numeric;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`color_distance\` numeric;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`logo_demanded\` text DEFAULT 'never';`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`copyright_holder\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`imprint\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`country\` text;`)
  await db.run(sql`ALTER TABLE \`brands\` ADD \`min_gap_minutes\` numeric;`)
  await db.run(sql`ALTER TABLE \`reviews\` ADD \`judged_at\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`posts_declared_consents\`;`)
  await db.run(sql`DROP TABLE \`_posts_v_version_declared_consents\`;`)
  await db.run(sql`DROP TABLE \`media_texts\`;`)
  await db.run(sql`DROP TABLE \`brands_names\`;`)
  await db.run(sql`DROP TABLE \`brands_required_claims\`;`)
  await db.run(sql`DROP TABLE \`brands_forbidden_claims\`;`)
  await db.run(sql`DROP TABLE \`brands_gender_forms\`;`)
  await db.run(sql`DROP TABLE \`brands_colors\`;`)
  await db.run(sql`DROP TABLE \`brands_logos\`;`)
  await db.run(sql`DROP TABLE \`brands_customers\`;`)
  await db.run(sql`DROP TABLE \`brands_crisis_topics\`;`)
  await db.run(sql`DROP TABLE \`brands_mourning_days\`;`)
  await db.run(sql`DROP TABLE \`brands_quiet_hours\`;`)
  await db.run(sql`DROP TABLE \`brands_publishing_days\`;`)
  await db.run(sql`DROP TABLE \`brands_texts\`;`)
  await db.run(sql`DROP TABLE \`exceptions\`;`)
  await db.run(sql`DROP TABLE \`findings\`;`)
  await db.run(sql`DROP TABLE \`fingerprints\`;`)
  await db.run(sql`DROP TABLE \`media_facts\`;`)
  await db.run(sql`ALTER TABLE \`posts_variants\` DROP COLUMN \`without_media\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`declared_embargo_until\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`declared_sponsorship\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`declared_sponsor\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`declared_is_generated\`;`)
  await db.run(sql`ALTER TABLE \`posts_locales\` DROP COLUMN \`declared_focus_keyword\`;`)
  await db.run(sql`ALTER TABLE \`posts_locales\` DROP COLUMN \`declared_canonical\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v_version_variants\` DROP COLUMN \`without_media\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_declared_embargo_until\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_declared_sponsorship\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_declared_sponsor\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_declared_is_generated\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v_locales\` DROP COLUMN \`version_declared_focus_keyword\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v_locales\` DROP COLUMN \`version_declared_canonical\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`credit\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`persons\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`consent\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`consent_until\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`is_generated\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`captions_language\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`captions\`;`)
  await db.run(sql`ALTER TABLE \`media\` DROP COLUMN \`duration_ms\`;`)
  await db.run(sql`ALTER TABLE \`brands_forbidden_words\` DROP COLUMN \`language\`;`)
  await db.run(sql`ALTER TABLE \`brands_severities\` DROP COLUMN \`platform\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`legal_name\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`boilerplate_de\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`boilerplate_en\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`address\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`emoji\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`readability_de\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`readability_en\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`color_share\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`color_distance\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`logo_demanded\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`copyright_holder\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`imprint\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`country\`;`)
  await db.run(sql`ALTER TABLE \`brands\` DROP COLUMN \`min_gap_minutes\`;`)
  await db.run(sql`ALTER TABLE \`reviews\` DROP COLUMN \`judged_at\`;`)
}
