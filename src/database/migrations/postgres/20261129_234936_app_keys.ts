import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "app_keys" (
  	"id" uuid PRIMARY KEY NOT NULL,
  	"brand_id" uuid NOT NULL,
  	"platform" varchar NOT NULL,
  	"client_id" varchar NOT NULL,
  	"sealed" varchar,
  	"updated_at" timestamp(3) with time zone DEFAULT now() NOT NULL,
  	"created_at" timestamp(3) with time zone DEFAULT now() NOT NULL
  );
  
  ALTER TABLE "payload_locked_documents_rels" ADD COLUMN "app_keys_id" uuid;
  ALTER TABLE "app_keys" ADD CONSTRAINT "app_keys_brand_id_brands_id_fk" FOREIGN KEY ("brand_id") REFERENCES "public"."brands"("id") ON DELETE set null ON UPDATE no action;
  CREATE INDEX "app_keys_brand_idx" ON "app_keys" USING btree ("brand_id");
  CREATE INDEX "app_keys_updated_at_idx" ON "app_keys" USING btree ("updated_at");
  CREATE INDEX "app_keys_created_at_idx" ON "app_keys" USING btree ("created_at");
  CREATE UNIQUE INDEX "brand_platform_idx" ON "app_keys" USING btree ("brand_id","platform");
  ALTER TABLE "payload_locked_documents_rels" ADD CONSTRAINT "payload_locked_documents_rels_app_keys_fk" FOREIGN KEY ("app_keys_id") REFERENCES "public"."app_keys"("id") ON DELETE cascade ON UPDATE no action;
  CREATE INDEX "payload_locked_documents_rels_app_keys_id_idx" ON "payload_locked_documents_rels" USING btree ("app_keys_id");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "app_keys" DISABLE ROW LEVEL SECURITY;
  DROP TABLE "app_keys" CASCADE;
  ALTER TABLE "payload_locked_documents_rels" DROP CONSTRAINT "payload_locked_documents_rels_app_keys_fk";
  
  DROP INDEX "payload_locked_documents_rels_app_keys_id_idx";
  ALTER TABLE "payload_locked_documents_rels" DROP COLUMN "app_keys_id";`)
}
