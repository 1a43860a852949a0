import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`sources\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`url\` text NOT NULL,
  	\`brand_id\` text(36) NOT NULL,
  	\`language\` text DEFAULT 'de' NOT NULL,
  	\`active\` integer DEFAULT true,
  	\`pace\` text DEFAULT 'hour' NOT NULL,
  	\`most_at_once\` numeric DEFAULT 20 NOT NULL,
  	\`copy_pictures\` integer DEFAULT false,
  	\`by\` text,
  	\`etag\` text,
  	\`last_modified\` text,
  	\`last_read_at\` text,
  	\`next_read_at\` text,
  	\`problem\` text,
  	\`failures\` numeric DEFAULT 0,
  	\`holder\` text,
  	\`held_until\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`sources_brand_idx\` ON \`sources\` (\`brand_id\`);`)
  await db.run(sql`CREATE INDEX \`sources_next_read_at_idx\` ON \`sources\` (\`next_read_at\`);`)
  await db.run(sql`CREATE INDEX \`sources_updated_at_idx\` ON \`sources\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sources_created_at_idx\` ON \`sources\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`sources_deleted_at_idx\` ON \`sources\` (\`deleted_at\`);`)
  await db.run(sql`CREATE TABLE \`media_folders\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`parent_id\` text(36),
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`parent_id\`) REFERENCES \`media_folders\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`media_folders_parent_idx\` ON \`media_folders\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`media_folders_updated_at_idx\` ON \`media_folders\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_folders_created_at_idx\` ON \`media_folders\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`earlier_files\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`medium\` text NOT NULL,
  	\`filename\` text NOT NULL,
  	\`mime_type\` text NOT NULL,
  	\`filesize\` numeric NOT NULL,
  	\`width\` numeric,
  	\`height\` numeric,
  	\`sha256\` text NOT NULL,
  	\`focal_x\` numeric,
  	\`focal_y\` numeric,
  	\`replaced_by\` text NOT NULL,
  	\`replaced_by_name\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`earlier_files_medium_idx\` ON \`earlier_files\` (\`medium\`);`)
  await db.run(sql`CREATE INDEX \`earlier_files_sha256_idx\` ON \`earlier_files\` (\`sha256\`);`)
  await db.run(sql`CREATE INDEX \`earlier_files_updated_at_idx\` ON \`earlier_files\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`earlier_files_created_at_idx\` ON \`earlier_files\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`imports\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`by\` text NOT NULL,
  	\`by_name\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`file_name\` text NOT NULL,
  	\`file_hash\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`options\` text,
  	\`total\` numeric NOT NULL,
  	\`next\` numeric NOT NULL,
  	\`made\` numeric NOT NULL,
  	\`updated\` numeric NOT NULL,
  	\`already\` numeric NOT NULL,
  	\`refused\` numeric NOT NULL,
  	\`ended_at\` text,
  	\`problem\` text,
  	\`holder\` text,
  	\`held_until\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`imports_by_idx\` ON \`imports\` (\`by\`);`)
  await db.run(sql`CREATE INDEX \`imports_at_idx\` ON \`imports\` (\`at\`);`)
  await db.run(sql`CREATE INDEX \`imports_state_idx\` ON \`imports\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`imports_updated_at_idx\` ON \`imports\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`imports_created_at_idx\` ON \`imports\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`import_rows\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`run\` text NOT NULL,
  	\`number\` numeric NOT NULL,
  	\`outcome\` text NOT NULL,
  	\`title\` text,
  	\`post\` text,
  	\`said\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`import_rows_key_idx\` ON \`import_rows\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`import_rows_run_idx\` ON \`import_rows\` (\`run\`);`)
  await db.run(sql`CREATE INDEX \`import_rows_post_idx\` ON \`import_rows\` (\`post\`);`)
  await db.run(sql`CREATE INDEX \`import_rows_updated_at_idx\` ON \`import_rows\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`import_rows_created_at_idx\` ON \`import_rows\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`origins\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`post\` text,
  	\`run\` text,
  	\`source\` text,
  	\`name\` text,
  	\`link\` text,
  	\`left_at\` text,
  	\`content_hash\` text,
  	\`news\` text,
  	\`news_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`origins_key_idx\` ON \`origins\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`origins_post_idx\` ON \`origins\` (\`post\`);`)
  await db.run(sql`CREATE INDEX \`origins_run_idx\` ON \`origins\` (\`run\`);`)
  await db.run(sql`CREATE INDEX \`origins_source_idx\` ON \`origins\` (\`source\`);`)
  await db.run(sql`CREATE INDEX \`origins_updated_at_idx\` ON \`origins\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`origins_created_at_idx\` ON \`origins\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`origin_key\` text;`)
  await db.run(sql`CREATE INDEX \`posts_origin_key_idx\` ON \`posts\` (\`origin_key\`);`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_origin_key\` text;`)
  await db.run(sql`CREATE INDEX \`_posts_v_version_version_origin_key_idx\` ON \`_posts_v\` (\`version_origin_key\`);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`poster_id\` text(36) REFERENCES media(id);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`folder_id\` text(36) REFERENCES media_folders(id);`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`pages\` numeric;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`likeness_hash\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`likeness_a\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`likeness_b\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`likeness_c\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`likeness_d\` text;`)
  await db.run(sql`ALTER TABLE \`media\` ADD \`looks_like_id\` text(36) REFERENCES media(id);`)
  await db.run(sql`CREATE INDEX \`media_expires_at_idx\` ON \`media\` (\`expires_at\`);`)
  await db.run(sql`CREATE INDEX \`media_consent_until_idx\` ON \`media\` (\`consent_until\`);`)
  await db.run(sql`CREATE INDEX \`media_poster_idx\` ON \`media\` (\`poster_id\`);`)
  await db.run(sql`CREATE INDEX \`media_folder_idx\` ON \`media\` (\`folder_id\`);`)
  await db.run(sql`CREATE INDEX \`media_likeness_likeness_a_idx\` ON \`media\` (\`likeness_a\`);`)
  await db.run(sql`CREATE INDEX \`media_likeness_likeness_b_idx\` ON \`media\` (\`likeness_b\`);`)
  await db.run(sql`CREATE INDEX \`media_likeness_likeness_c_idx\` ON \`media\` (\`likeness_c\`);`)
  await db.run(sql`CREATE INDEX \`media_likeness_likeness_d_idx\` ON \`media\` (\`likeness_d\`);`)
  await db.run(sql`CREATE INDEX \`media_looks_like_idx\` ON \`media\` (\`looks_like_id\`);`)
  await db.run(sql`ALTER TABLE \`payload_locked_documents_rels\` ADD \`sources_id\` text(36) REFERENCES sources(id);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_sources_id_idx\` ON \`payload_locked_documents_rels\` (\`sources_id\`);`)
  await db.run(sql`CREATE INDEX \`media_texts_text_idx\` ON \`media_texts\` (\`text\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`sources\`;`)
  await db.run(sql`DROP TABLE \`media_folders\`;`)
  await db.run(sql`DROP TABLE \`earlier_files\`;`)
  await db.run(sql`DROP TABLE \`imports\`;`)
  await db.run(sql`DROP TABLE \`import_rows\`;`)
  await db.run(sql`DROP TABLE \`origins\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_media\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`rights_holder\` text,
  	\`licence\` text,
  	\`expires_at\` text,
  	\`credit\` text,
  	\`persons\` text DEFAULT 'unknown',
  	\`consent\` text DEFAULT 'unknown',
  	\`consent_until\` text,
  	\`is_generated\` integer,
  	\`captions_language\` text,
  	\`captions\` text,
  	\`duration_ms\` numeric,
  	\`sha256\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`url\` text,
  	\`thumbnail_u_r_l\` text,
  	\`filename\` text,
  	\`mime_type\` text,
  	\`filesize\` numeric,
  	\`width\` numeric,
  	\`height\` numeric,
  	\`focal_x\` numeric,
  	\`focal_y\` numeric,
  	\`sizes_thumbnail_url\` text,
  	\`sizes_thumbnail_width\` numeric,
  	\`sizes_thumbnail_height\` numeric,
  	\`sizes_thumbnail_mime_type\` text,
  	\`sizes_thumbnail_filesize\` numeric,
  	\`sizes_thumbnail_filename\` text,
  	\`sizes_card_url\` text,
  	\`sizes_card_width\` numeric,
  	\`sizes_card_height\` numeric,
  	\`sizes_card_mime_type\` text,
  	\`sizes_card_filesize\` numeric,
  	\`sizes_card_filename\` text
  );
  `)
  await db.run(sql`INSERT INTO \`__new_media\`("id", "rights_holder", "licence", "expires_at", "credit", "persons", "consent", "consent_until", "is_generated", "captions_language", "captions", "duration_ms", "sha256", "updated_at", "created_at", "deleted_at", "url", "thumbnail_u_r_l", "filename", "mime_type", "filesize", "width", "height", "focal_x", "focal_y", "sizes_thumbnail_url", "sizes_thumbnail_width", "sizes_thumbnail_height", "sizes_thumbnail_mime_type", "sizes_thumbnail_filesize", "sizes_thumbnail_filename", "sizes_card_url", "sizes_card_width", "sizes_card_height", "sizes_card_mime_type", "sizes_card_filesize", "sizes_card_filename") SELECT "id", "rights_holder", "licence", "expires_at", "credit", "persons", "consent", "consent_until", "is_generated", "captions_language", "captions", "duration_ms", "sha256", "updated_at", "created_at", "deleted_at", "url", "thumbnail_u_r_l", "filename", "mime_type", "filesize", "width", "height", "focal_x", "focal_y", "sizes_thumbnail_url", "sizes_thumbnail_width", "sizes_thumbnail_height", "sizes_thumbnail_mime_type", "sizes_thumbnail_filesize", "sizes_thumbnail_filename", "sizes_card_url", "sizes_card_width", "sizes_card_height", "sizes_card_mime_type", "sizes_card_filesize", "sizes_card_filename" FROM \`media\`;`)
  await db.run(sql`DROP TABLE \`media\`;`)
  await db.run(sql`ALTER TABLE \`__new_media\` RENAME TO \`media\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`media_sha256_idx\` ON \`media\` (\`sha256\`);`)
  await db.run(sql`CREATE INDEX \`media_updated_at_idx\` ON \`media\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`media_created_at_idx\` ON \`media\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`media_deleted_at_idx\` ON \`media\` (\`deleted_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`media_filename_idx\` ON \`media\` (\`filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_thumbnail_sizes_thumbnail_filename_idx\` ON \`media\` (\`sizes_thumbnail_filename\`);`)
  await db.run(sql`CREATE INDEX \`media_sizes_card_sizes_card_filename_idx\` ON \`media\` (\`sizes_card_filename\`);`)
  await db.run(sql`CREATE TABLE \`__new_payload_locked_documents_rels\` (
  	\`id\` integer PRIMARY KEY NOT NULL,
  	\`order\` integer,
  	\`parent_id\` text(36) NOT NULL,
  	\`path\` text NOT NULL,
  	\`media_id\` text(36),
  	\`campaigns_id\` text(36),
  	\`topics_id\` text(36),
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
  await db.run(sql`INSERT INTO \`__new_payload_locked_documents_rels\`("id", "order", "parent_id", "path", "media_id", "campaigns_id", "topics_id", "channels_id", "app_keys_id", "newsletters_id", "brands_id", "users_id", "groups_id", "webhooks_id", "api_keys_id") SELECT "id", "order", "parent_id", "path", "media_id", "campaigns_id", "topics_id", "channels_id", "app_keys_id", "newsletters_id", "brands_id", "users_id", "groups_id", "webhooks_id", "api_keys_id" FROM \`payload_locked_documents_rels\`;`)
  await db.run(sql`DROP TABLE \`payload_locked_documents_rels\`;`)
  await db.run(sql`ALTER TABLE \`__new_payload_locked_documents_rels\` RENAME TO \`payload_locked_documents_rels\`;`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_order_idx\` ON \`payload_locked_documents_rels\` (\`order\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_parent_idx\` ON \`payload_locked_documents_rels\` (\`parent_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_path_idx\` ON \`payload_locked_documents_rels\` (\`path\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_media_id_idx\` ON \`payload_locked_documents_rels\` (\`media_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_campaigns_id_idx\` ON \`payload_locked_documents_rels\` (\`campaigns_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_topics_id_idx\` ON \`payload_locked_documents_rels\` (\`topics_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_channels_id_idx\` ON \`payload_locked_documents_rels\` (\`channels_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_app_keys_id_idx\` ON \`payload_locked_documents_rels\` (\`app_keys_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_newsletters_id_idx\` ON \`payload_locked_documents_rels\` (\`newsletters_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_brands_id_idx\` ON \`payload_locked_documents_rels\` (\`brands_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_users_id_idx\` ON \`payload_locked_documents_rels\` (\`users_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_groups_id_idx\` ON \`payload_locked_documents_rels\` (\`groups_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_webhooks_id_idx\` ON \`payload_locked_documents_rels\` (\`webhooks_id\`);`)
  await db.run(sql`CREATE INDEX \`payload_locked_documents_rels_api_keys_id_idx\` ON \`payload_locked_documents_rels\` (\`api_keys_id\`);`)
  await db.run(sql`DROP INDEX \`posts_origin_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`origin_key\`;`)
  await db.run(sql`DROP INDEX \`_posts_v_version_version_origin_key_idx\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_origin_key\`;`)
  await db.run(sql`DROP INDEX \`media_texts_text_idx\`;`)
}
