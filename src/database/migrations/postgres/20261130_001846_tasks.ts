import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_tasks_state" AS ENUM('open', 'done', 'given-up');
  CREATE TYPE "public"."enum_tasks_told" AS ENUM('nothing', 'open', 'reminded', 'escalated', 'stopped');
  CREATE TABLE "tasks" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"title" varchar NOT NULL,
  	"channel_id" uuid NOT NULL,
  	"assignee_id" uuid,
  	"state" "enum_tasks_state" DEFAULT 'open' NOT NULL,
  	"opened_at" timestamp(3) with time zone NOT NULL,
  	"seen_at" timestamp(3) with time zone,
  	"told" "enum_tasks_told" DEFAULT 'nothing' NOT NULL,
  	"told_at" timestamp(3) with time zone,
  	"remote_id" varchar,
  	"address" varchar,
  	"reason" varchar,
  	"done_by_id" uuid,
  	"done_at" timestamp(3) with time zone,
  	"handout" varchar NOT NULL,
  	"key" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "channels" ADD COLUMN "remind_minutes" numeric DEFAULT 60;
  ALTER TABLE "channels" ADD COLUMN "escalate_minutes" numeric DEFAULT 240;
  ALTER TABLE "tasks" ADD CONSTRAINT "tasks_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tasks" ADD CONSTRAINT "tasks_assignee_id_users_id_fk" FOREIGN KEY ("assignee_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "tasks" ADD CONSTRAINT "tasks_done_by_id_users_id_fk" FOREIGN KEY ("done_by_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "tasks_channel_idx" ON "tasks" USING btree ("channel_id");
  CREATE INDEX "tasks_assignee_idx" ON "tasks" USING btree ("assignee_id");
  CREATE INDEX "tasks_state_idx" ON "tasks" USING btree ("state");
  CREATE INDEX "tasks_opened_at_idx" ON "tasks" USING btree ("opened_at");
  CREATE INDEX "tasks_done_by_idx" ON "tasks" USING btree ("done_by_id");
  CREATE UNIQUE INDEX "tasks_key_idx" ON "tasks" USING btree ("key");
  CREATE INDEX "tasks_updated_at_idx" ON "tasks" USING btree ("updated_at");
  CREATE INDEX "tasks_created_at_idx" ON "tasks" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "tasks" CASCADE;
  ALTER TABLE "channels" DROP COLUMN "remind_minutes";
  ALTER TABLE "channels" DROP COLUMN "escalate_minutes";
  DROP TYPE "public"."enum_tasks_state";
  DROP TYPE "public"."enum_tasks_told";`)
}
