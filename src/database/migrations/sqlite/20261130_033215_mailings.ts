import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`mailings\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`subject\` text NOT NULL,
  	\`newsletter_id\` text(36) NOT NULL,
  	\`state\` text DEFAULT 'gathering' NOT NULL,
  	\`reason\` text,
  	\`sent\` numeric DEFAULT 0 NOT NULL,
  	\`waiting\` numeric DEFAULT 0 NOT NULL,
  	\`refused\` numeric DEFAULT 0 NOT NULL,
  	\`unknown\` numeric DEFAULT 0 NOT NULL,
  	\`left\` numeric DEFAULT 0 NOT NULL,
  	\`started_at\` text NOT NULL,
  	\`ended_at\` text,
  	\`address\` text NOT NULL,
  	\`channel_id\` text(36) NOT NULL,
  	\`language\` text NOT NULL,
  	\`key\` text NOT NULL,
  	\`secret_name\` text NOT NULL,
  	\`removed_at\` text,
  	\`html\` text NOT NULL,
  	\`text\` text NOT NULL,
  	\`images\` text NOT NULL,
  	\`gathered_to\` text,
  	\`next_at\` text NOT NULL,
  	\`fence\` numeric DEFAULT 0 NOT NULL,
  	\`troubles\` numeric DEFAULT 0 NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`newsletter_id\`) REFERENCES \`newsletters\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`channel_id\`) REFERENCES \`channels\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`mailings_newsletter_idx\` ON \`mailings\` (\`newsletter_id\`);`)
  await db.run(sql`CREATE INDEX \`mailings_channel_idx\` ON \`mailings\` (\`channel_id\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`mailings_key_idx\` ON \`mailings\` (\`key\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`mailings_secret_name_idx\` ON \`mailings\` (\`secret_name\`);`)
  await db.run(sql`CREATE INDEX \`mailings_updated_at_idx\` ON \`mailings\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mailings_created_at_idx\` ON \`mailings\` (\`created_at\`);`)
  await db.run(sql`CREATE INDEX \`nextAt_state_idx\` ON \`mailings\` (\`next_at\`,\`state\`);`)
  await db.run(sql`CREATE TABLE \`mailing_recipients\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`mailing\` text NOT NULL,
  	\`subscriber\` text NOT NULL,
  	\`state\` text DEFAULT 'waiting' NOT NULL,
  	\`tries\` numeric DEFAULT 0 NOT NULL,
  	\`next_at\` text NOT NULL,
  	\`sending_at\` text,
  	\`answer\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`mailing_recipients_updated_at_idx\` ON \`mailing_recipients\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`mailing_recipients_created_at_idx\` ON \`mailing_recipients\` (\`created_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`mailing_subscriber_idx\` ON \`mailing_recipients\` (\`mailing\`,\`subscriber\`);`)
  await db.run(sql`CREATE INDEX \`mailing_state_nextAt_idx\` ON \`mailing_recipients\` (\`mailing\`,\`state\`,\`next_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`mailings\`;`)
  await db.run(sql`DROP TABLE \`mailing_recipients\`;`)
}
