CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
-- Where a point of the spheroid of WGS 84 is in space, in metres from the middle of the earth. Neither function is STRICT, since
-- PostgreSQL inlines them then, which makes them several times as fast.
CREATE FUNCTION earth_position(latitude double precision, longitude double precision) RETURNS cube LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN latitude IS NOT NULL AND longitude IS NOT NULL THEN cube(array[
	6378137 / sqrt(1 - 0.0066943799901413165 * sind(latitude) ^ 2) * cosd(latitude) * cosd(longitude),
	6378137 / sqrt(1 - 0.0066943799901413165 * sind(latitude) ^ 2) * cosd(latitude) * sind(longitude),
	6378137 / sqrt(1 - 0.0066943799901413165 * sind(latitude) ^ 2) * (1 - 0.0066943799901413165) * sind(latitude)
]) END;--> statement-breakpoint
-- The tile of web maps at zoom 17 that a point lies in: its column, then its row in the last 17 bits.
CREATE FUNCTION map_cell(latitude double precision, longitude double precision) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN least(131071, floor((longitude + 180) / 360 * 131072))::bigint * 131072
	+ greatest(0, least(131071, floor((1 - asinh(tan(radians(greatest(-85.06, least(85.06, latitude))))) / pi()) / 2 * 131072)))::bigint;--> statement-breakpoint
CREATE TABLE "map_cells" (
	"level" integer NOT NULL,
	"x" integer NOT NULL,
	"y" integer NOT NULL,
	"kind" text NOT NULL,
	"material_ids" text[] NOT NULL,
	"count" integer NOT NULL,
	"place_id" text NOT NULL,
	"latitudes" double precision NOT NULL,
	"longitudes" double precision NOT NULL,
	"south" double precision NOT NULL,
	"west" double precision NOT NULL,
	"north" double precision NOT NULL,
	"east" double precision NOT NULL,
	CONSTRAINT "map_cells_level_x_y_kind_material_ids_pk" PRIMARY KEY("level","x","y","kind","material_ids")
);
--> statement-breakpoint
CREATE TABLE "place_coverage" (
	"region_id" text NOT NULL,
	"kind" text NOT NULL,
	"material_id" text NOT NULL,
	"has_inventory" boolean NOT NULL,
	"updated_on" date NOT NULL,
	CONSTRAINT "place_coverage_region_id_kind_material_id_pk" PRIMARY KEY("region_id","kind","material_id")
);
--> statement-breakpoint
CREATE TABLE "stale_map_cells" (
	"cell" bigint NOT NULL,
	"region_id" text
);
--> statement-breakpoint
ALTER TABLE "data_sets" ADD COLUMN "is_inventory" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "regions" drop column "pos";--> statement-breakpoint
ALTER TABLE "regions" ADD COLUMN "pos" "cube" GENERATED ALWAYS AS (earth_position(latitude, longitude)) STORED;--> statement-breakpoint
ALTER TABLE "places" drop column "pos";--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "pos" "cube" GENERATED ALWAYS AS (earth_position(latitude, longitude)) STORED;--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "cell" bigint GENERATED ALWAYS AS (map_cell(latitude, longitude)) STORED;--> statement-breakpoint
ALTER TABLE "places" ADD CONSTRAINT "places_point" UNIQUE("id","latitude","longitude");--> statement-breakpoint
CREATE INDEX "places_pos" ON "places" USING gist ("pos");--> statement-breakpoint
CREATE INDEX "places_kind" ON "places" USING gist ("kind","pos");--> statement-breakpoint
CREATE INDEX "places_verified" ON "places" USING gist ("pos") WHERE "places"."verified_at" is not null;--> statement-breakpoint
CREATE INDEX "places_cell" ON "places" USING btree ("cell");--> statement-breakpoint
ALTER TABLE "place_materials" DROP CONSTRAINT "place_materials_place_id_places_id_fk";
--> statement-breakpoint
DROP INDEX "place_materials_material";--> statement-breakpoint
ALTER TABLE "place_materials" ADD COLUMN "latitude" double precision;--> statement-breakpoint
ALTER TABLE "place_materials" ADD COLUMN "longitude" double precision;--> statement-breakpoint
UPDATE "place_materials" SET "latitude" = "places"."latitude", "longitude" = "places"."longitude" FROM "places" WHERE "places"."id" = "place_id";--> statement-breakpoint
ALTER TABLE "place_materials" ALTER COLUMN "latitude" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "place_materials" ALTER COLUMN "longitude" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "place_materials" ADD COLUMN "pos" "cube" GENERATED ALWAYS AS (earth_position(latitude, longitude)) STORED;--> statement-breakpoint
ALTER TABLE "place_materials" ADD CONSTRAINT "place_materials_place" FOREIGN KEY ("place_id","latitude","longitude") REFERENCES "public"."places"("id","latitude","longitude") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "place_materials_near" ON "place_materials" USING gist ("material_id","pos");--> statement-breakpoint
INSERT INTO "stale_map_cells" SELECT DISTINCT "cell", "region_id" FROM "places";--> statement-breakpoint
-- Notes the cells in which rows came, went or changed, so that none is forgotten, whoever writes.
CREATE FUNCTION note_stale_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		INSERT INTO stale_map_cells SELECT DISTINCT cell, region_id FROM old_rows;
	END IF;
	IF TG_OP <> 'DELETE' THEN
		INSERT INTO stale_map_cells SELECT DISTINCT cell, region_id FROM new_rows;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION note_stale_materials() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP <> 'INSERT' THEN
		INSERT INTO stale_map_cells SELECT DISTINCT map_cell(latitude, longitude) FROM old_rows;
	END IF;
	IF TG_OP <> 'DELETE' THEN
		INSERT INTO stale_map_cells SELECT DISTINCT map_cell(latitude, longitude) FROM new_rows;
	END IF;
	RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER places_inserted AFTER INSERT ON "places" REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_stale_places();--> statement-breakpoint
CREATE TRIGGER places_updated AFTER UPDATE ON "places" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_stale_places();--> statement-breakpoint
CREATE TRIGGER places_deleted AFTER DELETE ON "places" REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_stale_places();--> statement-breakpoint
CREATE TRIGGER place_materials_inserted AFTER INSERT ON "place_materials" REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_stale_materials();--> statement-breakpoint
CREATE TRIGGER place_materials_updated AFTER UPDATE ON "place_materials" REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION note_stale_materials();--> statement-breakpoint
CREATE TRIGGER place_materials_deleted AFTER DELETE ON "place_materials" REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION note_stale_materials();
