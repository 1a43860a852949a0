import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_short_links_purpose" AS ENUM('channel', 'print');
  CREATE TYPE "public"."enum_short_links_language" AS ENUM('de', 'en');
  CREATE TYPE "public"."enum_link_clicks_device" AS ENUM('phone', 'tablet', 'desktop', 'other');
  CREATE TYPE "public"."enum_api_keys_scopes" AS ENUM('read', 'preview');
  CREATE TABLE "short_links" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"code" varchar NOT NULL,
  	"post" varchar NOT NULL,
  	"channel" varchar,
  	"purpose" "enum_short_links_purpose" NOT NULL,
  	"brand" varchar NOT NULL,
  	"language" "enum_short_links_language" NOT NULL,
  	"platform" varchar NOT NULL,
  	"target" varchar,
  	"utm" varchar,
  	"gone" boolean DEFAULT false NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "link_clicks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"link" varchar NOT NULL,
  	"day" varchar NOT NULL,
  	"country" varchar NOT NULL,
  	"device" "enum_link_clicks_device" NOT NULL,
  	"bot" boolean DEFAULT false NOT NULL,
  	"clicks" numeric DEFAULT 0 NOT NULL,
  	"visitors" numeric DEFAULT 0 NOT NULL
  );
  
  CREATE TABLE "link_visitors" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"day" varchar NOT NULL,
  	"hash" varchar NOT NULL
  );
  
  CREATE TABLE "link_salts" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"day" varchar NOT NULL,
  	"salt" varchar NOT NULL
  );
  
  CREATE TABLE "api_keys_scopes" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_api_keys_scopes",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "api_keys" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"rate_per_minute" numeric DEFAULT 6000 NOT NULL,
  	"expires_at" timestamp(3) with time zone,
  	"prefix" varchar NOT NULL,
  	"revoked_at" timestamp(3) with time zone,
  	"last_used_at" timestamp(3) with time zone,
  	"hash" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "api_keys_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"brands_id" uuid
  );
  
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "api_keys_id" uuid;
  ALTER TABLE "api_keys_scopes" ADD CONSTRAINT "api_keys_scopes_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "api_keys_rels" ADD CONSTRAINT "api_keys_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "api_keys_rels" ADD CONSTRAINT "api_keys_rels_brands_fk" FOREIGN KEY ("brands_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  CREATE UNIQUE INDEX "short_links_code_idx" ON "short_links" USING btree ("code");
  CREATE INDEX "short_links_updated_at_idx" ON "short_links" USING btree ("updated_at");
  CREATE INDEX "short_links_created_at_idx" ON "short_links" USING btree ("created_at");
  CREATE UNIQUE INDEX "post_channel_language_idx" ON "short_links" USING btree ("post","channel","language");
  CREATE UNIQUE INDEX "link_day_country_device_bot_idx" ON "link_clicks" USING btree ("link","day","country","device","bot");
  CREATE INDEX "link_visitors_day_idx" ON "link_visitors" USING btree ("day");
  CREATE UNIQUE INDEX "link_visitors_hash_idx" ON "link_visitors" USING btree ("hash");
  CREATE UNIQUE INDEX "link_salts_day_idx" ON "link_salts" USING btree ("day");
  CREATE INDEX "api_keys_scopes_order_idx" ON "api_keys_scopes" USING btree ("order");
  CREATE INDEX "api_keys_scopes_parent_idx" ON "api_keys_scopes" USING btree ("parent_id");
  CREATE UNIQUE INDEX "api_keys_hash_idx" ON "api_keys" USING btree ("hash");
  CREATE INDEX "api_keys_updated_at_idx" ON "api_keys" USING btree ("updated_at");
  CREATE INDEX "api_keys_created_at_idx" ON "api_keys" USING btree ("created_at");
  CREATE INDEX "api_keys_rels_order_idx" ON "api_keys_rels" USING btree ("order");
  CREATE INDEX "api_keys_rels_parent_idx" ON "api_keys_rels" USING btree ("parent_id");
  CREATE INDEX "api_keys_rels_path_idx" ON "api_keys_rels" USING btree ("path");
  CREATE INDEX "api_keys_rels_brands_id_idx" ON "api_keys_rels" USING btree ("brands_id");
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_api_keys_fk" FOREIGN KEY ("api_keys_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "payload_locked_documents_rels_api_keys_id_idx" ON "payload_locked_documents_rels" USING btree ("api_keys_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "short_links" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "link_clicks" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "link_visitors" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "link_salts" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "api_keys_scopes" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "api_keys" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "api_keys_rels" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "short_links" CASCADE;
  DROP TABLE "link_clicks" CASCADE;
  DROP TABLE "link_visitors" CASCADE;
  DROP TABLE "link_salts" CASCADE;
  DROP TABLE "api_keys_scopes" CASCADE;
  DROP TABLE "api_keys" CASCADE;
  DROP TABLE "api_keys_rels" CASCADE;
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_api_keys_fk";
  
  DROP INDEX "payload_locked_documents_rels_api_keys_id_idx";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "api_keys_id";
  DROP TYPE "public"."enum_short_links_purpose";
  DROP TYPE "public"."enum_short_links_language";
  DROP TYPE "public"."enum_link_clicks_device";
  DROP TYPE "public"."enum_api_keys_scopes";`)
}
