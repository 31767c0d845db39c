-- The rows that are there get their values when the files are loaded, which is right after this.
CREATE TABLE "common_mistakes" (
	"position" integer PRIMARY KEY NOT NULL,
	"item_id" text,
	"material_id" text,
	"mistake" jsonb NOT NULL,
	"instead" jsonb NOT NULL,
	"reason" jsonb,
	CONSTRAINT "common_mistakes_of_one" CHECK (num_nonnulls("common_mistakes"."item_id", "common_mistakes"."material_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "guide_conflicts" (
	"position" integer PRIMARY KEY NOT NULL,
	"item_id" text NOT NULL,
	"variant_id" text,
	"statement" jsonb NOT NULL,
	"source_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_components" (
	"item_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" jsonb NOT NULL,
	"material_id" text NOT NULL,
	"disposal_method" text NOT NULL,
	"must_be_separated" boolean NOT NULL,
	CONSTRAINT "item_components_item_id_position_pk" PRIMARY KEY("item_id","position")
);
--> statement-breakpoint
CREATE TABLE "item_variants" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"item_id" text NOT NULL,
	"position" integer NOT NULL,
	"name" jsonb NOT NULL,
	"disposal_method" text NOT NULL,
	"summary" jsonb NOT NULL,
	"steps" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "related_items" (
	"item_id" text NOT NULL,
	"related_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "related_items_item_id_related_id_pk" PRIMARY KEY("item_id","related_id")
);
--> statement-breakpoint
CREATE TABLE "sorting_marks" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"label" text NOT NULL,
	"name" jsonb NOT NULL,
	"meaning" jsonb NOT NULL,
	"material_id" text,
	"source_id" text NOT NULL,
	CONSTRAINT "sorting_marks_code_unique" UNIQUE("code")
);
--> statement-breakpoint
ALTER TABLE "categories" ADD COLUMN "description" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "categories" ALTER COLUMN "description" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "materials" ADD COLUMN "color_hex" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "materials" ALTER COLUMN "color_hex" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "materials" ADD COLUMN "description" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "materials" ALTER COLUMN "description" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "materials" ADD COLUMN "preparation" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "materials" ALTER COLUMN "preparation" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "common_mistakes" ADD CONSTRAINT "common_mistakes_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "common_mistakes" ADD CONSTRAINT "common_mistakes_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guide_conflicts" ADD CONSTRAINT "guide_conflicts_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guide_conflicts" ADD CONSTRAINT "guide_conflicts_variant_id_item_variants_id_fk" FOREIGN KEY ("variant_id") REFERENCES "public"."item_variants"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guide_conflicts" ADD CONSTRAINT "guide_conflicts_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_components" ADD CONSTRAINT "item_components_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_components" ADD CONSTRAINT "item_components_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_variants" ADD CONSTRAINT "item_variants_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_items" ADD CONSTRAINT "related_items_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "related_items" ADD CONSTRAINT "related_items_related_id_items_id_fk" FOREIGN KEY ("related_id") REFERENCES "public"."items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sorting_marks" ADD CONSTRAINT "sorting_marks_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sorting_marks" ADD CONSTRAINT "sorting_marks_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "common_mistakes_item" ON "common_mistakes" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "common_mistakes_material" ON "common_mistakes" USING btree ("material_id");--> statement-breakpoint
CREATE INDEX "guide_conflicts_item" ON "guide_conflicts" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "item_components_material" ON "item_components" USING btree ("material_id","item_id");--> statement-breakpoint
CREATE INDEX "item_variants_item" ON "item_variants" USING btree ("item_id");--> statement-breakpoint
CREATE INDEX "related_items_related" ON "related_items" USING btree ("related_id");--> statement-breakpoint
CREATE INDEX "sorting_marks_material" ON "sorting_marks" USING btree ("material_id");--> statement-breakpoint
ALTER TABLE "items" DROP COLUMN "mistakes";
