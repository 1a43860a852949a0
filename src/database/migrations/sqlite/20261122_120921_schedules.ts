import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`posts_variants_parts\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`text\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`posts_variants\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`posts_variants_parts_order_idx\` ON \`posts_variants_parts\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`posts_variants_parts_parent_id_idx\` ON \`posts_variants_parts\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`_posts_v_version_variants_parts\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`text\` text,
  	\`_uuid\` text,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`_posts_v_version_variants\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`_posts_v_version_variants_parts_order_idx\` ON \`_posts_v_version_variants_parts\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`_posts_v_version_variants_parts_parent_id_idx\` ON \`_posts_v_version_variants_parts\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`channels_slots\` (
  	\`_order\` integer NOT NULL,
  	\`_parent_id\` text(36) NOT NULL,
  	\`id\` text PRIMARY KEY NOT NULL,
  	\`day\` text DEFAULT 'workdays' NOT NULL,
  	\`time\` text NOT NULL,
  	FOREIGN KEY (\`_parent_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE cascade
  );
  `)
  await db.run(sql`CREATE INDEX \`channels_slots_order_idx\` ON \`channels_slots\` (\`_order\`);`)
  await db.run(sql`CREATE INDEX \`channels_slots_parent_id_idx\` ON \`channels_slots\` (\`_parent_id\`);`)
  await db.run(sql`CREATE TABLE \`rate_limits\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`used_until\` numeric DEFAULT 0 NOT NULL,
  	\`closed_until\` numeric DEFAULT 0 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`rate_limits_key_idx\` ON \`rate_limits\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`rate_limits_updated_at_idx\` ON \`rate_limits\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`rate_limits_created_at_idx\` ON \`rate_limits\` (\`created_at\`);`)
  await db.run(sql`DROP INDEX \`deliveries_state_idx\`;`)
  await db.run(sql`DROP INDEX \`channel_state_idx\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`part\` numeric DEFAULT 0 NOT NULL;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`repeat\` numeric DEFAULT 0 NOT NULL;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`wall_time\` text DEFAULT '' NOT NULL;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`slot\` text DEFAULT '' NOT NULL;`)
  await db.run(sql`ALTER TABLE \`deliveries\` ADD \`reply_to\` text;`)
  // Every row has a slot of its own, as it has a lane.
  await db.run(sql`UPDATE \`deliveries\` SET \`slot\` = \`key\`;`)
  await db.run(sql`CREATE UNIQUE INDEX \`deliveries_slot_idx\` ON \`deliveries\` (\`slot\`);`)
  await db.run(sql`CREATE INDEX \`channel_state_dueAt_idx\` ON \`deliveries\` (\`channel_id\`,\`state\`,\`due_at\`);`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`recurrence_every\` text DEFAULT 'never';`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`recurrence_interval\` numeric DEFAULT 1;`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`recurrence_until\` text;`)
  await db.run(sql`ALTER TABLE \`posts\` ADD \`late_policy\` text DEFAULT 'default';`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_recurrence_every\` text DEFAULT 'never';`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_recurrence_interval\` numeric DEFAULT 1;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_recurrence_until\` text;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` ADD \`version_late_policy\` text DEFAULT 'default';`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`time_zone\` text;`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`gap_minutes\` numeric DEFAULT 0;`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`problem\` text;`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`credentials_since\` text;`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`renewing_until\` text;`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`tried_at\` text;`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`warned_days\` numeric;`)
  await db.run(sql`ALTER TABLE \`attempts\` ADD \`asked\` text;`)
  await db.run(sql`ALTER TABLE \`attempts\` ADD \`calls\` text;`)
  await db.run(sql`ALTER TABLE \`reviews\` ADD \`approved\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`posts_variants_parts\`;`)
  await db.run(sql`DROP TABLE \`_posts_v_version_variants_parts\`;`)
  await db.run(sql`DROP TABLE \`channels_slots\`;`)
  await db.run(sql`DROP TABLE \`rate_limits\`;`)
  await db.run(sql`DROP INDEX \`deliveries_slot_idx\`;`)
  await db.run(sql`DROP INDEX \`channel_state_dueAt_idx\`;`)
  await db.run(sql`CREATE INDEX \`deliveries_state_idx\` ON \`deliveries\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`channel_state_idx\` ON \`deliveries\` (\`channel_id\`,\`state\`);`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`part\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`repeat\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`wall_time\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`slot\`;`)
  await db.run(sql`ALTER TABLE \`deliveries\` DROP COLUMN \`reply_to\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`recurrence_every\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`recurrence_interval\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`recurrence_until\`;`)
  await db.run(sql`ALTER TABLE \`posts\` DROP COLUMN \`late_policy\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_recurrence_every\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_recurrence_interval\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_recurrence_until\`;`)
  await db.run(sql`ALTER TABLE \`_posts_v\` DROP COLUMN \`version_late_policy\`;`)
  await db.run(sql`ALTER TABLE \`channels\` DROP COLUMN \`time_zone\`;`)
  await db.run(sql`ALTER TABLE \`channels\` DROP COLUMN \`gap_minutes\`;`)
  await db.run(sql`ALTER TABLE \`channels\` DROP COLUMN \`problem\`;`)
  await db.run(sql`ALTER TABLE \`channels\` DROP COLUMN \`credentials_since\`;`)
  await db.run(sql`ALTER TABLE \`channels\` DROP COLUMN \`renewing_until\`;`)
  await db.run(sql`ALTER TABLE \`channels\` DROP COLUMN \`tried_at\`;`)
  await db.run(sql`ALTER TABLE \`channels\` DROP COLUMN \`warned_days\`;`)
  await db.run(sql`ALTER TABLE \`attempts\` DROP COLUMN \`asked\`;`)
  await db.run(sql`ALTER TABLE \`attempts\` DROP COLUMN \`calls\`;`)
  await db.run(sql`ALTER TABLE \`reviews\` DROP COLUMN \`approved\`;`)
}
