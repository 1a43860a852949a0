import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`CREATE TABLE \`comments\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`post\` text NOT NULL,
  	\`parent\` text,
  	\`channel\` text,
  	\`language\` text,
  	\`field\` text,
  	\`quote\` text,
  	\`start\` numeric,
  	\`end\` numeric,
  	\`medium\` text,
  	\`x\` numeric,
  	\`y\` numeric,
  	\`hash\` text NOT NULL,
  	\`text\` text NOT NULL,
  	\`author\` text,
  	\`guest_link\` text,
  	\`author_name\` text NOT NULL,
  	\`at\` text NOT NULL,
  	\`resolved_at\` text,
  	\`resolved_by\` text,
  	\`resolved_by_name\` text,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`comments_post_idx\` ON \`comments\` (\`post\`);`)
  await db.run(sql`CREATE INDEX \`comments_parent_idx\` ON \`comments\` (\`parent\`);`)
  await db.run(sql`CREATE INDEX \`comments_guest_link_idx\` ON \`comments\` (\`guest_link\`);`)
  await db.run(sql`CREATE INDEX \`comments_updated_at_idx\` ON \`comments\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`comments_created_at_idx\` ON \`comments\` (\`created_at\`);`)
  await db.run(sql`CREATE TABLE \`guest_links\` (
  	\`id\` text(36) PRIMARY KEY NOT NULL,
  	\`post\` text NOT NULL,
  	\`hash\` text NOT NULL,
  	\`for_whom\` text NOT NULL,
  	\`step\` text,
  	\`made_by\` text NOT NULL,
  	\`made_by_name\` text NOT NULL,
  	\`made_at\` text NOT NULL,
  	\`expires_at\` text NOT NULL,
  	\`revoked_at\` text,
  	\`revoked_by_name\` text,
  	\`opened_at\` text,
  	\`last_opened_at\` text,
  	\`guest_name\` text,
  	\`decision\` text,
  	\`decided_at\` text,
  	\`decided_hash\` text,
  	\`decided_comment\` text,
  	\`counted\` integer,
  	\`updated_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL,
  	\`created_at\` text DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')) NOT NULL
  );
  `)
  await db.run(sql`CREATE INDEX \`guest_links_post_idx\` ON \`guest_links\` (\`post\`);`)
  await db.run(sql`CREATE UNIQUE INDEX \`guest_links_hash_idx\` ON \`guest_links\` (\`hash\`);`)
  await db.run(sql`CREATE INDEX \`guest_links_updated_at_idx\` ON \`guest_links\` (\`updated_at\`);`)
  await db.run(sql`CREATE INDEX \`guest_links_created_at_idx\` ON \`guest_links\` (\`created_at\`);`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`DROP TABLE \`comments\`;`)
  await db.run(sql`DROP TABLE \`guest_links\`;`)
}
