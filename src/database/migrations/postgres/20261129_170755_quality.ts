import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_posts_declared_sponsorship" AS ENUM('none', 'advertisement', 'sponsored', 'gifted', 'affiliate');
  CREATE TYPE "public"."enum__posts_v_version_declared_sponsorship" AS ENUM('none', 'advertisement', 'sponsored', 'gifted', 'affiliate');
  CREATE TYPE "public"."enum_media_persons" AS ENUM('unknown', 'none', 'shown');
  CREATE TYPE "public"."enum_media_consent" AS ENUM('unknown', 'given', 'not-needed', 'refused');
  CREATE TYPE "public"."enum_media_captions_language" AS ENUM('de', 'en');
  CREATE TYPE "public"."enum_brands_names_kind" AS ENUM('company', 'product', 'person', 'other');
  CREATE TYPE "public"."enum_brands_forbidden_words_language" AS ENUM('de', 'en');
  CREATE TYPE "public"."enum_brands_required_claims_where" AS ENUM('everywhere', 'owned', 'network');
  CREATE TYPE "public"."enum_brands_required_claims_language" AS ENUM('de', 'en');
  CREATE TYPE "public"."enum_brands_forbidden_claims_language" AS ENUM('de', 'en');
  CREATE TYPE "public"."enum_brands_gender_forms" AS ENUM('star', 'colon', 'underscore', 'slash', 'internal-i', 'pair', 'neutral', 'masculine');
  CREATE TYPE "public"."enum_brands_logos_ground" AS ENUM('any', 'light', 'dark');
  CREATE TYPE "public"."enum_brands_publishing_days" AS ENUM('monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday');
  CREATE TYPE "public"."enum_brands_address" AS ENUM('any', 'formal', 'informal');
  CREATE TYPE "public"."enum_brands_emoji" AS ENUM('any', 'few', 'none');
  CREATE TYPE "public"."enum_brands_logo_demanded" AS ENUM('never', 'graphics', 'always');
  CREATE TYPE "public"."enum_findings_state" AS ENUM('open', 'fixed', 'overridden', 'dismissed');
  ALTER TYPE "public"."enum_brands_severities_severity" ADD VALUE 'off';
  CREATE TABLE "posts_declared_consents" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"agreed_on" timestamp(3) with time zone
  );
  
  CREATE TABLE "_posts_v_version_declared_consents" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"agreed_on" timestamp(3) with time zone,
  	"_uuid" varchar
  );
  
  CREATE TABLE "media_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "brands_names" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"kind" "enum_brands_names_kind" DEFAULT 'product'
  );
  
  CREATE TABLE "brands_required_claims" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"claim" varchar NOT NULL,
  	"where" "enum_brands_required_claims_where" DEFAULT 'everywhere',
  	"language" "enum_brands_required_claims_language"
  );
  
  CREATE TABLE "brands_forbidden_claims" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"claim" varchar NOT NULL,
  	"instead" varchar,
  	"language" "enum_brands_forbidden_claims_language"
  );
  
  CREATE TABLE "brands_gender_forms" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_brands_gender_forms",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "brands_colors" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar,
  	"hex" varchar NOT NULL
  );
  
  CREATE TABLE "brands_logos" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"picture_id" uuid NOT NULL,
  	"name" varchar,
  	"ground" "enum_brands_logos_ground" DEFAULT 'any',
  	"min_width_px" numeric,
  	"clear_space" numeric
  );
  
  CREATE TABLE "brands_customers" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"agreed" boolean,
  	"agreed_until" timestamp(3) with time zone
  );
  
  CREATE TABLE "brands_crisis_topics" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"topic" varchar NOT NULL,
  	"until" timestamp(3) with time zone
  );
  
  CREATE TABLE "brands_mourning_days" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"day" timestamp(3) with time zone NOT NULL,
  	"name" varchar
  );
  
  CREATE TABLE "brands_quiet_hours" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"from" varchar NOT NULL,
  	"to" varchar NOT NULL
  );
  
  CREATE TABLE "brands_publishing_days" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_brands_publishing_days",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "brands_texts" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"text" varchar
  );
  
  CREATE TABLE "exceptions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"post" varchar NOT NULL,
  	"channel" varchar NOT NULL,
  	"check" varchar NOT NULL,
  	"hash" varchar NOT NULL,
  	"found_hash" varchar NOT NULL,
  	"found" varchar NOT NULL,
  	"reason" varchar NOT NULL,
  	"by" varchar NOT NULL,
  	"by_name" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"revoked_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "findings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"post" varchar NOT NULL,
  	"check" varchar NOT NULL,
  	"state" "enum_findings_state" NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "fingerprints" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"post" varchar NOT NULL,
  	"title" varchar,
  	"channel" varchar NOT NULL,
  	"platform" varchar NOT NULL,
  	"at" timestamp(3) with time zone,
  	"signature" varchar NOT NULL,
  	"band0" varchar,
  	"band1" varchar,
  	"band2" varchar,
  	"band3" varchar,
  	"band4" varchar,
  	"band5" varchar,
  	"band6" varchar,
  	"band7" varchar,
  	"band8" varchar,
  	"band9" varchar,
  	"band10" varchar,
  	"band11" varchar,
  	"band12" varchar,
  	"band13" varchar,
  	"band14" varchar,
  	"band15" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "media_facts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"facts" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "posts_variants" ADD COLUMN "without_media" boolean;
  ALTER TABLE "posts" ADD COLUMN "declared_embargo_until" timestamp(3) with time zone;
  ALTER TABLE "posts" ADD COLUMN "declared_sponsorship" "enum_posts_declared_sponsorship" DEFAULT 'none';
  ALTER TABLE "posts" ADD COLUMN "declared_sponsor" varchar;
  ALTER TABLE "posts" ADD COLUMN "declared_is_generated" boolean;
  ALTER TABLE "posts_locales" ADD COLUMN "declared_focus_keyword" varchar;
  ALTER TABLE "posts_locales" ADD COLUMN "declared_canonical" varchar;
  ALTER TABLE "_posts_v_version_variants" ADD COLUMN "without_media" boolean;
  ALTER TABLE "_posts_v" ADD COLUMN "version_declared_embargo_until" timestamp(3) with time zone;
  ALTER TABLE "_posts_v" ADD COLUMN "version_declared_sponsorship" "enum__posts_v_version_declared_sponsorship" DEFAULT 'none';
  ALTER TABLE "_posts_v" ADD COLUMN "version_declared_sponsor" varchar;
  ALTER TABLE "_posts_v" ADD COLUMN "version_declared_is_generated" boolean;
  ALTER TABLE "_posts_v_locales" ADD COLUMN "version_declared_focus_keyword" varchar;
  ALTER TABLE "_posts_v_locales" ADD COLUMN "version_declared_canonical" varchar;
  ALTER TABLE "media" ADD COLUMN "credit" varchar;
  ALTER TABLE "media" ADD COLUMN "persons" "enum_media_persons" DEFAULT 'unknown';
  ALTER TABLE "media" ADD COLUMN "consent" "enum_media_consent" DEFAULT 'unknown';
  ALTER TABLE "media" ADD COLUMN "consent_until" timestamp(3) with time zone;
  ALTER TABLE "media" ADD COLUMN "is_generated" boolean;
  ALTER TABLE "media" ADD COLUMN "captions_language" "enum_media_captions_language";
  ALTER TABLE "media" ADD COLUMN "captions" varchar;
  ALTER TABLE "media" ADD COLUMN "duration_ms" numeric;
  ALTER TABLE "brands_forbidden_words" ADD COLUMN "language" "enum_brands_forbidden_words_language";
  ALTER TABLE "brands_severities" ADD COLUMN "platform" varchar;
  ALTER TABLE "brands" ADD COLUMN "legal_name" varchar;
  ALTER TABLE "brands" ADD COLUMN "boilerplate_de" varchar;
  ALTER TABLE "brands" ADD COLUMN "boilerplate_en" varchar;
  ALTER TABLE "brands" ADD COLUMN "address" "enum_brands_address" DEFAULT 'any';
  ALTER TABLE "brands" ADD COLUMN "emoji" "enum_brands_emoji" DEFAULT 'any';
  ALTER TABLE "brands" ADD COLUMN "readability_de" numeric;
  ALTER TABLE "brands" ADD COLUMN "readability_en" numeric;
  ALTER TABLE "brands" ADD COLUMN "color_share" numeric;
  ALTER TABLE "brands" ADD COLUMN "color_distance" numeric;
  ALTER TABLE "brands" ADD COLUMN "logo_demanded" "enum_brands_logo_demanded" DEFAULT 'never';
  ALTER TABLE "brands" ADD COLUMN "copyright_holder" varchar;
  ALTER TABLE "brands" ADD COLUMN "imprint" varchar;
  ALTER TABLE "brands" ADD COLUMN "country" varchar;
  ALTER TABLE "brands" ADD COLUMN "min_gap_minutes" numeric;
  ALTER TABLE "reviews" ADD COLUMN "judged_at" timestamp(3) with time zone;
  ALTER TABLE "posts_declared_consents" ADD CONSTRAINT "posts_declared_consents_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_version_declared_consents" ADD CONSTRAINT "_posts_v_version_declared_consents_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_posts_v"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "media_texts" ADD CONSTRAINT "media_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."media"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_names" ADD CONSTRAINT "brands_names_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_required_claims" ADD CONSTRAINT "brands_required_claims_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_forbidden_claims" ADD CONSTRAINT "brands_forbidden_claims_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_gender_forms" ADD CONSTRAINT "brands_gender_forms_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_colors" ADD CONSTRAINT "brands_colors_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_logos" ADD CONSTRAINT "brands_logos_picture_id_media_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "brands_logos" ADD CONSTRAINT "brands_logos_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_customers" ADD CONSTRAINT "brands_customers_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_crisis_topics" ADD CONSTRAINT "brands_crisis_topics_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_mourning_days" ADD CONSTRAINT "brands_mourning_days_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_quiet_hours" ADD CONSTRAINT "brands_quiet_hours_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_publishing_days" ADD CONSTRAINT "brands_publishing_days_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_texts" ADD CONSTRAINT "brands_texts_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "posts_declared_consents_order_idx" ON "posts_declared_consents" USING btree ("_order");
  CREATE INDEX "posts_declared_consents_parent_id_idx" ON "posts_declared_consents" USING btree ("_parent_id");
  CREATE INDEX "_posts_v_version_declared_consents_order_idx" ON "_posts_v_version_declared_consents" USING btree ("_order");
  CREATE INDEX "_posts_v_version_declared_consents_parent_id_idx" ON "_posts_v_version_declared_consents" USING btree ("_parent_id");
  CREATE INDEX "media_texts_order_parent" ON "media_texts" USING btree ("order","parent_id");
  CREATE INDEX "brands_names_order_idx" ON "brands_names" USING btree ("_order");
  CREATE INDEX "brands_names_parent_id_idx" ON "brands_names" USING btree ("_parent_id");
  CREATE INDEX "brands_required_claims_order_idx" ON "brands_required_claims" USING btree ("_order");
  CREATE INDEX "brands_required_claims_parent_id_idx" ON "brands_required_claims" USING btree ("_parent_id");
  CREATE INDEX "brands_forbidden_claims_order_idx" ON "brands_forbidden_claims" USING btree ("_order");
  CREATE INDEX "brands_forbidden_claims_parent_id_idx" ON "brands_forbidden_claims" USING btree ("_parent_id");
  CREATE INDEX "brands_gender_forms_order_idx" ON "brands_gender_forms" USING btree ("order");
  CREATE INDEX "brands_gender_forms_parent_idx" ON "brands_gender_forms" USING btree ("parent_id");
  CREATE INDEX "brands_colors_order_idx" ON "brands_colors" USING btree ("_order");
  CREATE INDEX "brands_colors_parent_id_idx" ON "brands_colors" USING btree ("_parent_id");
  CREATE INDEX "brands_logos_order_idx" ON "brands_logos" USING btree ("_order");
  CREATE INDEX "brands_logos_parent_id_idx" ON "brands_logos" USING btree ("_parent_id");
  CREATE INDEX "brands_logos_picture_idx" ON "brands_logos" USING btree ("picture_id");
  CREATE INDEX "brands_customers_order_idx" ON "brands_customers" USING btree ("_order");
  CREATE INDEX "brands_customers_parent_id_idx" ON "brands_customers" USING btree ("_parent_id");
  CREATE INDEX "brands_crisis_topics_order_idx" ON "brands_crisis_topics" USING btree ("_order");
  CREATE INDEX "brands_crisis_topics_parent_id_idx" ON "brands_crisis_topics" USING btree ("_parent_id");
  CREATE INDEX "brands_mourning_days_order_idx" ON "brands_mourning_days" USING btree ("_order");
  CREATE INDEX "brands_mourning_days_parent_id_idx" ON "brands_mourning_days" USING btree ("_parent_id");
  CREATE INDEX "brands_quiet_hours_order_idx" ON "brands_quiet_hours" USING btree ("_order");
  CREATE INDEX "brands_quiet_hours_parent_id_idx" ON "brands_quiet_hours" USING btree ("_parent_id");
  CREATE INDEX "brands_publishing_days_order_idx" ON "brands_publishing_days" USING btree ("order");
  CREATE INDEX "brands_publishing_days_parent_idx" ON "brands_publishing_days" USING btree ("parent_id");
  CREATE INDEX "brands_texts_order_parent" ON "brands_texts" USING btree ("order","parent_id");
  CREATE INDEX "exceptions_post_idx" ON "exceptions" USING btree ("post");
  CREATE INDEX "exceptions_updated_at_idx" ON "exceptions" USING btree ("updated_at");
  CREATE INDEX "exceptions_created_at_idx" ON "exceptions" USING btree ("created_at");
  CREATE UNIQUE INDEX "findings_key_idx" ON "findings" USING btree ("key");
  CREATE INDEX "findings_post_idx" ON "findings" USING btree ("post");
  CREATE INDEX "findings_at_idx" ON "findings" USING btree ("at");
  CREATE INDEX "findings_updated_at_idx" ON "findings" USING btree ("updated_at");
  CREATE INDEX "findings_created_at_idx" ON "findings" USING btree ("created_at");
  CREATE UNIQUE INDEX "fingerprints_key_idx" ON "fingerprints" USING btree ("key");
  CREATE INDEX "fingerprints_post_idx" ON "fingerprints" USING btree ("post");
  CREATE INDEX "fingerprints_band0_idx" ON "fingerprints" USING btree ("band0");
  CREATE INDEX "fingerprints_band1_idx" ON "fingerprints" USING btree ("band1");
  CREATE INDEX "fingerprints_band2_idx" ON "fingerprints" USING btree ("band2");
  CREATE INDEX "fingerprints_band3_idx" ON "fingerprints" USING btree ("band3");
  CREATE INDEX "fingerprints_band4_idx" ON "fingerprints" USING btree ("band4");
  CREATE INDEX "fingerprints_band5_idx" ON "fingerprints" USING btree ("band5");
  CREATE INDEX "fingerprints_band6_idx" ON "fingerprints" USING btree ("band6");
  CREATE INDEX "fingerprints_band7_idx" ON "fingerprints" USING btree ("band7");
  CREATE INDEX "fingerprints_band8_idx" ON "fingerprints" USING btree ("band8");
  CREATE INDEX "fingerprints_band9_idx" ON "fingerprints" USING btree ("band9");
  CREATE INDEX "fingerprints_band10_idx" ON "fingerprints" USING btree ("band10");
  CREATE INDEX "fingerprints_band11_idx" ON "fingerprints" USING btree ("band11");
  CREATE INDEX "fingerprints_band12_idx" ON "fingerprints" USING btree ("band12");
  CREATE INDEX "fingerprints_band13_idx" ON "fingerprints" USING btree ("band13");
  CREATE INDEX "fingerprints_band14_idx" ON "fingerprints" USING btree ("band14");
  CREATE INDEX "fingerprints_band15_idx" ON "fingerprints" USING btree ("band15");
  CREATE INDEX "fingerprints_updated_at_idx" ON "fingerprints" USING btree ("updated_at");
  CREATE INDEX "fingerprints_created_at_idx" ON "fingerprints" USING btree ("created_at");
  CREATE UNIQUE INDEX "media_facts_key_idx" ON "media_facts" USING btree ("key");
  CREATE INDEX "media_facts_updated_at_idx" ON "media_facts" USING btree ("updated_at");
  CREATE INDEX "media_facts_created_at_idx" ON "media_facts" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "posts_declared_consents" CASCADE;
  DROP TABLE "_posts_v_version_declared_consents" CASCADE;
  DROP TABLE "media_texts" CASCADE;
  DROP TABLE "brands_names" CASCADE;
  DROP TABLE "brands_required_claims" CASCADE;
  DROP TABLE "brands_forbidden_claims" CASCADE;
  DROP TABLE "brands_gender_forms" CASCADE;
  DROP TABLE "brands_colors" CASCADE;
  DROP TABLE "brands_logos" CASCADE;
  DROP TABLE "brands_customers" CASCADE;
  DROP TABLE "brands_crisis_topics" CASCADE;
  DROP TABLE "brands_mourning_days" CASCADE;
  DROP TABLE "brands_quiet_hours" CASCADE;
  DROP TABLE "brands_publishing_days" CASCADE;
  DROP TABLE "brands_texts" CASCADE;
  DROP TABLE "exceptions" CASCADE;
  DROP TABLE "findings" CASCADE;
  DROP TABLE "fingerprints" CASCADE;
  DROP TABLE "media_facts" CASCADE;
  ALTER TABLE "brands_severities" ALTER COLUMN "severity" SET DATA TYPE text;
  DROP TYPE "public"."enum_brands_severities_severity";
  CREATE TYPE "public"."enum_brands_severities_severity" AS ENUM('blocker', 'warning', 'advice');
  ALTER TABLE "brands_severities" ALTER COLUMN "severity" SET DATA TYPE "public"."enum_brands_severities_severity" USING "severity"::"public"."enum_brands_severities_severity";
  ALTER TABLE "posts_variants" DROP COLUMN "without_media";
  ALTER TABLE "posts" DROP COLUMN "declared_embargo_until";
  ALTER TABLE "posts" DROP COLUMN "declared_sponsorship";
  ALTER TABLE "posts" DROP COLUMN "declared_sponsor";
  ALTER TABLE "posts" DROP COLUMN "declared_is_generated";
  ALTER TABLE "posts_locales" DROP COLUMN "declared_focus_keyword";
  ALTER TABLE "posts_locales" DROP COLUMN "declared_canonical";
  ALTER TABLE "_posts_v_version_variants" DROP COLUMN "without_media";
  ALTER TABLE "_posts_v" DROP COLUMN "version_declared_embargo_until";
  ALTER TABLE "_posts_v" DROP COLUMN "version_declared_sponsorship";
  ALTER TABLE "_posts_v" DROP COLUMN "version_declared_sponsor";
  ALTER TABLE "_posts_v" DROP COLUMN "version_declared_is_generated";
  ALTER TABLE "_posts_v_locales" DROP COLUMN "version_declared_focus_keyword";
  ALTER TABLE "_posts_v_locales" DROP COLUMN "version_declared_canonical";
  ALTER TABLE "media" DROP COLUMN "credit";
  ALTER TABLE "media" DROP COLUMN "persons";
  ALTER TABLE "media" DROP COLUMN "consent";
  ALTER TABLE "media" DROP COLUMN "consent_until";
  ALTER TABLE "media" DROP COLUMN "is_generated";
  ALTER TABLE "media" DROP COLUMN "captions_language";
  ALTER TABLE "media" DROP COLUMN "captions";
  ALTER TABLE "media" DROP COLUMN "duration_ms";
  ALTER TABLE "brands_forbidden_words" DROP COLUMN "language";
  ALTER TABLE "brands_severities" DROP COLUMN "platform";
  ALTER TABLE "brands" DROP COLUMN "legal_name";
  ALTER TABLE "brands" DROP COLUMN "boilerplate_de";
  ALTER TABLE "brands" DROP COLUMN "boilerplate_en";
  ALTER TABLE "brands" DROP COLUMN "address";
  ALTER TABLE "brands" DROP COLUMN "emoji";
  ALTER TABLE "brands" DROP COLUMN "readability_de";
  ALTER TABLE "brands" DROP COLUMN "readability_en";
  ALTER TABLE "brands" DROP COLUMN "color_share";
  ALTER TABLE "brands" DROP COLUMN "color_distance";
  ALTER TABLE "brands" DROP COLUMN "logo_demanded";
  ALTER TABLE "brands" DROP COLUMN "copyright_holder";
  ALTER TABLE "brands" DROP COLUMN "imprint";
  ALTER TABLE "brands" DROP COLUMN "country";
  ALTER TABLE "brands" DROP COLUMN "min_gap_minutes";
  ALTER TABLE "reviews" DROP COLUMN "judged_at";
  DROP TYPE "public"."enum_posts_declared_sponsorship";
  DROP TYPE "public"."enum__posts_v_version_declared_sponsorship";
  DROP TYPE "public"."enum_media_persons";
  DROP TYPE "public"."enum_media_consent";
  DROP TYPE "public"."enum_media_captions_language";
  DROP TYPE "public"."enum_brands_names_kind";
  DROP TYPE "public"."enum_brands_forbidden_words_language";
  DROP TYPE "public"."enum_brands_required_claims_where";
  DROP TYPE "public"."enum_brands_required_claims_language";
  DROP TYPE "public"."enum_brands_forbidden_claims_language";
  DROP TYPE "public"."enum_brands_gender_forms";
  DROP TYPE "public"."enum_brands_logos_ground";
  DROP TYPE "public"."enum_brands_publishing_days";
  DROP TYPE "public"."enum_brands_address";
  DROP TYPE "public"."enum_brands_emoji";
  DROP TYPE "public"."enum_brands_logo_demanded";
  DROP TYPE "public"."enum_findings_state";`)
}
