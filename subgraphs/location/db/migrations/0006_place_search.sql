-- How a text is compared: composed (NFC), without case, spaces, the marks between words, and letters that nobody sees. What
-- 서울특별시 and 제주특별자치도 are called in short, 서울시 and 제주도, is the same.
CREATE FUNCTION search_key(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN lower(regexp_replace(
	regexp_replace(normalize($1, NFC), '[[:space:][:cntrl:]\u200b-\u200f\ufeff·.,''’()/-]+', '', 'g'),
	'(특별|광역)(자치)?(?=[시도])', '', 'g'));
--> statement-breakpoint
-- The first consonants of syllables: 약국 becomes ㅇㄱ. What isn't Hangul stays.
CREATE FUNCTION initial_consonants(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
	SELECT coalesce(string_agg(
		CASE WHEN letter BETWEEN '가' AND '힣' THEN substr('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (ascii(letter) - 44032) / 588 + 1, 1)
		ELSE letter END, '' ORDER BY place), '')
	FROM unnest(string_to_array($1, NULL)) WITH ORDINALITY AS letters (letter, place));
--> statement-breakpoint
-- The names of a place, each with a line end on both sides, and behind a tab its address. No key has either character.
CREATE FUNCTION place_search_text(name_ko text, name_en text, address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN E'\n' || search_key(name_ko)
	|| E'\n' || initial_consonants(search_key(name_ko))
	|| E'\n' || coalesce(search_key(name_en), '')
	|| E'\n\t' || search_key(address);
--> statement-breakpoint
-- What the index finds a place by: the pairs of neighbouring letters in its names, those in its address behind an @, the first two
-- letters of each line of names, the first five, and its kind behind a #.
CREATE FUNCTION place_search_pairs(search_text text, kind text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(array_remove(string_to_array(concat_ws(E'\t',
	regexp_replace(split_part(search_text, E'\t', 1), '(..)', E'\\1\t', 'g'),
	regexp_replace(substr(split_part(search_text, E'\t', 1), 2), '(..)', E'\\1\t', 'g'),
	regexp_replace(split_part(search_text, E'\t', 1), '(\n[^\n]{1,2})[^\n]*', E'\\1\t', 'g'),
	regexp_replace(split_part(search_text, E'\t', 1), '(\n[^\n]{1,5})[^\n]*', E'\\1\t', 'g'),
	regexp_replace(split_part(search_text, E'\t', 2), '(..)', E'@\\1\t', 'g'),
	regexp_replace(substr(split_part(search_text, E'\t', 2), 2), '(..)', E'@\\1\t', 'g'),
	'#' || kind), E'\t'), ''));
--> statement-breakpoint
-- The same, and so dear that no plan looks at places one by one: PostgreSQL takes pairs for rare that come together, and would
-- rather sort what are hundreds of thousands of places. In a language that isn't inlined, or the price would be lost.
CREATE FUNCTION by_index(tsvector) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 100000
AS 'BEGIN RETURN $1; END';
--> statement-breakpoint
ALTER TABLE "places"
	ADD COLUMN "search_text" text GENERATED ALWAYS AS (place_search_text(name_ko, name_en, address)) STORED,
	ADD COLUMN "search_pairs" tsvector GENERATED ALWAYS AS (
		place_search_pairs(place_search_text(name_ko, name_en, address), kind)) STORED;
--> statement-breakpoint
-- The nearest first, and only branches that have the pairs: their signatures have room for 8,000.
CREATE INDEX "places_search" ON "places" USING gist ("pos", by_index("search_pairs") tsvector_ops (siglen = 1000));
