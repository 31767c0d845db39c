CREATE TABLE "categories" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"parent_id" text,
	"position" integer NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	CONSTRAINT "categories_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "item_drop_off_materials" (
	"item_id" text NOT NULL,
	"material_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "item_drop_off_materials_item_id_material_id_pk" PRIMARY KEY("item_id","material_id")
);
--> statement-breakpoint
CREATE TABLE "item_names" (
	"item_id" text NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	"search_key" text NOT NULL,
	"bigrams" text[] NOT NULL,
	"is_synonym" boolean NOT NULL,
	CONSTRAINT "item_names_item_id_locale_text_pk" PRIMARY KEY("item_id","locale","text")
);
--> statement-breakpoint
CREATE TABLE "items" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"category_id" text NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	"synonyms" jsonb NOT NULL,
	"disposal_method" text NOT NULL,
	"summary" jsonb NOT NULL,
	"steps" jsonb NOT NULL,
	"mistakes" jsonb NOT NULL,
	"is_region_dependent" boolean NOT NULL,
	"source_ids" text[] NOT NULL,
	"reviewed_on" date NOT NULL,
	"content_hash" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "items_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "materials" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	"disposal_method" text NOT NULL,
	"is_recyclable" boolean NOT NULL,
	CONSTRAINT "materials_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "reference_loads" (
	"name" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"url" text,
	"license" text,
	"retrieved_on" date
);
--> statement-breakpoint
ALTER TABLE "item_drop_off_materials" ADD CONSTRAINT "item_drop_off_materials_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_drop_off_materials" ADD CONSTRAINT "item_drop_off_materials_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_names" ADD CONSTRAINT "item_names_item_id_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."items"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "items" ADD CONSTRAINT "items_category_id_categories_id_fk" FOREIGN KEY ("category_id") REFERENCES "public"."categories"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_names_search_key" ON "item_names" USING btree ("search_key" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "item_names_bigrams" ON "item_names" USING gin ("bigrams");--> statement-breakpoint
CREATE INDEX "items_name_ko" ON "items" USING btree (lower("name_ko"),"id");--> statement-breakpoint
CREATE INDEX "items_name_en" ON "items" USING btree (lower("name_en"),"id");--> statement-breakpoint
CREATE INDEX "items_category" ON "items" USING btree ("category_id");