import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_brands_moving" AS ENUM('keeps-approval', 'asks-again');
  CREATE TYPE "public"."enum_calendar_feeds_language" AS ENUM('de', 'en');
  CREATE TABLE "calendar_feeds" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"person_id" uuid NOT NULL,
  	"hash" varchar NOT NULL,
  	"language" "enum_calendar_feeds_language" NOT NULL,
  	"time_zone" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "brands" ADD COLUMN "moving" "enum_brands_moving" DEFAULT 'keeps-approval' NOT NULL;
  ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_users_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "calendar_feeds_person_idx" ON "calendar_feeds" USING btree ("person_id");
  CREATE UNIQUE INDEX "calendar_feeds_hash_idx" ON "calendar_feeds" USING btree ("hash");
  CREATE INDEX "calendar_feeds_updated_at_idx" ON "calendar_feeds" USING btree ("updated_at");
  CREATE INDEX "calendar_feeds_created_at_idx" ON "calendar_feeds" USING btree ("created_at");
  CREATE INDEX "posts_variants_due_at_idx" ON "posts_variants" USING btree ("due_at");
  CREATE INDEX "posts_edited_by_idx" ON "posts" USING btree ("edited_by");
  CREATE INDEX "posts_publish_at_idx" ON "posts" USING btree ("publish_at");
  CREATE INDEX "_posts_v_version_variants_due_at_idx" ON "_posts_v_version_variants" USING btree ("due_at");
  CREATE INDEX "_posts_v_version_version_edited_by_idx" ON "_posts_v" USING btree ("version_edited_by");
  CREATE INDEX "_posts_v_version_version_publish_at_idx" ON "_posts_v" USING btree ("version_publish_at");
  CREATE INDEX "deliveries_due_at_idx" ON "deliveries" USING btree ("due_at");`)
  // Payload's own index of texts begins with the language: without these, reading one post reads the texts of all.
  await db.execute(sql`CREATE INDEX "posts_locales_parent_idx" ON "posts_locales" USING btree ("_parent_id");
  CREATE INDEX "_posts_v_locales_parent_idx" ON "_posts_v_locales" USING btree ("_parent_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`DROP INDEX "posts_locales_parent_idx"; DROP INDEX "_posts_v_locales_parent_idx";`)
  await db.execute(sql`
   ALTER TABLE "calendar_feeds" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "calendar_feeds" CASCADE;
  DROP INDEX "posts_variants_due_at_idx";
  DROP INDEX "posts_edited_by_idx";
  DROP INDEX "posts_publish_at_idx";
  DROP INDEX "_posts_v_version_variants_due_at_idx";
  DROP INDEX "_posts_v_version_version_edited_by_idx";
  DROP INDEX "_posts_v_version_version_publish_at_idx";
  DROP INDEX "deliveries_due_at_idx";
  ALTER TABLE "brands" DROP COLUMN "moving";
  DROP TYPE "public"."enum_brands_moving";
  DROP TYPE "public"."enum_calendar_feeds_language";`)
}
