import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_posts_variants_format" AS ENUM('post', 'reel', 'story');
  CREATE TYPE "public"."enum_posts_variants_poll_minutes" AS ENUM('5', '30', '60', '360', '720', '1440', '4320', '10080', '20160');
  CREATE TYPE "public"."enum__posts_v_version_variants_format" AS ENUM('post', 'reel', 'story');
  CREATE TYPE "public"."enum__posts_v_version_variants_poll_minutes" AS ENUM('5', '30', '60', '360', '720', '1440', '4320', '10080', '20160');
  CREATE TABLE "posts_variants_poll_options" (
  	"_order" integer NOT NULL,
  	"_parent_id" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "_posts_v_version_variants_poll_options" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"text" varchar,
  	"_uuid" varchar
  );
  
  ALTER TABLE "posts_variants" ADD COLUMN "format" "enum_posts_variants_format" DEFAULT 'post';
  ALTER TABLE "posts_variants" ADD COLUMN "poll_minutes" "enum_posts_variants_poll_minutes" DEFAULT '1440';
  ALTER TABLE "posts_variants" ADD COLUMN "poll_multiple" boolean;
  ALTER TABLE "_posts_v_version_variants" ADD COLUMN "format" "enum__posts_v_version_variants_format" DEFAULT 'post';
  ALTER TABLE "_posts_v_version_variants" ADD COLUMN "poll_minutes" "enum__posts_v_version_variants_poll_minutes" DEFAULT '1440';
  ALTER TABLE "_posts_v_version_variants" ADD COLUMN "poll_multiple" boolean;
  ALTER TABLE "posts_variants_poll_options" ADD CONSTRAINT "posts_variants_poll_options_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."posts_variants"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_version_variants_poll_options" ADD CONSTRAINT "_posts_v_version_variants_poll_options_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_posts_v_version_variants"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "posts_variants_poll_options_order_idx" ON "posts_variants_poll_options" USING btree ("_order");
  CREATE INDEX "posts_variants_poll_options_parent_id_idx" ON "posts_variants_poll_options" USING btree ("_parent_id");
  CREATE INDEX "_posts_v_version_variants_poll_options_order_idx" ON "_posts_v_version_variants_poll_options" USING btree ("_order");
  CREATE INDEX "_posts_v_version_variants_poll_options_parent_id_idx" ON "_posts_v_version_variants_poll_options" USING btree ("_parent_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "posts_variants_poll_options" CASCADE;
  DROP TABLE "_posts_v_version_variants_poll_options" CASCADE;
  ALTER TABLE "posts_variants" DROP COLUMN "format";
  ALTER TABLE "posts_variants" DROP COLUMN "poll_minutes";
  ALTER TABLE "posts_variants" DROP COLUMN "poll_multiple";
  ALTER TABLE "_posts_v_version_variants" DROP COLUMN "format";
  ALTER TABLE "_posts_v_version_variants" DROP COLUMN "poll_minutes";
  ALTER TABLE "_posts_v_version_variants" DROP COLUMN "poll_multiple";
  DROP TYPE "public"."enum_posts_variants_format";
  DROP TYPE "public"."enum_posts_variants_poll_minutes";
  DROP TYPE "public"."enum__posts_v_version_variants_format";
  DROP TYPE "public"."enum__posts_v_version_variants_poll_minutes";`)
}
