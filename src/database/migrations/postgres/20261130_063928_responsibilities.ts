import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_campaigns_figures_metric" AS ENUM('impressions', 'reach', 'views', 'reactions', 'comments', 'shares', 'saves', 'clicks');
  CREATE TABLE "campaigns_figures" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"metric" "enum_campaigns_figures_metric" NOT NULL,
  	"target" numeric NOT NULL
  );
  
  ALTER TABLE "campaigns" ADD COLUMN "audience" varchar;
  ALTER TABLE "campaigns" ADD COLUMN "deputy_id" uuid;
  ALTER TABLE "topics" ADD COLUMN "owner_id" uuid;
  ALTER TABLE "topics" ADD COLUMN "deputy_id" uuid;
  ALTER TABLE "channels" ADD COLUMN "deputy_id" uuid;
  ALTER TABLE "channels" ADD COLUMN "paused_until" timestamp(3) with time zone;
  ALTER TABLE "channels" ADD COLUMN "paused_by_id" uuid;
  ALTER TABLE "channels" ADD COLUMN "paused_at" timestamp(3) with time zone;
  ALTER TABLE "channels" ADD COLUMN "pause_told" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "away_from" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "away_until" timestamp(3) with time zone;
  ALTER TABLE "users" ADD COLUMN "away_deputy_id" uuid;
  ALTER TABLE "users" ADD COLUMN "away_note" varchar;
  ALTER TABLE "campaigns_figures" ADD CONSTRAINT "campaigns_figures_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."campaigns"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "campaigns_figures_order_idx" ON "campaigns_figures" USING btree ("_order");
  CREATE INDEX "campaigns_figures_parent_id_idx" ON "campaigns_figures" USING btree ("_parent_id");
  ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_deputy_id_users_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "topics" ADD CONSTRAINT "topics_owner_id_users_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "topics" ADD CONSTRAINT "topics_deputy_id_users_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "channels" ADD CONSTRAINT "channels_deputy_id_users_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "channels" ADD CONSTRAINT "channels_paused_by_id_users_id_fk" FOREIGN KEY ("paused_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "users" ADD CONSTRAINT "users_away_deputy_id_users_id_fk" FOREIGN KEY ("away_deputy_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "campaigns_deputy_idx" ON "campaigns" USING btree ("deputy_id");
  CREATE INDEX "topics_owner_idx" ON "topics" USING btree ("owner_id");
  CREATE INDEX "topics_deputy_idx" ON "topics" USING btree ("deputy_id");
  CREATE INDEX "channels_deputy_idx" ON "channels" USING btree ("deputy_id");
  CREATE INDEX "channels_paused_by_idx" ON "channels" USING btree ("paused_by_id");
  CREATE INDEX "users_away_away_deputy_idx" ON "users" USING btree ("away_deputy_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "campaigns_figures" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "campaigns_figures" CASCADE;
  ALTER TABLE "campaigns" DROP CONSTRAINT "campaigns_deputy_id_users_id_fk";
  
  ALTER TABLE "topics" DROP CONSTRAINT "topics_owner_id_users_id_fk";
  
  ALTER TABLE "topics" DROP CONSTRAINT "topics_deputy_id_users_id_fk";
  
  ALTER TABLE "channels" DROP CONSTRAINT "channels_deputy_id_users_id_fk";
  
  ALTER TABLE "channels" DROP CONSTRAINT "channels_paused_by_id_users_id_fk";
  
  ALTER TABLE "users" DROP CONSTRAINT "users_away_deputy_id_users_id_fk";
  
  DROP INDEX "campaigns_deputy_idx";
  DROP INDEX "topics_owner_idx";
  DROP INDEX "topics_deputy_idx";
  DROP INDEX "channels_deputy_idx";
  DROP INDEX "channels_paused_by_idx";
  DROP INDEX "users_away_away_deputy_idx";
  ALTER TABLE "campaigns" DROP COLUMN "audience";
  ALTER TABLE "campaigns" DROP COLUMN "deputy_id";
  ALTER TABLE "topics" DROP COLUMN "owner_id";
  ALTER TABLE "topics" DROP COLUMN "deputy_id";
  ALTER TABLE "channels" DROP COLUMN "deputy_id";
  ALTER TABLE "channels" DROP COLUMN "paused_until";
  ALTER TABLE "channels" DROP COLUMN "paused_by_id";
  ALTER TABLE "channels" DROP COLUMN "paused_at";
  ALTER TABLE "channels" DROP COLUMN "pause_told";
  ALTER TABLE "users" DROP COLUMN "away_from";
  ALTER TABLE "users" DROP COLUMN "away_until";
  ALTER TABLE "users" DROP COLUMN "away_deputy_id";
  ALTER TABLE "users" DROP COLUMN "away_note";
  DROP TYPE "public"."enum_campaigns_figures_metric";`)
}
