CREATE TABLE "data_sets" (
	"id" text PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"publisher" text NOT NULL,
	"url" text,
	"license" text
);
--> statement-breakpoint
CREATE TABLE "materials" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "materials_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "place_materials" (
	"place_id" text NOT NULL,
	"material_id" text NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "place_materials_place_id_material_id_pk" PRIMARY KEY("place_id","material_id")
);
--> statement-breakpoint
CREATE TABLE "places" (
	"id" text PRIMARY KEY NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"pos" "cube" GENERATED ALWAYS AS (cube(array[cosd(latitude) * cosd(longitude), cosd(latitude) * sind(longitude), sind(latitude)]::double precision[])) STORED,
	"address" text NOT NULL,
	"street" text,
	"address_detail" text,
	"country_code" text NOT NULL,
	"region_id" text,
	"phone" text,
	"website" text,
	"notes_ko" text,
	"notes_en" text,
	"confidence" text NOT NULL,
	"name_key" text NOT NULL,
	"address_key" text
);
--> statement-breakpoint
CREATE TABLE "reference_loads" (
	"name" text PRIMARY KEY NOT NULL,
	"content_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "region_names" (
	"region_id" text NOT NULL,
	"kind" text NOT NULL,
	"search_key" text NOT NULL,
	"text" text NOT NULL,
	"changed_on" date,
	CONSTRAINT "region_names_region_id_kind_search_key_pk" PRIMARY KEY("region_id","kind","search_key")
);
--> statement-breakpoint
CREATE TABLE "region_rings" (
	"region_id" text NOT NULL,
	"position" integer NOT NULL,
	"ring" "polygon" NOT NULL,
	"bbox" "box" GENERATED ALWAYS AS (box(ring)) STORED,
	CONSTRAINT "region_rings_region_id_position_pk" PRIMARY KEY("region_id","position")
);
--> statement-breakpoint
CREATE TABLE "regions" (
	"id" text PRIMARY KEY NOT NULL,
	"official_code" text NOT NULL,
	"level" text NOT NULL,
	"parent_id" text,
	"ancestor_ids" text[] NOT NULL,
	"name_ko" text NOT NULL,
	"name_en" text NOT NULL,
	"full_name_ko" text NOT NULL,
	"full_name_en" text NOT NULL,
	"country_code" text NOT NULL,
	"time_zone" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"pos" "cube" GENERATED ALWAYS AS (cube(array[cosd(latitude) * cosd(longitude), cosd(latitude) * sind(longitude), sind(latitude)]::double precision[])) STORED,
	"boundary_hash" text,
	CONSTRAINT "regions_official_code_unique" UNIQUE("official_code")
);
--> statement-breakpoint
CREATE TABLE "source_records" (
	"data_set" text NOT NULL,
	"key" text NOT NULL,
	"provider" text,
	"line" integer NOT NULL,
	"raw" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"outcome" text NOT NULL,
	"reason" text,
	"place_id" text,
	"leads" boolean NOT NULL,
	"material_ids" text[] NOT NULL,
	"observed_on" date,
	"read_on" date NOT NULL,
	CONSTRAINT "source_records_data_set_key_pk" PRIMARY KEY("data_set","key")
);
--> statement-breakpoint
ALTER TABLE "place_materials" ADD CONSTRAINT "place_materials_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "place_materials" ADD CONSTRAINT "place_materials_material_id_materials_id_fk" FOREIGN KEY ("material_id") REFERENCES "public"."materials"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_names" ADD CONSTRAINT "region_names_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_rings" ADD CONSTRAINT "region_rings_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regions" ADD CONSTRAINT "regions_parent_id_regions_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_records" ADD CONSTRAINT "source_records_data_set_data_sets_id_fk" FOREIGN KEY ("data_set") REFERENCES "public"."data_sets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_records" ADD CONSTRAINT "source_records_place_id_places_id_fk" FOREIGN KEY ("place_id") REFERENCES "public"."places"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "place_materials_material" ON "place_materials" USING btree ("material_id","place_id");--> statement-breakpoint
CREATE INDEX "places_pos" ON "places" USING gist ("pos");--> statement-breakpoint
CREATE INDEX "region_rings_bbox" ON "region_rings" USING gist ("bbox");--> statement-breakpoint
CREATE INDEX "regions_parent" ON "regions" USING btree ("parent_id","official_code");--> statement-breakpoint
CREATE INDEX "source_records_place" ON "source_records" USING btree ("place_id");