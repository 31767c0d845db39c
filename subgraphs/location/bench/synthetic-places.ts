import { sql } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'

/** Adds made-up places, thick around the centres of the districts; the same for the same seed. */
export async function insertSyntheticPlaces(db: Db, count: number, seed: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local statement_timeout = 0`)
    await tx.execute(sql`select setseed(${(seed % 1_000) / 1_000}::float8)`)
    await tx.execute(sql`
      with district as materialized (
        select id, full_name_ko, latitude, longitude, row_number() over (order by id) - 1 as place, count(*) over () as total
        from regions where level = 'DISTRICT'),
      made as materialized (
        select number, random() ^ 2 as district, random() as sort, random() as one, random() as two, random() as three,
          random() + random() + random() - 1.5 as north, random() + random() + random() - 1.5 as east
        from generate_series(1, ${count}::int) as number)
      insert into places (id, name_ko, name_en, kind, status, latitude, longitude, address, country_code, region_id,
        confidence, name_key)
      select 'plc_' || md5(${seed}::text || number), case when sort < 0.3 then word || ' 의류수거함'
          when sort < 0.4 then '의류수거함' when sort < 0.7 then word || '약국' when sort < 0.9 then word || ' 행정복지센터'
          else word || '아파트 ' || (1 + two * 20)::int || '단지' end,
        case when sort < 0.05 then 'Clothing bin' end,
        case when sort < 0.4 then 'CLOTHING_BIN' when sort < 0.7 then 'TAKE_BACK_SHOP' else 'DROP_OFF_BIN' end, 'OPERATING',
        latitude + north * 0.05, longitude + east * 0.05,
        full_name_ko || ' ' || road || '로 ' || (1 + three * 300)::int, 'KR', id, 'MEDIUM', ''
      from made join district on district.place = floor(made.district * total)
      cross join lateral (select
        chr(44032 + 28 * (one * 398)::int) || chr(44032 + 28 * (two * 398)::int) as word,
        chr(44032 + 28 * (two * 398)::int) || chr(44036 + 28 * (three * 398)::int) as road) as words`)
  })
  await db.execute(sql`vacuum analyze places`)
}
