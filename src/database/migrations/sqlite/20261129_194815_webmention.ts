import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`responses\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`state\` text DEFAULT 'pending' NOT NULL,
  	\`title\` text NOT NULL,
  	\`kind\` text NOT NULL,
  	\`content\` text,
  	\`author_name\` text,
  	\`author_url\` text,
  	\`source\` text NOT NULL,
  	\`source_url\` text NOT NULL,
  	\`target\` text NOT NULL,
  	\`post_id\` text(36) NOT NULL,
  	\`brand_id\` text(36) NOT NULL,
  	\`published_at\` text,
  	\`received_at\` text NOT NULL,
  	\`checked_at\` text NOT NULL,
  	\`key\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	FOREIGN KEY (\`post_id\`) REFERENCES \`posts\`(\`id\`) ON UPDATE no action ON DELETE set null,
  	FOREIGN KEY (\`brand_id\`) REFERENCES \`brands\`(\`id\`) ON UPDATE no action ON DELETE set null
  );
  `)
  await db.run(sql`CREATE INDEX \`responses_state_idx\` ON \`responses\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`responses_post_idx\` ON \`responses\` (\`post_id\`);`)
  await db.run(sql`CREATE INDEX \`responses_brand_idx\` ON \`responses\` (\`brand_id\`);`)
  await db.run(sql`CREATE INDEX \`responses_received_at_idx\` ON \`responses\` (\`received_at\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`responses_key_idx\` ON \`responses\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`responses_updated_at_idx\` ON \`responses\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`responses_created_at_idx\` ON \`responses\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`received_mentions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`target\` text NOT NULL,
  	\`post\` text NOT NULL,
  	\`brand\` text NOT NULL,
  	\`state\` text NOT NULL,
  	\`problem\` text,
  	\`tries\` numeric DEFAULT 0 NOT NULL,
  	\`due_at\` text NOT NULL,
  	\`received_at\` text NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`received_mentions_key_idx\` ON \`received_mentions\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`received_mentions_due_at_idx\` ON \`received_mentions\` (\`due_at\`);`)
  await db.run(sql`CREATE INDEX \`received_mentions_received_at_idx\` ON \`received_mentions\` (\`received_at\`);`)
  await db.run(sql`CREATE INDEX \`received_mentions_updated_at_idx\` ON \`received_mentions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`received_mentions_created_at_idx\` ON \`received_mentions\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`sent_mentions\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`key\` text NOT NULL,
  	\`post\` text NOT NULL,
  	\`brand\` text NOT NULL,
  	\`source\` text NOT NULL,
  	\`target\` text NOT NULL,
  	\`endpoint\` text,
  	\`state\` text NOT NULL,
  	\`status\` numeric,
  	\`problem\` text,
  	\`tries\` numeric DEFAULT 0 NOT NULL,
  	\`due_at\` text NOT NULL,
  	\`at\` text,
  	\`version\` text NOT NULL,
  	\`linked\` integer DEFAULT true NOT NULL,
  	\`told\` integer DEFAULT false NOT NULL,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE UNIQUE INDEX \`sent_mentions_key_idx\` ON \`sent_mentions\` (\`key\`);`)
  await db.run(sql`CREATE INDEX \`sent_mentions_post_idx\` ON \`sent_mentions\` (\`post\`);`)
  await db.run(sql`CREATE INDEX \`sent_mentions_state_idx\` ON \`sent_mentions\` (\`state\`);`)
  await db.run(sql`CREATE INDEX \`sent_mentions_due_at_idx\` ON \`sent_mentions\` (\`due_at\`);`)
  await db.run(sql`CREATE INDEX \`sent_mentions_updated_at_idx\` ON \`sent_mentions\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`sent_mentions_created_at_idx\` ON \`sent_mentions\` (\`created_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`responses\`;`)
  await db.run(sql`DROP TABLE \`received_mentions\`;`)
  await db.run(sql`DROP TABLE \`sent_mentions\`;`)
}
