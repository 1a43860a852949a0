import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "site_settings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"brand" varchar NOT NULL,
  	"body" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "publications" ADD COLUMN "facts" varchar;
  ALTER TABLE "publications" ADD COLUMN "last_change" varchar DEFAULT 'published' NOT NULL;
  ALTER TABLE "publications" ADD COLUMN "withdrawn_at" timestamp(3) with time zone;
  CREATE UNIQUE INDEX "site_settings_brand_idx" ON "site_settings" USING btree ("brand");
  CREATE INDEX "site_settings_updated_at_idx" ON "site_settings" USING btree ("updated_at");
  CREATE INDEX "site_settings_created_at_idx" ON "site_settings" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "site_settings" CASCADE;
  ALTER TABLE "publications" DROP COLUMN "facts";
  ALTER TABLE "publications" DROP COLUMN "last_change";
  ALTER TABLE "publications" DROP COLUMN "withdrawn_at";`)
}
