import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`campaigns_figures\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`metric\` text NOT NULL,
  	\`target\` numeric NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`campaigns\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`campaigns_figures_order_idx\` ON \`campaigns_figures\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`campaigns_figures_parent_id_idx\` ON \`campaigns_figures\` (\`_parent_id\`);`)
  await db.run(sql`ALTER TABLE \`campaigns\` ADD \`audience\` text;`)
  await db.run(sql`ALTER TABLE \`campaigns\` ADD \`deputy_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`campaigns_deputy_idx\` ON \`campaigns\` (\`deputy_id\`);`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`owner_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`topics\` ADD \`deputy_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`CREATE INDEX \`topics_owner_idx\` ON \`topics\` (\`owner_id\`);`)
  await db.run(sql`CREATE INDEX \`topics_deputy_idx\` ON \`topics\` (\`deputy_id\`);`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`deputy_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`paused_until\` text;`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`paused_by_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`paused_at\` text;`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`pause_told\` text;`)
  await db.run(sql`CREATE INDEX \`channels_deputy_idx\` ON \`channels\` (\`deputy_id\`);`)
  await db.run(sql`CREATE INDEX \`channels_paused_by_idx\` ON \`channels\` (\`paused_by_id\`);`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`away_from\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`away_until\` text;`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`away_deputy_id\` text(36) REFERENCES users(id);`)
  await db.run(sql`ALTER TABLE \`users\` ADD \`away_note\` text;`)
  await db.run(sql`CREATE INDEX \`users_away_away_deputy_idx\` ON \`users\` (\`away_deputy_id\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`campaigns_figures\`;`)
  await db.run(sql`PRAGMA foreign_keys=OFF;`)
  await db.run(sql`CREATE TABLE \`__new_campaigns\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`brand_id\` text(36) NOT NULL,
  	\`goal\` text,
  	\`owner_id\` text(36),
  	\`starts_at\` text,
  	\`ends_at\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_campaigns\`("id", "name", "brand_id", "goal", "owner_id", "starts_at", "ends_at", "updated_at", "created_at", "deleted_at") SELECT "id", "name", "brand_id", "goal", "owner_id", "starts_at", "ends_at", "updated_at", "created_at", "deleted_at" FROM \`campaigns\`;`)
  await db.run(sql`DROP TABLE \`campaigns\`;`)
  await db.run(sql`ALTER TABLE \`__new_campaigns\` RENAME TO \`campaigns\`;`)
  await db.run(sql`PRAGMA foreign_keys=ON;`)
  await db.run(sql`CREATE INDEX \`campaigns_brand_idx\` ON \`campaigns\` (\`brand_id\`);`)
  await db.run(sql`CREATE INDEX \`campaigns_owner_idx\` ON \`campaigns\` (\`owner_id\`);`)
  await db.run(sql`CREATE INDEX \`campaigns_updated_at_idx\` ON \`campaigns\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`campaigns_created_at_idx\` ON \`campaigns\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`campaigns_deleted_at_idx\` ON \`campaigns\` (\`deleted_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_topics\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`slug\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text
  );
  `)
  await db.run(sql`INSERT INTO \`__new_topics\`("id", "slug", "updated_at", "created_at", "deleted_at") SELECT "id", "slug", "updated_at", "created_at", "deleted_at" FROM \`topics\`;`)
  await db.run(sql`DROP TABLE \`topics\`;`)
  await db.run(sql`ALTER TABLE \`__new_topics\` RENAME TO \`topics\`;`)
  await db.run(sql`CREATE UNIQUE INDEX \`topics_slug_idx\` ON \`topics\` (\`slug\`);`)
  await db.run(sql`CREATE INDEX \`topics_updated_at_idx\` ON \`topics\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`topics_created_at_idx\` ON \`topics\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`topics_deleted_at_idx\` ON \`topics\` (\`deleted_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_channels\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`brand_id\` text(36) NOT NULL,
  	\`platform\` text NOT NULL,
  	\`language\` text DEFAULT 'de' NOT NULL,
  	\`owner_id\` text(36),
  	\`paused\` integer DEFAULT false,
  	\`paused_reason\` text,
  	\`time_zone\` text,
  	\`gap_minutes\` numeric DEFAULT 0,
  	\`remind_minutes\` numeric DEFAULT 60,
  	\`escalate_minutes\` numeric DEFAULT 240,
  	\`status\` text DEFAULT 'not-connected',
  	\`account\` text,
  	\`handle\` text,
  	\`url\` text,
  	\`credentials_end_at\` text,
  	\`problem\` text,
  	\`not_before\` text,
  	\`credentials_since\` text,
  	\`renewing_until\` text,
  	\`tried_at\` text,
  	\`warned_days\` numeric,
  	\`credentials\` text,
  	\`pending_connection\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`owner_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`INSERT INTO \`__new_channels\`("id", "name", "brand_id", "platform", "language", "owner_id", "paused", "paused_reason", "time_zone", "gap_minutes", "remind_minutes", "escalate_minutes", "status", "account", "handle", "url", "credentials_end_at", "problem", "not_before", "credentials_since", "renewing_until", "tried_at", "warned_days", "credentials", "pending_connection", "updated_at", "created_at", "deleted_at") SELECT "id", "name", "brand_id", "platform", "language", "owner_id", "paused", "paused_reason", "time_zone", "gap_minutes", "remind_minutes", "escalate_minutes", "status", "account", "handle", "url", "credentials_end_at", "problem", "not_before", "credentials_since", "renewing_until", "tried_at", "warned_days", "credentials", "pending_connection", "updated_at", "created_at", "deleted_at" FROM \`channels\`;`)
  await db.run(sql`DROP TABLE \`channels\`;`)
  await db.run(sql`ALTER TABLE \`__new_channels\` RENAME TO \`channels\`;`)
  await db.run(sql`CREATE INDEX \`channels_brand_idx\` ON \`channels\` (\`brand_id\`);`)
  await db.run(sql`CREATE INDEX \`channels_owner_idx\` ON \`channels\` (\`owner_id\`);`)
  await db.run(sql`CREATE INDEX \`channels_updated_at_idx\` ON \`channels\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`channels_created_at_idx\` ON \`channels\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`channels_deleted_at_idx\` ON \`channels\` (\`deleted_at\`);`)
  await db.run(sql`CREATE TABLE \`__new_users\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`name\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`deleted_at\` text,
  	\`enable_a_p_i_key\` integer,
  	\`api_key\` text,
  	\`api_key_index\` text,
  	\`email\` text NOT NULL,
  	\`reset_password_token\` text,
  	\`reset_password_expiration\` text,
  	\`salt\` text,
  	\`hash\` text,
  	\`reset_password_requested_at\` text,
  	\`login_attempts\` numeric DEFAULT 0,
  	\`lock_until\` text
  );
  `)
  await db.run(sql`INSERT INTO \`__new_users\`("id", "name", "updated_at", "created_at", "deleted_at", "enable_a_p_i_key", "api_key", "api_key_index", "email", "reset_password_token", "reset_password_expiration", "salt", "hash", "reset_password_requested_at", "login_attempts", "lock_until") SELECT "id", "name", "updated_at", "created_at", "deleted_at", "enable_a_p_i_key", "api_key", "api_key_index", "email", "reset_password_token", "reset_password_expiration", "salt", "hash", "reset_password_requested_at", "login_attempts", "lock_until" FROM \`users\`;`)
  await db.run(sql`DROP TABLE \`users\`;`)
  await db.run(sql`ALTER TABLE \`__new_users\` RENAME TO \`users\`;`)
  await db.run(sql`CREATE INDEX \`users_updated_at_idx\` ON \`users\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`users_created_at_idx\` ON \`users\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`users_deleted_at_idx\` ON \`users\` (\`deleted_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`users_email_idx\` ON \`users\` (\`email\`);`)
}
