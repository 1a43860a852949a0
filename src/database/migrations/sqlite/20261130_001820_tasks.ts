import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`tasks\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`title\` text NOT NULL,
  	\`channel_id\` text(36) NOT NULL,
  	\`assignee_id\` text(36),
  	\`state\` text DEFAULT 'open' NOT NULL,
  	\`opened_at\` text NOT NULL,
  	\`seen_at\` text,
  	\`told\` text DEFAULT 'nothing' NOT NULL,
  	\`told_at\` text,
  	\`remote_id\` text,
  	\`address\` text,
  	\`reason\` text,
  	\`done_by_id\` text(36),
  	\`done_at\` text,
  	\`handout\` text NOT NULL,
  	\`key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`channel_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`assignee_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`done_by_id\`) REFERENCES \`users\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`tasks_channel_idx\` ON \`tasks\` (\`channel_id\`);`)
  await db.run(sql`CREATE INDEX \`tasks_assignee_idx\` ON \`tasks\` (\`assignee_id\`);`)
  await db.run(sql`CREATE INDEX \`tasks_state_idx\` ON \`tasks\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`tasks_opened_at_idx\` ON \`tasks\` (\`opened_at\`);`)
  await db.run(sql`CREATE INDEX \`tasks_done_by_idx\` ON \`tasks\` (\`done_by_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`tasks_key_idx\` ON \`tasks\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`tasks_updated_at_idx\` ON \`tasks\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`tasks_created_at_idx\` ON \`tasks\` (\`created_at\`);`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`remind_minutes\` numeric DEFAULT 60;`)
  await db.run(sql`ALTER TABLE \`channels\` ADD \`escalate_minutes\` numeric DEFAULT 240;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`tasks\`;`)
  await db.run(sql`ALTER TABLE \`channels\` DROP COLUMN \`remind_minutes\`;`)
  await db.run(sql`ALTER TABLE \`channels\` DROP COLUMN \`escalate_minutes\`;`)
}
