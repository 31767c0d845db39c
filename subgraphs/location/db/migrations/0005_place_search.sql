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
	SELECT string_agg(
		CASE WHEN letter BETWEEN '가' AND '힣' THEN substr('ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ', (ascii(letter) - 44032) / 588 + 1, 1)
		ELSE letter END, '' ORDER BY place)
	FROM unnest(string_to_array($1, NULL)) WITH ORDINALITY AS letters (letter, place));
--> statement-breakpoint
-- The names of a place, each with a line end on both sides, and behind a tab its address. No key has either character.
CREATE FUNCTION place_search_text(name_ko text, name_en text, address text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN E'\n' || search_key(name_ko)
	|| E'\n' || coalesce(initial_consonants(search_key(name_ko)), '')
	|| E'\n' || coalesce(search_key(name_en), '')
	|| E'\n\t' || search_key(address);
--> statement-breakpoint
-- The pairs of neighbouring letters, each behind a mark; a letter that is left over stands for itself.
CREATE FUNCTION letter_pairs(letters text, mark text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN string_to_array(
	regexp_replace(letters, '(..)', mark || '\1' || E'\t', 'g')
	|| E'\t' || regexp_replace(substr(letters, 2), '(..)', mark || '\1' || E'\t', 'g'), E'\t');
--> statement-breakpoint
-- What the index finds a place by: the pairs in its names, those in its address behind an @, and how each name begins.
CREATE FUNCTION place_search_pairs(search_text text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN array_to_tsvector(array_remove(
	letter_pairs(split_part(search_text, E'\t', 1), '')
	|| letter_pairs(split_part(search_text, E'\t', 2), '@')
	|| ARRAY[
		E'\n' || left(split_part(search_text, E'\n', 2), 2),
		E'\n' || left(split_part(search_text, E'\n', 3), 2),
		E'\n' || left(split_part(search_text, E'\n', 4), 2)
	], ''));
--> statement-breakpoint
ALTER TABLE "places" ADD COLUMN "search_text" text GENERATED ALWAYS AS (place_search_text(name_ko, name_en, address)) STORED;--> statement-breakpoint
CREATE INDEX "places_search" ON "places" USING gist ("pos",place_search_pairs(search_text) tsvector_ops(siglen=1000));