import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-sqlite'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`newsletters\` ADD \`mails_per_second\` numeric;`)
  await db.run(sql`ALTER TABLE \`mailings\` ADD \`handed_in\` text;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.run(sql`ALTER TABLE \`newsletters\` DROP COLUMN \`mails_per_second\`;`)
  await db.run(sql`ALTER TABLE \`mailings\` DROP COLUMN \`handed_in\`;`)
}
