import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_account_measurements_metric" AS ENUM('followers', 'reach', 'impressions', 'profileVisits', 'posts');
  CREATE TYPE "public"."enum_measuring_notes_kind" AS ENUM('gap', 'silent', 'budget');
  CREATE TYPE "public"."enum_delivery_numbers_standing" AS ENUM('measured', 'gone', 'waiting');
  CREATE TYPE "public"."enum_delivery_ages_age" AS ENUM('1h', '6h', '1d', '3d', '7d', '30d');
  CREATE TYPE "public"."enum_delivery_ages_metric" AS ENUM('impressions', 'reach', 'views', 'watchTime', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'follows');
  ALTER TYPE "public"."enum_campaigns_figures_metric" ADD VALUE 'watchTime' BEFORE 'reactions';
  ALTER TYPE "public"."enum_campaigns_figures_metric" ADD VALUE 'follows';
  ALTER TYPE "public"."enum_measurements_metric" ADD VALUE 'watchTime' BEFORE 'reactions';
  ALTER TYPE "public"."enum_measurements_metric" ADD VALUE 'follows';
  CREATE TABLE "account_measurements" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"channel_id" uuid NOT NULL,
  	"metric" "enum_account_measurements_metric" NOT NULL,
  	"day" varchar NOT NULL,
  	"value" numeric NOT NULL
  );
  
  CREATE TABLE "raw_answers" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"subject" varchar NOT NULL,
  	"platform" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"answer" varchar NOT NULL
  );
  
  CREATE TABLE "measuring_notes" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"channel_id" uuid NOT NULL,
  	"kind" "enum_measuring_notes_kind" NOT NULL,
  	"delivery" varchar DEFAULT '' NOT NULL,
  	"metric" varchar DEFAULT '' NOT NULL,
  	"from" timestamp(3) with time zone NOT NULL,
  	"until" timestamp(3) with time zone
  );
  
  CREATE TABLE "measuring_costs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"brand_id" uuid NOT NULL,
  	"platform" varchar NOT NULL,
  	"month" varchar NOT NULL,
  	"currency" varchar NOT NULL,
  	"micros" numeric NOT NULL
  );
  
  CREATE TABLE "delivery_numbers" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"delivery_id" uuid NOT NULL,
  	"post_id" uuid NOT NULL,
  	"channel_id" uuid NOT NULL,
  	"brand_id" uuid NOT NULL,
  	"platform" varchar NOT NULL,
  	"part" numeric DEFAULT 0 NOT NULL,
  	"published_at" timestamp(3) with time zone NOT NULL,
  	"measured_at" timestamp(3) with time zone,
  	"standing" "enum_delivery_numbers_standing" NOT NULL,
  	"impressions" numeric,
  	"reach" numeric,
  	"views" numeric,
  	"watch_time" numeric,
  	"reactions" numeric,
  	"comments" numeric,
  	"shares" numeric,
  	"saves" numeric,
  	"clicks" numeric,
  	"follows" numeric
  );
  
  CREATE TABLE "delivery_ages" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"delivery_id" uuid NOT NULL,
  	"channel_id" uuid NOT NULL,
  	"published_at" timestamp(3) with time zone NOT NULL,
  	"age" "enum_delivery_ages_age" NOT NULL,
  	"metric" "enum_delivery_ages_metric" NOT NULL,
  	"value" numeric NOT NULL,
  	"measured_at" timestamp(3) with time zone NOT NULL
  );
  
  DROP INDEX "measurements_updated_at_idx";
  DROP INDEX "measurements_created_at_idx";
  DROP INDEX "delivery_metric_bucket_idx";
  ALTER TABLE "posts" ADD COLUMN "edited_in" varchar;
  ALTER TABLE "_posts_v" ADD COLUMN "version_edited_in" varchar;
  ALTER TABLE "media" ADD COLUMN "rights_told" varchar;
  ALTER TABLE "brands" ADD COLUMN "read_budget" numeric;
  ALTER TABLE "users" ADD COLUMN "time_zone" varchar;
  ALTER TABLE "measurements" ADD COLUMN "kind" varchar DEFAULT '' NOT NULL;
  ALTER TABLE "account_measurements" ADD CONSTRAINT "account_measurements_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "measuring_notes" ADD CONSTRAINT "measuring_notes_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "measuring_costs" ADD CONSTRAINT "measuring_costs_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "delivery_numbers" ADD CONSTRAINT "delivery_numbers_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "delivery_numbers" ADD CONSTRAINT "delivery_numbers_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "delivery_numbers" ADD CONSTRAINT "delivery_numbers_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "delivery_numbers" ADD CONSTRAINT "delivery_numbers_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "delivery_ages" ADD CONSTRAINT "delivery_ages_delivery_id_deliveries_id_fk" FOREIGN KEY ("delivery_id") REFERENCES "public"."deliveries"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "delivery_ages" ADD CONSTRAINT "delivery_ages_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "account_measurements_channel_idx" ON "account_measurements" USING btree ("channel_id");
  CREATE UNIQUE INDEX "channel_metric_day_idx" ON "account_measurements" USING btree ("channel_id","metric","day");
  CREATE UNIQUE INDEX "subject_at_idx" ON "raw_answers" USING btree ("subject","at");
  CREATE INDEX "platform_at_idx" ON "raw_answers" USING btree ("platform","at");
  CREATE INDEX "measuring_notes_channel_idx" ON "measuring_notes" USING btree ("channel_id");
  CREATE UNIQUE INDEX "channel_kind_delivery_metric_from_idx" ON "measuring_notes" USING btree ("channel_id","kind","delivery","metric","from");
  CREATE INDEX "delivery_idx" ON "measuring_notes" USING btree ("delivery");
  CREATE INDEX "measuring_costs_brand_idx" ON "measuring_costs" USING btree ("brand_id");
  CREATE UNIQUE INDEX "brand_platform_month_idx" ON "measuring_costs" USING btree ("brand_id","platform","month");
  CREATE UNIQUE INDEX "delivery_numbers_delivery_idx" ON "delivery_numbers" USING btree ("delivery_id");
  CREATE INDEX "delivery_numbers_post_idx" ON "delivery_numbers" USING btree ("post_id");
  CREATE INDEX "delivery_numbers_channel_idx" ON "delivery_numbers" USING btree ("channel_id");
  CREATE INDEX "delivery_numbers_brand_idx" ON "delivery_numbers" USING btree ("brand_id");
  CREATE INDEX "delivery_numbers_published_at_idx" ON "delivery_numbers" USING btree ("published_at");
  CREATE INDEX "brand_publishedAt_idx" ON "delivery_numbers" USING btree ("brand_id","published_at");
  CREATE INDEX "channel_publishedAt_idx" ON "delivery_numbers" USING btree ("channel_id","published_at");
  CREATE INDEX "delivery_ages_delivery_idx" ON "delivery_ages" USING btree ("delivery_id");
  CREATE INDEX "delivery_ages_channel_idx" ON "delivery_ages" USING btree ("channel_id");
  CREATE UNIQUE INDEX "delivery_age_metric_idx" ON "delivery_ages" USING btree ("delivery_id","age","metric");
  CREATE INDEX "channel_metric_publishedAt_idx" ON "delivery_ages" USING btree ("channel_id","metric","published_at");
  CREATE UNIQUE INDEX "delivery_metric_kind_bucket_idx" ON "measurements" USING btree ("delivery_id","metric","kind","bucket");
  ALTER TABLE "measurements" DROP COLUMN "updated_at";
  ALTER TABLE "measurements" DROP COLUMN "created_at";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "account_measurements" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "raw_answers" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "measuring_notes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "measuring_costs" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "delivery_numbers" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "delivery_ages" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "account_measurements" CASCADE;
  DROP TABLE "raw_answers" CASCADE;
  DROP TABLE "measuring_notes" CASCADE;
  DROP TABLE "measuring_costs" CASCADE;
  DROP TABLE "delivery_numbers" CASCADE;
  DROP TABLE "delivery_ages" CASCADE;
  ALTER TABLE "campaigns_figures" ALTER COLUMN "metric" SET DATA TYPE text;
  DROP TYPE "public"."enum_campaigns_figures_metric";
  CREATE TYPE "public"."enum_campaigns_figures_metric" AS ENUM('impressions', 'reach', 'views', 'reactions', 'comments', 'shares', 'saves', 'clicks');
  ALTER TABLE "campaigns_figures" ALTER COLUMN "metric" SET DATA TYPE "public"."enum_campaigns_figures_metric" USING "metric"::"public"."enum_campaigns_figures_metric";
  ALTER TABLE "measurements" ALTER COLUMN "metric" SET DATA TYPE text;
  DROP TYPE "public"."enum_measurements_metric";
  CREATE TYPE "public"."enum_measurements_metric" AS ENUM('impressions', 'reach', 'views', 'reactions', 'comments', 'shares', 'saves', 'clicks');
  ALTER TABLE "measurements" ALTER COLUMN "metric" SET DATA TYPE "public"."enum_measurements_metric" USING "metric"::"public"."enum_measurements_metric";
  DROP INDEX "delivery_metric_kind_bucket_idx";
  ALTER TABLE "measurements" ADD COLUMN "updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL;
  ALTER TABLE "measurements" ADD COLUMN "created_at" timestamp(3) with time zone DEFAULT now() NOT NULL;
  CREATE INDEX "measurements_updated_at_idx" ON "measurements" USING btree ("updated_at");
  CREATE INDEX "measurements_created_at_idx" ON "measurements" USING btree ("created_at");
  CREATE UNIQUE INDEX "delivery_metric_bucket_idx" ON "measurements" USING btree ("delivery_id","metric","bucket");
  ALTER TABLE "posts" DROP COLUMN "edited_in";
  ALTER TABLE "_posts_v" DROP COLUMN "version_edited_in";
  ALTER TABLE "media" DROP COLUMN "rights_told";
  ALTER TABLE "brands" DROP COLUMN "read_budget";
  ALTER TABLE "users" DROP COLUMN "time_zone";
  ALTER TABLE "measurements" DROP COLUMN "kind";
  DROP TYPE "public"."enum_account_measurements_metric";
  DROP TYPE "public"."enum_measuring_notes_kind";
  DROP TYPE "public"."enum_delivery_numbers_standing";
  DROP TYPE "public"."enum_delivery_ages_age";
  DROP TYPE "public"."enum_delivery_ages_metric";`)
}
