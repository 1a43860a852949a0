import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`reports_files\` (
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`value\` text,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`reports\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`reports_files_order_idx\` ON \`reports_files\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`reports_files_parent_idx\` ON \`reports_files\` (\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`reports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`brand_id\` text(36) NOT NULL,
  	\`campaign_id\` text(36),
  	\`language\` text DEFAULT 'de' NOT NULL,
  	\`rhythm\` text DEFAULT 'by-hand' NOT NULL,
  	\`weekday\` text DEFAULT 'monday',
  	\`month_day\` numeric DEFAULT 1,
  	\`time\` text DEFAULT '08:00',
  	\`blocks\` text NOT NULL,
  	\`scheduled_from\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`campaign_id\`) REFERENCES \`campaigns\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`reports_brand_idx\` ON \`reports\` (\`brand_id\`);`)
  await db.run(sql`CREATE INDEX \`reports_campaign_idx\` ON \`reports\` (\`campaign_id\`);`)
  await db.run(sql`CREATE INDEX \`reports_updated_at_idx\` ON \`reports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`reports_created_at_idx\` ON \`reports\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`reports_deleted_at_idx\` ON \`reports\` (\`deleted_at\`);`)
  await db.run(sql`CREATE TABLE \`reports_texts\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer NOT NULL,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`reports\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`reports_texts_order_parent\` ON \`reports_texts\` (\`order\`,\`parent_id\`);`)
  await db.run(sql`CREATE TABLE \`reports_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`users_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`reports\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`reports_rels_order_idx\` ON \`reports_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`reports_rels_parent_idx\` ON \`reports_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`reports_rels_path_idx\` ON \`reports_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`reports_rels_users_id_idx\` ON \`reports_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE TABLE \`report_editions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`report_id\` text(36) NOT NULL,
  	\`first_day\` text NOT NULL,
  	\`last_day\` text NOT NULL,
  	\`revision\` numeric NOT NULL,
  	\`made_at\` text NOT NULL,
  	\`made_by_id\` text(36),
  	\`made_by_name\` text,
  	\`posts\` numeric NOT NULL,
  	\`mailing\` text DEFAULT 'none' NOT NULL,
  	\`data\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`report_id\`) REFERENCES \`reports\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`made_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`report_editions_report_idx\` ON \`report_editions\` (\`report_id\`);`)
  await db.run(sql`CREATE INDEX \`report_editions_made_by_idx\` ON \`report_editions\` (\`made_by_id\`);`)
  await db.run(sql`CREATE INDEX \`report_editions_mailing_idx\` ON \`report_editions\` (\`mailing\`);`)
  await db.run(sql`CREATE INDEX \`report_editions_updated_at_idx\` ON \`report_editions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`report_editions_created_at_idx\` ON \`report_editions\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`report_firstDay_lastDay_revision_idx\` ON \`report_editions\` (\`report_id\`,\`first_day\`,\`last_day\`,\`revision\`);`)
  await db.run(sql`CREATE TABLE \`report_mails\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`edition\` text NOT NULL,
  	\`address\` text NOT NULL,
  	\`state\` text DEFAULT 'waiting' NOT NULL,
  	\`tries\` numeric DEFAULT 0 NOT NULL,
  	\`try_at\` text NOT NULL,
  	\`sending_at\` text,
  	\`answer\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`report_mails_updated_at_idx\` ON \`report_mails\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`report_mails_created_at_idx\` ON \`report_mails\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`edition_address_idx\` ON \`report_mails\` (\`edition\`,\`address\`);`)
  await db.run(sql`CREATE INDEX \`state_tryAt_idx\` ON \`report_mails\` (\`state\`,\`try_at\`);`)
  await db.run(sql`CREATE TABLE \`costs\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`kind\` text DEFAULT 'advertising' NOT NULL,
  	\`note\` text,
  	\`amount\` text NOT NULL,
  	\`currency\` text DEFAULT 'EUR' NOT NULL,
  	\`from\` text NOT NULL,
  	\`to\` text,
  	\`brand_id\` text(36) NOT NULL,
  	\`campaign_id\` text(36),
  	\`channel_id\` text(36),
  	\`post_id\` text(36),
  	\`minor\` numeric,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`campaign_id\`) REFERENCES \`campaigns\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`channel_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`post_id\`) REFERENCES \`posts\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`costs_from_idx\` ON \`costs\` (\`from\`);`)
  await db.run(sql`CREATE INDEX \`costs_brand_idx\` ON \`costs\` (\`brand_id\`);`)
  await db.run(sql`CREATE INDEX \`costs_campaign_idx\` ON \`costs\` (\`campaign_id\`);`)
  await db.run(sql`CREATE INDEX \`costs_channel_idx\` ON \`costs\` (\`channel_id\`);`)
  await db.run(sql`CREATE INDEX \`costs_post_idx\` ON \`costs\` (\`post_id\`);`)
  await db.run(sql`CREATE INDEX \`costs_updated_at_idx\` ON \`costs\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`costs_created_at_idx\` ON \`costs\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`costs_deleted_at_idx\` ON \`costs\` (\`deleted_at\`);`)
  await db.run(sql`CREATE TABLE \`conversions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`source_id\` text(36) NOT NULL,
  	\`brand_id\` text(36) NOT NULL,
  	\`attributed_by\` text NOT NULL,
  	\`post_id\` text(36),
  	\`channel_id\` text(36),
  	\`campaign_id\` text(36),
  	\`minor\` numeric,
  	\`currency\` text,
  	\`key\` text NOT NULL,
  	\`digest\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`source_id\`) REFERENCES \`conversion_sources\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`post_id\`) REFERENCES \`posts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`channel_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`campaign_id\`) REFERENCES \`campaigns\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`conversions_at_idx\` ON \`conversions\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`conversions_source_idx\` ON \`conversions\` (\`source_id\`);`)
  await db.run(sql`CREATE INDEX \`conversions_brand_idx\` ON \`conversions\` (\`brand_id\`);`)
  await db.run(sql`CREATE INDEX \`conversions_post_idx\` ON \`conversions\` (\`post_id\`);`)
  await db.run(sql`CREATE INDEX \`conversions_channel_idx\` ON \`conversions\` (\`channel_id\`);`)
  await db.run(sql`CREATE INDEX \`conversions_campaign_idx\` ON \`conversions\` (\`campaign_id\`);`)
  await db.run(sql`CREATE INDEX \`conversions_updated_at_idx\` ON \`conversions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`conversions_created_at_idx\` ON \`conversions\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`source_key_idx\` ON \`conversions\` (\`source_id\`,\`key\`);`)
  await db.run(sql`CREATE INDEX \`brand_name_currency_at_minor_idx\` ON \`conversions\` (\`brand_id\`,\`name\`,\`currency\`,\`at\`,\`minor\`);`)
  await db.run(sql`CREATE TABLE \`conversion_sources\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`brand_id\` text(36) NOT NULL,
  	\`paused\` integer DEFAULT false,
  	\`rotation\` numeric DEFAULT 0,
  	\`secrets\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`conversion_sources_brand_idx\` ON \`conversion_sources\` (\`brand_id\`);`)
  await db.run(sql`CREATE INDEX \`conversion_sources_updated_at_idx\` ON \`conversion_sources\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`conversion_sources_created_at_idx\` ON \`conversion_sources\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`conversion_sources_deleted_at_idx\` ON \`conversion_sources\` (\`deleted_at\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`reports_id\` text(36) REFERENCES reports(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`costs_id\` text(36) REFERENCES costs(id);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`conversion_sources_id\` text(36) REFERENCES conversion_sources(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_reports_id_idx\` ON \`payload_locked_documents_rels\` (\`reports_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_costs_id_idx\` ON \`payload_locked_documents_rels\` (\`costs_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_conversion_sources_id_idx\` ON \`payload_locked_documents_rels\` (\`conversion_sources_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`reports_files\`;`)
  await db.run(sql`DROP TABLE \`reports\`;`)
  await db.run(sql`DROP TABLE \`reports_texts\`;`)
  await db.run(sql`DROP TABLE \`reports_rels\`;`)
  await db.run(sql`DROP TABLE \`report_editions\`;`)
  await db.run(sql`DROP TABLE \`report_mails\`;`)
  await db.run(sql`DROP TABLE \`costs\`;`)
  await db.run(sql`DROP TABLE \`conversions\`;`)
  await db.run(sql`DROP TABLE \`conversion_sources\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`media_id\` text(36),
  	\`campaigns_id\` text(36),
  	\`topics_id\` text(36),
  	\`sources_id\` text(36),
  	\`channels_id\` text(36),
  	\`app_keys_id\` text(36),
  	\`newsletters_id\` text(36),
  	\`brands_id\` text(36),
  	\`users_id\` text(36),
  	\`groups_id\` text(36),
  	\`webhooks_id\` text(36),
  	\`api_keys_id\` text(36),
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`payload_locked_documents\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`media_id\`) REFERENCES \`media\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`campaigns_id\`) REFERENCES \`campaigns\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`topics_id\`) REFERENCES \`topics\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`sources_id\`) REFERENCES \`sources\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`channels_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`app_keys_id\`) REFERENCES \`app_keys\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`newsletters_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`brands_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`users_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`groups_id\`) REFERENCES \`groups\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`webhooks_id\`) REFERENCES \`webhooks\`(\`id\`) ON UPDATE no action ON DELETE cascade,
  	FOREIGN KEY (\`api_keys_id\`) REFERENCES \`api_keys\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "media_id", "campaigns_id", "topics_id", "sources_id", "channels_id", "app_keys_id", "newsletters_id", "brands_id", "users_id", "groups_id", "webhooks_id", "api_keys_id") SELECT "id", "order", "parent_id", "path", "media_id", "campaigns_id", "topics_id", "sources_id", "channels_id", "app_keys_id", "newsletters_id", "brands_id", "users_id", "groups_id", "webhooks_id", "api_keys_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_campaigns_id_idx\` ON \`payload_locked_documents_rels\` (\`campaigns_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_topics_id_idx\` ON \`payload_locked_documents_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sources_id_idx\` ON \`payload_locked_documents_rels\` (\`sources_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_channels_id_idx\` ON \`payload_locked_documents_rels\` (\`channels_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_app_keys_id_idx\` ON \`payload_locked_documents_rels\` (\`app_keys_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_newsletters_id_idx\` ON \`payload_locked_documents_rels\` (\`newsletters_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_brands_id_idx\` ON \`payload_locked_documents_rels\` (\`brands_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_groups_id_idx\` ON \`payload_locked_documents_rels\` (\`groups_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_webhooks_id_idx\` ON \`payload_locked_documents_rels\` (\`webhooks_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_api_keys_id_idx\` ON \`payload_locked_documents_rels\` (\`api_keys_id\`);`)
}
