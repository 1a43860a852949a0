import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_sources_language" AS ENUM('de', 'en');
  CREATE TYPE "public"."enum_sources_pace" AS ENUM('quarter', 'hour', 'day');
  CREATE TYPE "public"."enum_imports_kind" AS ENUM('csv', 'markdown');
  CREATE TYPE "public"."enum_imports_state" AS ENUM('read', 'running', 'stopped', 'done', 'undone');
  CREATE TYPE "public"."enum_import_rows_outcome" AS ENUM('made', 'updated', 'already', 'refused');
  CREATE TABLE "sources" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"url" varchar NOT NULL,
  	"brand_id" uuid NOT NULL,
  	"language" "enum_sources_language" DEFAULT 'de' NOT NULL,
  	"active" boolean DEFAULT true,
  	"pace" "enum_sources_pace" DEFAULT 'hour' NOT NULL,
  	"most_at_once" numeric DEFAULT 20 NOT NULL,
  	"copy_pictures" boolean DEFAULT false,
  	"by" varchar,
  	"etag" varchar,
  	"last_modified" varchar,
  	"last_read_at" timestamp(3) with time zone,
  	"next_read_at" timestamp(3) with time zone,
  	"problem" varchar,
  	"failures" numeric DEFAULT 0,
  	"holder" varchar,
  	"held_until" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"deleted_at" timestamp(3) with time zone
  );
  
  CREATE TABLE "media_folders" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"name" varchar NOT NULL,
  	"parent_id" uuid,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "earlier_files" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"medium" varchar NOT NULL,
  	"filename" varchar NOT NULL,
  	"mime_type" varchar NOT NULL,
  	"filesize" numeric NOT NULL,
  	"width" numeric,
  	"height" numeric,
  	"sha256" varchar NOT NULL,
  	"focal_x" numeric,
  	"focal_y" numeric,
  	"replaced_by" varchar NOT NULL,
  	"replaced_by_name" varchar NOT NULL,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "imports" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"by" varchar NOT NULL,
  	"by_name" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"kind" "enum_imports_kind" NOT NULL,
  	"file_name" varchar NOT NULL,
  	"file_hash" varchar NOT NULL,
  	"state" "enum_imports_state" NOT NULL,
  	"options" varchar,
  	"total" numeric NOT NULL,
  	"next" numeric NOT NULL,
  	"made" numeric NOT NULL,
  	"updated" numeric NOT NULL,
  	"already" numeric NOT NULL,
  	"refused" numeric NOT NULL,
  	"ended_at" timestamp(3) with time zone,
  	"problem" varchar,
  	"holder" varchar,
  	"held_until" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "import_rows" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"run" varchar NOT NULL,
  	"number" numeric NOT NULL,
  	"outcome" "enum_import_rows_outcome" NOT NULL,
  	"title" varchar,
  	"post" varchar,
  	"said" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  CREATE TABLE "origins" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"key" varchar NOT NULL,
  	"at" timestamp(3) with time zone NOT NULL,
  	"post" varchar,
  	"run" varchar,
  	"source" varchar,
  	"name" varchar,
  	"link" varchar,
  	"left_at" varchar,
  	"content_hash" varchar,
  	"news" varchar,
  	"news_at" timestamp(3) with time zone,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "posts" ADD COLUMN "origin_key" varchar;
  ALTER TABLE "_posts_v" ADD COLUMN "version_origin_key" varchar;
  ALTER TABLE "media" ADD COLUMN "poster_id" uuid;
  ALTER TABLE "media" ADD COLUMN "folder_id" uuid;
  ALTER TABLE "media" ADD COLUMN "pages" numeric;
  ALTER TABLE "media" ADD COLUMN "likeness_hash" varchar;
  ALTER TABLE "media" ADD COLUMN "likeness_a" varchar;
  ALTER TABLE "media" ADD COLUMN "likeness_b" varchar;
  ALTER TABLE "media" ADD COLUMN "likeness_c" varchar;
  ALTER TABLE "media" ADD COLUMN "likeness_d" varchar;
  ALTER TABLE "media" ADD COLUMN "looks_like_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "sources_id" uuid;
  ALTER TABLE "sources" ADD CONSTRAINT "sources_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media_folders" ADD CONSTRAINT "media_folders_parent_id_media_folders_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."media_folders"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "sources_brand_idx" ON "sources" USING btree ("brand_id");
  CREATE INDEX "sources_next_read_at_idx" ON "sources" USING btree ("next_read_at");
  CREATE INDEX "sources_updated_at_idx" ON "sources" USING btree ("updated_at");
  CREATE INDEX "sources_created_at_idx" ON "sources" USING btree ("created_at");
  CREATE INDEX "sources_deleted_at_idx" ON "sources" USING btree ("deleted_at");
  CREATE INDEX "media_folders_parent_idx" ON "media_folders" USING btree ("parent_id");
  CREATE INDEX "media_folders_updated_at_idx" ON "media_folders" USING btree ("updated_at");
  CREATE INDEX "media_folders_created_at_idx" ON "media_folders" USING btree ("created_at");
  CREATE INDEX "earlier_files_medium_idx" ON "earlier_files" USING btree ("medium");
  CREATE INDEX "earlier_files_sha256_idx" ON "earlier_files" USING btree ("sha256");
  CREATE INDEX "earlier_files_updated_at_idx" ON "earlier_files" USING btree ("updated_at");
  CREATE INDEX "earlier_files_created_at_idx" ON "earlier_files" USING btree ("created_at");
  CREATE INDEX "imports_by_idx" ON "imports" USING btree ("by");
  CREATE INDEX "imports_at_idx" ON "imports" USING btree ("at");
  CREATE INDEX "imports_state_idx" ON "imports" USING btree ("state");
  CREATE INDEX "imports_updated_at_idx" ON "imports" USING btree ("updated_at");
  CREATE INDEX "imports_created_at_idx" ON "imports" USING btree ("created_at");
  CREATE UNIQUE INDEX "import_rows_key_idx" ON "import_rows" USING btree ("key");
  CREATE INDEX "import_rows_run_idx" ON "import_rows" USING btree ("run");
  CREATE INDEX "import_rows_post_idx" ON "import_rows" USING btree ("post");
  CREATE INDEX "import_rows_updated_at_idx" ON "import_rows" USING btree ("updated_at");
  CREATE INDEX "import_rows_created_at_idx" ON "import_rows" USING btree ("created_at");
  CREATE UNIQUE INDEX "origins_key_idx" ON "origins" USING btree ("key");
  CREATE INDEX "origins_post_idx" ON "origins" USING btree ("post");
  CREATE INDEX "origins_run_idx" ON "origins" USING btree ("run");
  CREATE INDEX "origins_source_idx" ON "origins" USING btree ("source");
  CREATE INDEX "origins_updated_at_idx" ON "origins" USING btree ("updated_at");
  CREATE INDEX "origins_created_at_idx" ON "origins" USING btree ("created_at");
  ALTER TABLE "media" ADD CONSTRAINT "media_poster_id_media_id_fk" FOREIGN KEY ("poster_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_folder_id_media_folders_id_fk" FOREIGN KEY ("folder_id") REFERENCES "public"."media_folders"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "media" ADD CONSTRAINT "media_looks_like_id_media_id_fk" FOREIGN KEY ("looks_like_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_sources_fk" FOREIGN KEY ("sources_id") REFERENCES "public"."sources"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "posts_origin_key_idx" ON "posts" USING btree ("origin_key");
  CREATE INDEX "_posts_v_version_version_origin_key_idx" ON "_posts_v" USING btree ("version_origin_key");
  CREATE INDEX "media_expires_at_idx" ON "media" USING btree ("expires_at");
  CREATE INDEX "media_consent_until_idx" ON "media" USING btree ("consent_until");
  CREATE INDEX "media_poster_idx" ON "media" USING btree ("poster_id");
  CREATE INDEX "media_folder_idx" ON "media" USING btree ("folder_id");
  CREATE INDEX "media_likeness_likeness_a_idx" ON "media" USING btree ("likeness_a");
  CREATE INDEX "media_likeness_likeness_b_idx" ON "media" USING btree ("likeness_b");
  CREATE INDEX "media_likeness_likeness_c_idx" ON "media" USING btree ("likeness_c");
  CREATE INDEX "media_likeness_likeness_d_idx" ON "media" USING btree ("likeness_d");
  CREATE INDEX "media_looks_like_idx" ON "media" USING btree ("looks_like_id");
  CREATE INDEX "media_texts_text_idx" ON "media_texts" USING btree ("text");
  CREATE INDEX "payload_locked_documents_rels_sources_id_idx" ON "payload_locked_documents_rels" USING btree ("sources_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "sources" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "media_folders" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "earlier_files" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "imports" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "import_rows" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "origins" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "sources" CASCADE;
  DROP TABLE "media_folders" CASCADE;
  DROP TABLE "earlier_files" CASCADE;
  DROP TABLE "imports" CASCADE;
  DROP TABLE "import_rows" CASCADE;
  DROP TABLE "origins" CASCADE;
  ALTER TABLE "media" DROP CONSTRAINT "media_poster_id_media_id_fk";
  
  ALTER TABLE "media" DROP CONSTRAINT "media_folder_id_media_folders_id_fk";
  
  ALTER TABLE "media" DROP CONSTRAINT "media_looks_like_id_media_id_fk";
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_sources_fk";
  
  DROP INDEX "posts_origin_key_idx";
  DROP INDEX "_posts_v_version_version_origin_key_idx";
  DROP INDEX "media_expires_at_idx";
  DROP INDEX "media_consent_until_idx";
  DROP INDEX "media_poster_idx";
  DROP INDEX "media_folder_idx";
  DROP INDEX "media_likeness_likeness_a_idx";
  DROP INDEX "media_likeness_likeness_b_idx";
  DROP INDEX "media_likeness_likeness_c_idx";
  DROP INDEX "media_likeness_likeness_d_idx";
  DROP INDEX "media_looks_like_idx";
  DROP INDEX "media_texts_text_idx";
  DROP INDEX "payload_locked_documents_rels_sources_id_idx";
  ALTER TABLE "posts" DROP COLUMN "origin_key";
  ALTER TABLE "_posts_v" DROP COLUMN "version_origin_key";
  ALTER TABLE "media" DROP COLUMN "poster_id";
  ALTER TABLE "media" DROP COLUMN "folder_id";
  ALTER TABLE "media" DROP COLUMN "pages";
  ALTER TABLE "media" DROP COLUMN "likeness_hash";
  ALTER TABLE "media" DROP COLUMN "likeness_a";
  ALTER TABLE "media" DROP COLUMN "likeness_b";
  ALTER TABLE "media" DROP COLUMN "likeness_c";
  ALTER TABLE "media" DROP COLUMN "likeness_d";
  ALTER TABLE "media" DROP COLUMN "looks_like_id";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "sources_id";
  DROP TYPE "public"."enum_sources_language";
  DROP TYPE "public"."enum_sources_pace";
  DROP TYPE "public"."enum_imports_kind";
  DROP TYPE "public"."enum_imports_state";
  DROP TYPE "public"."enum_import_rows_outcome";`)
}
