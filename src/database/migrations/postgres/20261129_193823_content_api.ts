import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_brands_shows" AS ENUM('addresses', 'numbers', 'responses');
  CREATE TYPE "public"."enum_brands_access" AS ENUM('open', 'key');
  CREATE TABLE "brands_shows" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_brands_shows",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  ALTER TABLE "brands" ADD COLUMN "access" "enum_brands_access" DEFAULT 'open' NOT NULL;
  ALTER TABLE "brands" ADD COLUMN "preview" varchar;
  ALTER TABLE "brands" ADD COLUMN "counts_clicks" boolean DEFAULT false;
  ALTER TABLE "brands" ADD COLUMN "utm_source" varchar DEFAULT '{platform}';
  ALTER TABLE "brands" ADD COLUMN "utm_medium" varchar DEFAULT 'social';
  ALTER TABLE "brands" ADD COLUMN "utm_campaign" varchar DEFAULT '{campaign}';
  ALTER TABLE "brands" ADD COLUMN "utm_content" varchar DEFAULT '{post}';
  ALTER TABLE "brands" ADD COLUMN "web_sub_hub" varchar;
  ALTER TABLE "brands" ADD COLUMN "accepts_webmentions" boolean DEFAULT false;
  ALTER TABLE "brands" ADD COLUMN "sends_webmentions" boolean DEFAULT false;
  ALTER TABLE "brands_shows" ADD CONSTRAINT "brands_shows_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "brands_shows_order_idx" ON "brands_shows" USING btree ("order");
  CREATE INDEX "brands_shows_parent_idx" ON "brands_shows" USING btree ("parent_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "brands_shows" CASCADE;
  ALTER TABLE "brands" DROP COLUMN "access";
  ALTER TABLE "brands" DROP COLUMN "preview";
  ALTER TABLE "brands" DROP COLUMN "counts_clicks";
  ALTER TABLE "brands" DROP COLUMN "utm_source";
  ALTER TABLE "brands" DROP COLUMN "utm_medium";
  ALTER TABLE "brands" DROP COLUMN "utm_campaign";
  ALTER TABLE "brands" DROP COLUMN "utm_content";
  ALTER TABLE "brands" DROP COLUMN "web_sub_hub";
  ALTER TABLE "brands" DROP COLUMN "accepts_webmentions";
  ALTER TABLE "brands" DROP COLUMN "sends_webmentions";
  DROP TYPE "public"."enum_brands_shows";
  DROP TYPE "public"."enum_brands_access";`)
}
