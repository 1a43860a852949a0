import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_brand_steps_who" AS ENUM('role', 'group', 'people', 'guest');
  CREATE TYPE "public"."enum_brand_steps_how_many" AS ENUM('any', 'all');
  CREATE TYPE "public"."enum_brand_step_role" AS ENUM('administrator', 'editor', 'approver', 'channel-manager', 'community-manager', 'analyst');
  CREATE TYPE "public"."enum_brand_step_escalate" AS ENUM('administrator', 'editor', 'approver', 'channel-manager', 'community-manager', 'analyst');
  CREATE TYPE "public"."enum_brand_fast_roles" AS ENUM('administrator', 'editor', 'approver', 'channel-manager', 'community-manager', 'analyst');
  ALTER TYPE "public"."enum_reviews_state" ADD VALUE 'refused' BEFORE 'approved';
  ALTER TYPE "public"."enum_approvals_decision" ADD VALUE 'refused' BEFORE 'withdrawn';
  CREATE TABLE "brand_steps" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"who" "enum_brand_steps_who" DEFAULT 'role' NOT NULL,
  	"how_many" "enum_brand_steps_how_many" DEFAULT 'any',
  	"role" "enum_brand_step_role" DEFAULT 'approver',
  	"group_id" uuid,
  	"alongside" boolean,
  	"in_fast_lane" boolean,
  	"remind_hours" numeric,
  	"due_hours" numeric,
  	"escalate_role" "enum_brand_step_escalate"
  );
  
  CREATE TABLE "brands_fast_lane_roles" (
  	"order" integer NOT NULL,
  	"parent_id" uuid NOT NULL,
  	"value" "enum_brand_fast_roles",
  	"id" uuid PRIMARY KEY NOT NULL
  );
  
  CREATE TABLE "brands_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  CREATE TABLE "groups" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "groups_rels" (
  	"id" serial PRIMARY KEY NOT NULL,
  	"order" integer,
  	"parent_id" uuid NOT NULL,
  	"path" varchar NOT NULL,
  	"users_id" uuid
  );
  
  ALTER TABLE "approvals" ALTER COLUMN "by_id" DROP NOT NULL;
  ALTER TABLE "brands" ADD COLUMN "fast_lane_enabled" boolean;
  ALTER TABLE "reviews" ADD COLUMN "round" numeric DEFAULT 0;
  ALTER TABLE "reviews" ADD COLUMN "revision" numeric DEFAULT 0;
  ALTER TABLE "reviews" ADD COLUMN "steps" varchar;
  ALTER TABLE "reviews" ADD COLUMN "fast" varchar;
  ALTER TABLE "reviews" ADD COLUMN "told" varchar;
  ALTER TABLE "reviews" ADD COLUMN "approval" varchar;
  ALTER TABLE "approvals" ADD COLUMN "by_name" varchar;
  ALTER TABLE "approvals" ADD COLUMN "guest" varchar;
  ALTER TABLE "approvals" ADD COLUMN "instead_of_id" uuid;
  ALTER TABLE "approvals" ADD COLUMN "round" numeric;
  ALTER TABLE "approvals" ADD COLUMN "step" numeric;
  ALTER TABLE "approvals" ADD COLUMN "key" varchar;
  ALTER TABLE "approvals" ADD COLUMN "content" varchar;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "groups_id" uuid;
  ALTER TABLE "brand_steps" ADD CONSTRAINT "brand_steps_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "brand_steps" ADD CONSTRAINT "brand_steps_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_fast_lane_roles" ADD CONSTRAINT "brands_fast_lane_roles_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_rels" ADD CONSTRAINT "brands_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."brands"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "brands_rels" ADD CONSTRAINT "brands_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "groups_rels" ADD CONSTRAINT "groups_rels_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "groups_rels" ADD CONSTRAINT "groups_rels_users_fk" FOREIGN KEY ("users_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "brand_steps_order_idx" ON "brand_steps" USING btree ("_order");
  CREATE INDEX "brand_steps_parent_id_idx" ON "brand_steps" USING btree ("_parent_id");
  CREATE INDEX "brand_steps_group_idx" ON "brand_steps" USING btree ("group_id");
  CREATE INDEX "brands_fast_lane_roles_order_idx" ON "brands_fast_lane_roles" USING btree ("order");
  CREATE INDEX "brands_fast_lane_roles_parent_idx" ON "brands_fast_lane_roles" USING btree ("parent_id");
  CREATE INDEX "brands_rels_order_idx" ON "brands_rels" USING btree ("order");
  CREATE INDEX "brands_rels_parent_idx" ON "brands_rels" USING btree ("parent_id");
  CREATE INDEX "brands_rels_path_idx" ON "brands_rels" USING btree ("path");
  CREATE INDEX "brands_rels_users_id_idx" ON "brands_rels" USING btree ("users_id");
  CREATE INDEX "groups_updated_at_idx" ON "groups" USING btree ("updated_at");
  CREATE INDEX "groups_created_at_idx" ON "groups" USING btree ("created_at");
  CREATE INDEX "groups_deleted_at_idx" ON "groups" USING btree ("deleted_at");
  CREATE INDEX "groups_rels_order_idx" ON "groups_rels" USING btree ("order");
  CREATE INDEX "groups_rels_parent_idx" ON "groups_rels" USING btree ("parent_id");
  CREATE INDEX "groups_rels_path_idx" ON "groups_rels" USING btree ("path");
  CREATE INDEX "groups_rels_users_id_idx" ON "groups_rels" USING btree ("users_id");
  ALTER TABLE "approvals" ADD CONSTRAINT "approvals_instead_of_id_users_id_fk" FOREIGN KEY ("instead_of_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_groups_fk" FOREIGN KEY ("groups_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "reviews_told_idx" ON "reviews" USING btree ("told");
  CREATE INDEX "approvals_instead_of_idx" ON "approvals" USING btree ("instead_of_id");
  CREATE UNIQUE INDEX "approvals_key_idx" ON "approvals" USING btree ("key");
  CREATE INDEX "payload_locked_documents_rels_groups_id_idx" ON "payload_locked_documents_rels" USING btree ("groups_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "brand_steps" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "brands_fast_lane_roles" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "brands_rels" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "groups" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "groups_rels" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "brand_steps" CASCADE;
  DROP TABLE "brands_fast_lane_roles" CASCADE;
  DROP TABLE "brands_rels" CASCADE;
  DROP TABLE "groups" CASCADE;
  DROP TABLE "groups_rels" CASCADE;
  ALTER TABLE "approvals" DROP CONSTRAINT "approvals_instead_of_id_users_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_groups_fk";
  
  ALTER TABLE "reviews" ALTER COLUMN "state" SET DATA TYPE text;
  DROP TYPE "public"."enum_reviews_state";
  CREATE TYPE "public"."enum_reviews_state" AS ENUM('draft', 'in-review', 'changes-requested', 'approved');
  ALTER TABLE "reviews" ALTER COLUMN "state" SET DATA TYPE "public"."enum_reviews_state" USING "state"::"public"."enum_reviews_state";
  ALTER TABLE "approvals" ALTER COLUMN "decision" SET DATA TYPE text;
  DROP TYPE "public"."enum_approvals_decision";
  CREATE TYPE "public"."enum_approvals_decision" AS ENUM('approved', 'changes-requested', 'withdrawn');
  ALTER TABLE "approvals" ALTER COLUMN "decision" SET DATA TYPE "public"."enum_approvals_decision" USING "decision"::"public"."enum_approvals_decision";
  DROP INDEX "reviews_told_idx";
  DROP INDEX "approvals_instead_of_idx";
  DROP INDEX "approvals_key_idx";
  DROP INDEX "payload_locked_documents_rels_groups_id_idx";
  ALTER TABLE "approvals" ALTER COLUMN "by_id" SET NOT NULL;
  ALTER TABLE "brands" DROP COLUMN "fast_lane_enabled";
  ALTER TABLE "reviews" DROP COLUMN "round";
  ALTER TABLE "reviews" DROP COLUMN "revision";
  ALTER TABLE "reviews" DROP COLUMN "steps";
  ALTER TABLE "reviews" DROP COLUMN "fast";
  ALTER TABLE "reviews" DROP COLUMN "told";
  ALTER TABLE "reviews" DROP COLUMN "approval";
  ALTER TABLE "approvals" DROP COLUMN "by_name";
  ALTER TABLE "approvals" DROP COLUMN "guest";
  ALTER TABLE "approvals" DROP COLUMN "instead_of_id";
  ALTER TABLE "approvals" DROP COLUMN "round";
  ALTER TABLE "approvals" DROP COLUMN "step";
  ALTER TABLE "approvals" DROP COLUMN "key";
  ALTER TABLE "approvals" DROP COLUMN "content";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "groups_id";
  DROP TYPE "public"."enum_brand_steps_who";
  DROP TYPE "public"."enum_brand_steps_how_many";
  DROP TYPE "public"."enum_brand_step_role";
  DROP TYPE "public"."enum_brand_step_escalate";
  DROP TYPE "public"."enum_brand_fast_roles";`)
}
