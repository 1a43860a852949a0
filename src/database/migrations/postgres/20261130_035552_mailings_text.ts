import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "newsletters" ADD COLUMN "mails_per_second" numeric;
  ALTER TABLE "mailings" ADD COLUMN "handed_in" varchar;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "newsletters" DROP COLUMN "mails_per_second";
  ALTER TABLE "mailings" DROP COLUMN "handed_in";`)
}
