import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_comments_language" AS ENUM('de', 'en');
  CREATE TYPE "public"."enum_guest_links_decision" AS ENUM('approved', 'changes-requested', 'refused');
  CREATE TABLE "comments" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"post" varchar NOT NULL,
  	"parent" varchar,
  	"channel" varchar,
  	"language" "enum_comments_language",
  	"field" varchar,
  	"quote" varchar,
  	"start" numeric,
  	"end" numeric,
  	"medium" varchar,
  	"x" numeric,
  	"y" numeric,
  	"hash" varchar NOT NULL,
  	"text" varchar NOT NULL,
  	"author" varchar,
  	"guest_link" varchar,
  	"author_name" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"resolved_at" timestamp(3) with time zone,
  	"resolved_by" varchar,
  	"resolved_by_name" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "guest_links" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"post" varchar NOT NULL,
  	"hash" varchar NOT NULL,
  	"for_whom" varchar NOT NULL,
  	"step" varchar,
  	"made_by" varchar NOT NULL,
  	"made_by_name" varchar NOT NULL,
  	"made_at" timestamp(3) with time zone NOT NULL,
  	"expires_at" timestamp(3) with time zone NOT NULL,
  	"revoked_at" timestamp(3) with time zone,
  	"revoked_by_name" varchar,
  	"opened_at" timestamp(3) with time zone,
  	"last_opened_at" timestamp(3) with time zone,
  	"guest_name" varchar,
  	"decision" "enum_guest_links_decision",
  	"decided_at" timestamp(3) with time zone,
  	"decided_hash" varchar,
  	"decided_comment" varchar,
  	"counted" boolean,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE INDEX "comments_post_idx" ON "comments" USING btree ("post");
  CREATE INDEX "comments_parent_idx" ON "comments" USING btree ("parent");
  CREATE INDEX "comments_guest_link_idx" ON "comments" USING btree ("guest_link");
  CREATE INDEX "comments_updated_at_idx" ON "comments" USING btree ("updated_at");
  CREATE INDEX "comments_created_at_idx" ON "comments" USING btree ("created_at");
  CREATE INDEX "guest_links_post_idx" ON "guest_links" USING btree ("post");
  CREATE UNIQUE INDEX "guest_links_hash_idx" ON "guest_links" USING btree ("hash");
  CREATE INDEX "guest_links_updated_at_idx" ON "guest_links" USING btree ("updated_at");
  CREATE INDEX "guest_links_created_at_idx" ON "guest_links" USING btree ("created_at");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "comments" CASCADE;
  DROP TABLE "guest_links" CASCADE;
  DROP TYPE "public"."enum_comments_language";
  DROP TYPE "public"."enum_guest_links_decision";`)
}
