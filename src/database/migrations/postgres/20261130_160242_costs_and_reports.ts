import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_reports_files" AS ENUM('pdf', 'xlsx', 'csv');
  CREATE TYPE "public"."enum_reports_language" AS ENUM('de', 'en');
  CREATE TYPE "public"."enum_reports_rhythm" AS ENUM('by-hand', 'weekly', 'monthly');
  CREATE TYPE "public"."enum_reports_weekday" AS ENUM('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday');
  CREATE TYPE "public"."enum_report_editions_mailing" AS ENUM('none', 'wanted', 'written');
  CREATE TYPE "public"."enum_report_mails_state" AS ENUM('waiting', 'sending', 'sent', 'refused', 'unknown');
  CREATE TYPE "public"."enum_costs_kind" AS ENUM('advertising', 'production', 'agency', 'licence', 'other');
  CREATE TYPE "public"."enum_conversions_attributed_by" AS ENUM('link', 'utm', 'nothing');
  ALTER TYPE "public"."enum_campaigns_figures_metric" ADD VALUE 'conversions';
  CREATE TABLE "reports_files" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_reports_files",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "reports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"brand_id" uuid NOT NULL,
  	"campaign_id" uuid,
  	"language" "enum_reports_language" DEFAULT 'de' NOT NULL,
  	"rhythm" "enum_reports_rhythm" DEFAULT 'by-hand' NOT NULL,
  	"weekday" "enum_reports_weekday" DEFAULT 'monday',
  	"month_day" numeric DEFAULT 1,
  	"time" varchar DEFAULT '08:00',
  	"blocks" jsonb NOT NULL,
  	"scheduled_from" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "reports_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "reports_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "report_editions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"report_id" uuid NOT NULL,
  	"first_day" varchar NOT NULL,
  	"last_day" varchar NOT NULL,
  	"revision" numeric NOT NULL,
  	"made_at" timestamp(3) with time zone NOT NULL,
  	"made_by_id" uuid,
  	"made_by_name" varchar,
  	"posts" numeric NOT NULL,
  	"mailing" "enum_report_editions_mailing" DEFAULT 'none' NOT NULL,
  	"data" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "report_mails" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"edition" varchar NOT NULL,
  	"address" varchar NOT NULL,
  	"state" "enum_report_mails_state" DEFAULT 'waiting' NOT NULL,
  	"tries" numeric DEFAULT 0 NOT NULL,
  	"try_at" timestamp(3) with time zone NOT NULL,
  	"sending_at" timestamp(3) with time zone,
  	"answer" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "costs" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"kind" "enum_costs_kind" DEFAULT 'advertising' NOT NULL,
  	"note" varchar,
  	"amount" varchar NOT NULL,
  	"currency" varchar DEFAULT 'EUR' NOT NULL,
  	"from" timestamp(3) with time zone NOT NULL,
  	"to" timestamp(3) with time zone,
  	"brand_id" uuid NOT NULL,
  	"campaign_id" uuid,
  	"channel_id" uuid,
  	"post_id" uuid,
  	"minor" numeric,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "conversions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"source_id" uuid NOT NULL,
  	"brand_id" uuid NOT NULL,
  	"attributed_by" "enum_conversions_attributed_by" NOT NULL,
  	"post_id" uuid,
  	"channel_id" uuid,
  	"campaign_id" uuid,
  	"minor" numeric,
  	"currency" varchar,
  	"key" varchar NOT NULL,
  	"digest" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "conversion_sources" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"brand_id" uuid NOT NULL,
  	"paused" boolean DEFAULT false,
  	"rotation" numeric DEFAULT 0,
  	"secrets" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "reports_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "costs_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "conversion_sources_id" uuid;
  ALTER TABLE "reports_files" ADD CONSTRAINT "reports_files_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reports" ADD CONSTRAINT "reports_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "reports_texts" ADD CONSTRAINT "reports_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "reports_rels" ADD CONSTRAINT "reports_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "reports_rels" ADD CONSTRAINT "reports_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "report_editions" ADD CONSTRAINT "report_editions_report_id_reports_id_fk" FOREIGN KEY ("report_id") REFERENCES "public"."reports"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "report_editions" ADD CONSTRAINT "report_editions_made_by_id_users_id_fk" FOREIGN KEY ("made_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "costs" ADD CONSTRAINT "costs_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "costs" ADD CONSTRAINT "costs_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "costs" ADD CONSTRAINT "costs_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "costs" ADD CONSTRAINT "costs_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "conversions" ADD CONSTRAINT "conversions_source_id_conversion_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."conversion_sources"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "conversions" ADD CONSTRAINT "conversions_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "conversions" ADD CONSTRAINT "conversions_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "conversions" ADD CONSTRAINT "conversions_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "conversions" ADD CONSTRAINT "conversions_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "conversion_sources" ADD CONSTRAINT "conversion_sources_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "reports_files_order_idx" ON "reports_files" USING btree ("order");
  CREATE INDEX "reports_files_parent_idx" ON "reports_files" USING btree ("parent_id");
  CREATE INDEX "reports_brand_idx" ON "reports" USING btree ("brand_id");
  CREATE INDEX "reports_campaign_idx" ON "reports" USING btree ("campaign_id");
  CREATE INDEX "reports_updated_at_idx" ON "reports" USING btree ("updated_at");
  CREATE INDEX "reports_created_at_idx" ON "reports" USING btree ("created_at");
  CREATE INDEX "reports_deleted_at_idx" ON "reports" USING btree ("deleted_at");
  CREATE INDEX "reports_texts_order_parent" ON "reports_texts" USING btree ("order","parent_id");
  CREATE INDEX "reports_rels_order_idx" ON "reports_rels" USING btree ("order");
  CREATE INDEX "reports_rels_parent_idx" ON "reports_rels" USING btree ("parent_id");
  CREATE INDEX "reports_rels_path_idx" ON "reports_rels" USING btree ("path");
  CREATE INDEX "reports_rels_users_id_idx" ON "reports_rels" USING btree ("users_id");
  CREATE INDEX "report_editions_report_idx" ON "report_editions" USING btree ("report_id");
  CREATE INDEX "report_editions_made_by_idx" ON "report_editions" USING btree ("made_by_id");
  CREATE INDEX "report_editions_mailing_idx" ON "report_editions" USING btree ("mailing");
  CREATE INDEX "report_editions_updated_at_idx" ON "report_editions" USING btree ("updated_at");
  CREATE INDEX "report_editions_created_at_idx" ON "report_editions" USING btree ("created_at");
  CREATE UNIQUE INDEX "report_firstDay_lastDay_revision_idx" ON "report_editions" USING btree ("report_id","first_day","last_day","revision");
  CREATE INDEX "report_mails_updated_at_idx" ON "report_mails" USING btree ("updated_at");
  CREATE INDEX "report_mails_created_at_idx" ON "report_mails" USING btree ("created_at");
  CREATE UNIQUE INDEX "edition_address_idx" ON "report_mails" USING btree ("edition","address");
  CREATE INDEX "state_tryAt_idx" ON "report_mails" USING btree ("state","try_at");
  CREATE INDEX "costs_from_idx" ON "costs" USING btree ("from");
  CREATE INDEX "costs_brand_idx" ON "costs" USING btree ("brand_id");
  CREATE INDEX "costs_campaign_idx" ON "costs" USING btree ("campaign_id");
  CREATE INDEX "costs_channel_idx" ON "costs" USING btree ("channel_id");
  CREATE INDEX "costs_post_idx" ON "costs" USING btree ("post_id");
  CREATE INDEX "costs_updated_at_idx" ON "costs" USING btree ("updated_at");
  CREATE INDEX "costs_created_at_idx" ON "costs" USING btree ("created_at");
  CREATE INDEX "costs_deleted_at_idx" ON "costs" USING btree ("deleted_at");
  CREATE INDEX "conversions_at_idx" ON "conversions" USING btree ("at");
  CREATE INDEX "conversions_source_idx" ON "conversions" USING btree ("source_id");
  CREATE INDEX "conversions_brand_idx" ON "conversions" USING btree ("brand_id");
  CREATE INDEX "conversions_post_idx" ON "conversions" USING btree ("post_id");
  CREATE INDEX "conversions_channel_idx" ON "conversions" USING btree ("channel_id");
  CREATE INDEX "conversions_campaign_idx" ON "conversions" USING btree ("campaign_id");
  CREATE INDEX "conversions_updated_at_idx" ON "conversions" USING btree ("updated_at");
  CREATE INDEX "conversions_created_at_idx" ON "conversions" USING btree ("created_at");
  CREATE UNIQUE INDEX "source_key_idx" ON "conversions" USING btree ("source_id","key");
  CREATE INDEX "brand_name_currency_at_minor_idx" ON "conversions" USING btree ("brand_id","name","currency","at","minor");
  CREATE INDEX "conversion_sources_brand_idx" ON "conversion_sources" USING btree ("brand_id");
  CREATE INDEX "conversion_sources_updated_at_idx" ON "conversion_sources" USING btree ("updated_at");
  CREATE INDEX "conversion_sources_created_at_idx" ON "conversion_sources" USING btree ("created_at");
  CREATE INDEX "conversion_sources_deleted_at_idx" ON "conversion_sources" USING btree ("deleted_at");
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_reports_fk" FOREIGN KEY ("reports_id") REFERENCES "public"."reports"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_costs_fk" FOREIGN KEY ("costs_id") REFERENCES "public"."costs"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_conversion_sources_fk" FOREIGN KEY ("conversion_sources_id") REFERENCES "public"."conversion_sources"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "payload_locked_documents_rels_reports_id_idx" ON "payload_locked_documents_rels" USING btree ("reports_id");
  CREATE INDEX "payload_locked_documents_rels_costs_id_idx" ON "payload_locked_documents_rels" USING btree ("costs_id");
  CREATE INDEX "payload_locked_documents_rels_conversion_sources_id_idx" ON "payload_locked_documents_rels" USING btree ("conversion_sources_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "reports_files" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "reports" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "reports_texts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "reports_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "report_editions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "report_mails" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "costs" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "conversions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "conversion_sources" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "reports_files" CASCADE;
  DROP TABLE "reports" CASCADE;
  DROP TABLE "reports_texts" CASCADE;
  DROP TABLE "reports_rels" CASCADE;
  DROP TABLE "report_editions" CASCADE;
  DROP TABLE "report_mails" CASCADE;
  DROP TABLE "costs" CASCADE;
  DROP TABLE "conversions" CASCADE;
  DROP TABLE "conversion_sources" CASCADE;
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_reports_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_costs_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_conversion_sources_fk";
  
  ALTER TABLE "campaigns_figures" ALTER COLUMN "metric" SET DATA TYPE text;
  DROP TYPE "public"."enum_campaigns_figures_metric";
  CREATE TYPE "public"."enum_campaigns_figures_metric" AS ENUM('impressions', 'reach', 'views', 'watchTime', 'reactions', 'comments', 'shares', 'saves', 'clicks', 'follows');
  ALTER TABLE "campaigns_figures" ALTER COLUMN "metric" SET DATA TYPE "public"."enum_campaigns_figures_metric" USING "metric"::"public"."enum_campaigns_figures_metric";
  DROP INDEX "payload_locked_documents_rels_reports_id_idx";
  DROP INDEX "payload_locked_documents_rels_costs_id_idx";
  DROP INDEX "payload_locked_documents_rels_conversion_sources_id_idx";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "reports_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "costs_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "conversion_sources_id";
  DROP TYPE "public"."enum_reports_files";
  DROP TYPE "public"."enum_reports_language";
  DROP TYPE "public"."enum_reports_rhythm";
  DROP TYPE "public"."enum_reports_weekday";
  DROP TYPE "public"."enum_report_editions_mailing";
  DROP TYPE "public"."enum_report_mails_state";
  DROP TYPE "public"."enum_costs_kind";
  DROP TYPE "public"."enum_conversions_attributed_by";`)
}
