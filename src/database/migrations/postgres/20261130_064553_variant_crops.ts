import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "posts_variants_crops" (
  	"_order" integer NOT NULL,
  	"_parent_id" varchar NOT NULL,
  	"id" varchar PRIMARY KEY NOT NULL,
  	"media_id" uuid,
  	"x" numeric,
  	"y" numeric
  );
  
  CREATE TABLE "_posts_v_version_variants_crops" (
  	"_order" integer NOT NULL,
  	"_parent_id" uuid NOT NULL,
  	"id" uuid PRIMARY KEY NOT NULL,
  	"media_id" uuid,
  	"x" numeric,
  	"y" numeric,
  	"_uuid" varchar
  );
  
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_posts_fk";
  
  DROP INDEX "payload_locked_documents_rels_posts_id_idx";
  ALTER TABLE "posts_variants_crops" ADD CONSTRAINT "posts_variants_crops_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "posts_variants_crops" ADD CONSTRAINT "posts_variants_crops_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."posts_variants"("id") ON DELETE cascade ON UPDATE no action;
  ALTER TABLE "_posts_v_version_variants_crops" ADD CONSTRAINT "_posts_v_version_variants_crops_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE set null ON UPDATE no action;
  ALTER TABLE "_posts_v_version_variants_crops" ADD CONSTRAINT "_posts_v_version_variants_crops_parent_id_fk" FOREIGN KEY ("_parent_id") REFERENCES "public"."_posts_v_version_variants"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "posts_variants_crops_order_idx" ON "posts_variants_crops" USING btree ("_order");
  CREATE INDEX "posts_variants_crops_parent_id_idx" ON "posts_variants_crops" USING btree ("_parent_id");
  CREATE INDEX "posts_variants_crops_media_idx" ON "posts_variants_crops" USING btree ("media_id");
  CREATE INDEX "_posts_v_version_variants_crops_order_idx" ON "_posts_v_version_variants_crops" USING btree ("_order");
  CREATE INDEX "_posts_v_version_variants_crops_parent_id_idx" ON "_posts_v_version_variants_crops" USING btree ("_parent_id");
  CREATE INDEX "_posts_v_version_variants_crops_media_idx" ON "_posts_v_version_variants_crops" USING btree ("media_id");
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "posts_id";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "posts_variants_crops" DISABLE ROW LEVEL SECURITY;
  ALTER TABLE "_posts_v_version_variants_crops" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "posts_variants_crops" CASCADE;
  DROP TABLE "_posts_v_version_variants_crops" CASCADE;
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "posts_id" uuid;
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_posts_fk" FOREIGN KEY ("posts_id") REFERENCES "public"."posts"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "payload_locked_documents_rels_posts_id_idx" ON "payload_locked_documents_rels" USING btree ("posts_id");`)
}
