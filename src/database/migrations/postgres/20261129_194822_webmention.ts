import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_responses_state" AS ENUM('pending', 'approved', 'refused');
  CREATE TYPE "public"."enum_responses_kind" AS ENUM('reply', 'like', 'repost', 'bookmark', 'mention');
  CREATE TYPE "public"."enum_received_mentions_state" AS ENUM('waiting', 'verified', 'failed', 'gone');
  CREATE TYPE "public"."enum_sent_mentions_state" AS ENUM('due', 'sent', 'no-endpoint', 'failed');
  CREATE TABLE "responses" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"state" "enum_responses_state" DEFAULT 'pending' NOT NULL,
  	"title" varchar NOT NULL,
  	"kind" "enum_responses_kind" NOT NULL,
  	"content" varchar,
  	"author_name" varchar,
  	"author_url" varchar,
  	"source" varchar NOT NULL,
  	"source_url" varchar NOT NULL,
  	"target" varchar NOT NULL,
  	"post_id" uuid NOT NULL,
  	"brand_id" uuid NOT NULL,
  	"published_at" timestamp(3) with time zone,
  	"received_at" timestamp(3) with time zone NOT NULL,
  	"checked_at" timestamp(3) with time zone NOT NULL,
  	"key" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "received_mentions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"source" varchar NOT NULL,
  	"target" varchar NOT NULL,
  	"post" varchar NOT NULL,
  	"brand" varchar NOT NULL,
  	"state" "enum_received_mentions_state" NOT NULL,
  	"problem" varchar,
  	"tries" numeric DEFAULT 0 NOT NULL,
  	"due_at" timestamp(3) with time zone NOT NULL,
  	"received_at" timestamp(3) with time zone NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "sent_mentions" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"post" varchar NOT NULL,
  	"brand" varchar NOT NULL,
  	"source" varchar NOT NULL,
  	"target" varchar NOT NULL,
  	"endpoint" varchar,
  	"state" "enum_sent_mentions_state" NOT NULL,
  	"status" numeric,
  	"problem" varchar,
  	"tries" numeric DEFAULT 0 NOT NULL,
  	"due_at" timestamp(3) with time zone NOT NULL,
  	"at" timestamp(3) with time zone,
  	"version" varchar NOT NULL,
  	"linked" boolean DEFAULT true NOT NULL,
  	"told" boolean DEFAULT false NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  DROP INDEX "publications_campaign_idx";
  ALTER TABLE "responses" ADD CONSTRAINT "responses_post_id_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."posts"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "responses" ADD CONSTRAINT "responses_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "responses_state_idx" ON "responses" USING btree ("state");
  CREATE INDEX "responses_post_idx" ON "responses" USING btree ("post_id");
  CREATE INDEX "responses_brand_idx" ON "responses" USING btree ("brand_id");
  CREATE INDEX "responses_received_at_idx" ON "responses" USING btree ("received_at");
  CREATE UNIQUE INDEX "responses_key_idx" ON "responses" USING btree ("key");
  CREATE INDEX "responses_updated_at_idx" ON "responses" USING btree ("updated_at");
  CREATE INDEX "responses_created_at_idx" ON "responses" USING btree ("created_at");
  CREATE UNIQUE INDEX "received_mentions_key_idx" ON "received_mentions" USING btree ("key");
  CREATE INDEX "received_mentions_due_at_idx" ON "received_mentions" USING btree ("due_at");
  CREATE INDEX "received_mentions_received_at_idx" ON "received_mentions" USING btree ("received_at");
  CREATE INDEX "received_mentions_updated_at_idx" ON "received_mentions" USING btree ("updated_at");
  CREATE INDEX "received_mentions_created_at_idx" ON "received_mentions" USING btree ("created_at");
  CREATE UNIQUE INDEX "sent_mentions_key_idx" ON "sent_mentions" USING btree ("key");
  CREATE INDEX "sent_mentions_post_idx" ON "sent_mentions" USING btree ("post");
  CREATE INDEX "sent_mentions_state_idx" ON "sent_mentions" USING btree ("state");
  CREATE INDEX "sent_mentions_due_at_idx" ON "sent_mentions" USING btree ("due_at");
  CREATE INDEX "sent_mentions_updated_at_idx" ON "sent_mentions" USING btree ("updated_at");
  CREATE INDEX "sent_mentions_created_at_idx" ON "sent_mentions" USING btree ("created_at");
  ALTER TABLE "publications" DROP COLUMN "campaign";
  ALTER TABLE "publications" DROP COLUMN "topics";
  ALTER TABLE "publications" DROP COLUMN "media";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "responses" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "received_mentions" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "sent_mentions" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "responses" CASCADE;
  DROP TABLE "received_mentions" CASCADE;
  DROP TABLE "sent_mentions" CASCADE;
  ALTER TABLE "publications" ADD COLUMN "campaign" varchar;
  ALTER TABLE "publications" ADD COLUMN "topics" varchar;
  ALTER TABLE "publications" ADD COLUMN "media" varchar;
  CREATE INDEX "publications_campaign_idx" ON "publications" USING btree ("campaign");
  DROP TYPE "public"."enum_responses_state";
  DROP TYPE "public"."enum_responses_kind";
  DROP TYPE "public"."enum_received_mentions_state";
  DROP TYPE "public"."enum_sent_mentions_state";`)
}
