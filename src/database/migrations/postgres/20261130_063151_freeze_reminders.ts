import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "freezes" ADD COLUMN "until" timestamp(3) with time zone;
  ALTER TABLE "freezes" ADD COLUMN "told" varchar;
  CREATE INDEX "deliveries_published_at_idx" ON "deliveries" USING btree ("published_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP INDEX "deliveries_published_at_idx";
  ALTER TABLE "freezes" DROP COLUMN "until";
  ALTER TABLE "freezes" DROP COLUMN "told";`)
}
