-- A text in plain letters, as `plainText` in _shared/plain-text.ts makes it; a test compares the two. The steps, from the inside:
-- without invisible characters; tildes; barriers around single letters, so that NFKC doesn't join them; NFKC; parts of
-- syllables that stand alone as the letters they look like; dots, dashes and quotation marks.
CREATE FUNCTION plain_text(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN $1 ~ '^[ -~가-힣·]*$' THEN $1 ELSE
	translate(
		translate(
			normalize(regexp_replace(
				translate(
					regexp_replace($1, '[\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890-\u0891\u08e2\u115f-\u1160\u17b4-\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+', '', 'g'),
					U&'\02dc\2053\223c\301c\3030', '~~~~~'),
				'([\u3131-\u318e\uffa1-\uffdc\u3260-\u327b])', U&'\034f\\1\034f', 'g'), NFKC),
			U&'\11a8\11a9\11aa\11ab\11ac\11ad\11ae\11af\11b0\11b1\11b2\11b3\11b4\11b5\11b6\11b7\11b8\11b9\11ba\11bb\11bc\11bd\11be\11bf\11c0\11c1\11c2\1100\1101\1102\1103\1104\1105\111a\1106\1107\1108\1121\1109\110a\110b\110c\110d\110e\110f\1110\1111\1112\1161\1162\1163\1164\1165\1166\1167\1168\1169\116a\116b\116c\116d\116e\116f\1170\1171\1172\1173\1174\1175\1114\1115\11c7\11c8\11cc\11ce\11d3\11d7\11d9\111c\11dd\11df\111d\111e\1120\1122\1123\1127\1129\112b\112c\112d\112e\112f\1132\1136\1140\1147\114c\11f1\11f2\1157\1158\1159\1184\1185\1188\1191\1192\1194\034f',
			'ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎㄱㄲㄴㄷㄸㄹㅀㅁㅂㅃㅄㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣㅥㅦㅧㅨㅩㅪㅫㅬㅭㅮㅯㅰㅱㅲㅳㅴㅵㅶㅷㅸㅹㅺㅻㅼㅽㅾㅿㆀㆁㆂㆃㆄㆅㆆㆇㆈㆉㆊㆋㆌ'),
		U&'\119e\2022\2027\2219\22c5\2e31\2e33\30fb\2010\2011\2012\2013\2014\2015\2212\058a\05be\1400\1806\2e17\2e1a\2e3a\2e3b\2e40\2e5d\30a0\+010d6e\+010ead‘’‛ʼ、。\2044',
		'········--------------------'''''''',./')
	END;
--> statement-breakpoint
-- How a text is compared, as `searchKey` in _shared/korea/search-key.ts makes it: in plain letters, without case, spaces and the marks
-- between words.
CREATE FUNCTION plain_key(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(lower(plain_text($1)), '[\s\u0001-\u0020\u007f-\u00a0\u1680\u2028\u2029·.,''()/-]+', '', 'g');
--> statement-breakpoint
-- The same, for places: what 서울특별시 and 제주특별자치도 are called in short, 서울시 and 제주도, is the same.
CREATE OR REPLACE FUNCTION search_key(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN regexp_replace(plain_key($1), '(특별|광역)(자치)?(?=[시도])', '', 'g');
--> statement-breakpoint
-- Generated columns keep what the former function made until their row is written.
UPDATE places SET name_ko = name_ko
WHERE concat(name_ko, name_en, address) !~ '^[ -~가-힣]*$' AND search_text <> place_search_text(name_ko, name_en, address);
