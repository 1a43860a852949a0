import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_mailings_state" AS ENUM('gathering', 'sending', 'sent', 'stopped');
  CREATE TYPE "public"."enum_mailing_recipients_state" AS ENUM('waiting', 'sending', 'sent', 'refused', 'unknown', 'left');
  CREATE TABLE "mailings" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"subject" varchar NOT NULL,
  	"newsletter_id" uuid NOT NULL,
  	"state" "enum_mailings_state" DEFAULT 'gathering' NOT NULL,
  	"reason" varchar,
  	"sent" numeric DEFAULT 0 NOT NULL,
  	"waiting" numeric DEFAULT 0 NOT NULL,
  	"refused" numeric DEFAULT 0 NOT NULL,
  	"unknown" numeric DEFAULT 0 NOT NULL,
  	"left" numeric DEFAULT 0 NOT NULL,
  	"started_at" timestamp(3) with time zone NOT NULL,
  	"ended_at" timestamp(3) with time zone,
  	"address" varchar NOT NULL,
  	"channel_id" uuid NOT NULL,
  	"language" varchar NOT NULL,
  	"key" varchar NOT NULL,
  	"secret_name" varchar NOT NULL,
  	"removed_at" timestamp(3) with time zone,
  	"html" varchar NOT NULL,
  	"text" varchar NOT NULL,
  	"images" varchar NOT NULL,
  	"gathered_to" varchar,
  	"next_at" timestamp(3) with time zone NOT NULL,
  	"fence" numeric DEFAULT 0 NOT NULL,
  	"troubles" numeric DEFAULT 0 NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "mailing_recipients" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"mailing" varchar NOT NULL,
  	"subscriber" varchar NOT NULL,
  	"state" "enum_mailing_recipients_state" DEFAULT 'waiting' NOT NULL,
  	"tries" numeric DEFAULT 0 NOT NULL,
  	"next_at" timestamp(3) with time zone NOT NULL,
  	"sending_at" timestamp(3) with time zone,
  	"answer" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "mailings" ADD CONSTRAINT "mailings_newsletter_id_newsletters_id_fk" FOREIGN KEY ("newsletter_id") REFERENCES "public"."newsletters"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "mailings" ADD CONSTRAINT "mailings_channel_id_channels_id_fk" FOREIGN KEY ("channel_id") REFERENCES "public"."channels"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "mailings_newsletter_idx" ON "mailings" USING btree ("newsletter_id");
  CREATE INDEX "mailings_channel_idx" ON "mailings" USING btree ("channel_id");
  CREATE UNIQUE INDEX "mailings_key_idx" ON "mailings" USING btree ("key");
  CREATE UNIQUE INDEX "mailings_secret_name_idx" ON "mailings" USING btree ("secret_name");
  CREATE INDEX "mailings_updated_at_idx" ON "mailings" USING btree ("updated_at");
  CREATE INDEX "mailings_created_at_idx" ON "mailings" USING btree ("created_at");
  CREATE INDEX "nextAt_state_idx" ON "mailings" USING btree ("next_at","state");
  CREATE INDEX "mailing_recipients_updated_at_idx" ON "mailing_recipients" USING btree ("updated_at");
  CREATE INDEX "mailing_recipients_created_at_idx" ON "mailing_recipients" USING btree ("created_at");
  CREATE UNIQUE INDEX "mailing_subscriber_idx" ON "mailing_recipients" USING btree ("mailing","subscriber");
  CREATE INDEX "mailing_state_nextAt_idx" ON "mailing_recipients" USING btree ("mailing","state","next_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "mailings" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "mailing_recipients" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "mailings" CASCADE;
  DROP TABLE "mailing_recipients" CASCADE;
  DROP TYPE "public"."enum_mailings_state";
  DROP TYPE "public"."enum_mailing_recipients_state";`)
}
