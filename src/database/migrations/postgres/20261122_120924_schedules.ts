import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_posts_recurrence_every" AS ENUM('never', 'day', 'week', 'month');
  CREATE TYPE "public"."enum_posts_late_policy" AS ENUM('default', 'publish', 'hold', 'skip');
  CREATE TYPE "public"."enum__posts_v_version_recurrence_every" AS ENUM('never', 'day', 'week', 'month');
  CREATE TYPE "public"."enum__posts_v_version_late_policy" AS ENUM('default', 'publish', 'hold', 'skip');
  CREATE TYPE "public"."enum_channels_slots_day" AS ENUM('workdays', 'daily', 'weekend', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday');
  ALTER TYPE "public"."enum_posts_variants_when" ADD VALUE 'slot';
  ALTER TYPE "public"."enum_posts_variants_when" ADD VALUE 'now';
  ALTER TYPE "public"."enum__posts_v_version_variants_when" ADD VALUE 'slot';
  ALTER TYPE "public"."enum__posts_v_version_variants_when" ADD VALUE 'now';
  CREATE TABLE "posts_variants_parts" (
  	"_order" integer NOT NULL,
  	"_parent_id" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "_posts_v_version_variants_parts" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"text" varchar,
  	"_uuid" varchar
  );
  
  CREATE TABLE "channels_slots" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"day" "enum_channels_slots_day" DEFAULT 'workdays' NOT NULL,
  	"time" varchar NOT NULL
  );
  
  CREATE TABLE "rate_limits" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"used_until" numeric DEFAULT 0 NOT NULL,
  	"closed_until" numeric DEFAULT 0 NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  DROP INDEX "deliveries_state_idx";
  DROP INDEX "channel_state_idx";
  ALTER TABLE "posts" ADD COLUMN "recurrence_every" "enum_posts_recurrence_every" DEFAULT 'never';
  ALTER TABLE "posts" ADD COLUMN "recurrence_interval" numeric DEFAULT 1;
  ALTER TABLE "posts" ADD COLUMN "recurrence_until" timestamp(3) with time zone;
  ALTER TABLE "posts" ADD COLUMN "late_policy" "enum_posts_late_policy" DEFAULT 'default';
  ALTER TABLE "_posts_v" ADD COLUMN "version_recurrence_every" "enum__posts_v_version_recurrence_every" DEFAULT 'never';
  ALTER TABLE "_posts_v" ADD COLUMN "version_recurrence_interval" numeric DEFAULT 1;
  ALTER TABLE "_posts_v" ADD COLUMN "version_recurrence_until" timestamp(3) with time zone;
  ALTER TABLE "_posts_v" ADD COLUMN "version_late_policy" "enum__posts_v_version_late_policy" DEFAULT 'default';
  ALTER TABLE "channels" ADD COLUMN "time_zone" varchar;
  ALTER TABLE "channels" ADD COLUMN "gap_minutes" numeric DEFAULT 0;
  ALTER TABLE "channels" ADD COLUMN "problem" varchar;
  ALTER TABLE "channels" ADD COLUMN "credentials_since" timestamp(3) with time zone;
  ALTER TABLE "channels" ADD COLUMN "renewing_until" timestamp(3) with time zone;
  ALTER TABLE "channels" ADD COLUMN "tried_at" timestamp(3) with time zone;
  ALTER TABLE "channels" ADD COLUMN "warned_days" numeric;
  ALTER TABLE "deliveries" ADD COLUMN "part" numeric DEFAULT 0 NOT NULL;
  ALTER TABLE "deliveries" ADD COLUMN "repeat" numeric DEFAULT 0 NOT NULL;
  ALTER TABLE "deliveries" ADD COLUMN "wall_time" varchar DEFAULT '' NOT NULL;
  ALTER TABLE "deliveries" ADD COLUMN "slot" varchar DEFAULT '' NOT NULL;
  ALTER TABLE "deliveries" ADD COLUMN "reply_to" varchar;
  ALTER TABLE "attempts" ADD COLUMN "asked" varchar;
  ALTER TABLE "attempts" ADD COLUMN "calls" varchar;
  ALTER TABLE "reviews" ADD COLUMN "approved" varchar;
  ALTER TABLE "posts_variants_parts" ADD CONSTRAINT "posts_variants_parts_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."posts_variants"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_version_variants_parts" ADD CONSTRAINT "_posts_v_version_variants_parts_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_posts_v_version_variants"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "channels_slots" ADD CONSTRAINT "channels_slots_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."channels"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "posts_variants_parts_order_idx" ON "posts_variants_parts" USING btree ("_order");
  CREATE INDEX "posts_variants_parts_parent_id_idx" ON "posts_variants_parts" USING btree ("_parent_id");
  CREATE INDEX "_posts_v_version_variants_parts_order_idx" ON "_posts_v_version_variants_parts" USING btree ("_order");
  CREATE INDEX "_posts_v_version_variants_parts_parent_id_idx" ON "_posts_v_version_variants_parts" USING btree ("_parent_id");
  CREATE INDEX "channels_slots_order_idx" ON "channels_slots" USING btree ("_order");
  CREATE INDEX "channels_slots_parent_id_idx" ON "channels_slots" USING btree ("_parent_id");
  CREATE UNIQUE INDEX "rate_limits_key_idx" ON "rate_limits" USING btree ("key");
  CREATE INDEX "rate_limits_updated_at_idx" ON "rate_limits" USING btree ("updated_at");
  CREATE INDEX "rate_limits_created_at_idx" ON "rate_limits" USING btree ("created_at");
  UPDATE "deliveries" SET "slot" = "key";
  CREATE UNIQUE INDEX "deliveries_slot_idx" ON "deliveries" USING btree ("slot");
  CREATE INDEX "channel_state_dueAt_idx" ON "deliveries" USING btree ("channel_id","state","due_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "posts_variants_parts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_posts_v_version_variants_parts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "channels_slots" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "rate_limits" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "posts_variants_parts" CASCADE;
  DROP TABLE "_posts_v_version_variants_parts" CASCADE;
  DROP TABLE "channels_slots" CASCADE;
  DROP TABLE "rate_limits" CASCADE;
  ALTER TABLE "posts_variants" ALTER COLUMN "when" SET DATA TYPE text;
  ALTER TABLE "posts_variants" ALTER COLUMN "when" SET DEFAULT 'with-post'::text;
  DROP TYPE "public"."enum_posts_variants_when";
  CREATE TYPE "public"."enum_posts_variants_when" AS ENUM('with-post', 'at');
  ALTER TABLE "posts_variants" ALTER COLUMN "when" SET DEFAULT 'with-post'::"public"."enum_posts_variants_when";
  ALTER TABLE "posts_variants" ALTER COLUMN "when" SET DATA TYPE "public"."enum_posts_variants_when" USING "when"::"public"."enum_posts_variants_when";
  ALTER TABLE "_posts_v_version_variants" ALTER COLUMN "when" SET DATA TYPE text;
  ALTER TABLE "_posts_v_version_variants" ALTER COLUMN "when" SET DEFAULT 'with-post'::text;
  DROP TYPE "public"."enum__posts_v_version_variants_when";
  CREATE TYPE "public"."enum__posts_v_version_variants_when" AS ENUM('with-post', 'at');
  ALTER TABLE "_posts_v_version_variants" ALTER COLUMN "when" SET DEFAULT 'with-post'::"public"."enum__posts_v_version_variants_when";
  ALTER TABLE "_posts_v_version_variants" ALTER COLUMN "when" SET DATA TYPE "public"."enum__posts_v_version_variants_when" USING "when"::"public"."enum__posts_v_version_variants_when";
  DROP INDEX "deliveries_slot_idx";
  DROP INDEX "channel_state_dueAt_idx";
  CREATE INDEX "deliveries_state_idx" ON "deliveries" USING btree ("state");
  CREATE INDEX "channel_state_idx" ON "deliveries" USING btree ("channel_id","state");
  ALTER TABLE "posts" DROP COLUMN "recurrence_every";
  ALTER TABLE "posts" DROP COLUMN "recurrence_interval";
  ALTER TABLE "posts" DROP COLUMN "recurrence_until";
  ALTER TABLE "posts" DROP COLUMN "late_policy";
  ALTER TABLE "_posts_v" DROP COLUMN "version_recurrence_every";
  ALTER TABLE "_posts_v" DROP COLUMN "version_recurrence_interval";
  ALTER TABLE "_posts_v" DROP COLUMN "version_recurrence_until";
  ALTER TABLE "_posts_v" DROP COLUMN "version_late_policy";
  ALTER TABLE "channels" DROP COLUMN "time_zone";
  ALTER TABLE "channels" DROP COLUMN "gap_minutes";
  ALTER TABLE "channels" DROP COLUMN "problem";
  ALTER TABLE "channels" DROP COLUMN "credentials_since";
  ALTER TABLE "channels" DROP COLUMN "renewing_until";
  ALTER TABLE "channels" DROP COLUMN "tried_at";
  ALTER TABLE "channels" DROP COLUMN "warned_days";
  ALTER TABLE "deliveries" DROP COLUMN "part";
  ALTER TABLE "deliveries" DROP COLUMN "repeat";
  ALTER TABLE "deliveries" DROP COLUMN "wall_time";
  ALTER TABLE "deliveries" DROP COLUMN "slot";
  ALTER TABLE "deliveries" DROP COLUMN "reply_to";
  ALTER TABLE "attempts" DROP COLUMN "asked";
  ALTER TABLE "attempts" DROP COLUMN "calls";
  ALTER TABLE "reviews" DROP COLUMN "approved";
  DROP TYPE "public"."enum_posts_recurrence_every";
  DROP TYPE "public"."enum_posts_late_policy";
  DROP TYPE "public"."enum__posts_v_version_recurrence_every";
  DROP TYPE "public"."enum__posts_v_version_late_policy";
  DROP TYPE "public"."enum_channels_slots_day";`)
}
