import { sql } from 'drizzle-orm'
import type { Db } from '../../_shared/db.ts'
import { materials, placeMaterials, places } from '../db/schema.ts'
import type { Coordinates } from '../domain/geo/earth.ts'
import { nameKey } from '../domain/places/keys.ts'
import { materialId } from '../domain/places/material-id.ts'
import { moved, seededRandom } from '../fixtures.ts'
import type { PlaceKind } from '../types.generated.ts'

// Location of the city office and inhabitants in thousands, rounded. Only the shape of the distribution matters.
const cities: readonly [name: string, latitude: number, longitude: number, thousands: number][] = [
  ['서울특별시', 37.567, 126.978, 9400],
  ['부산광역시', 35.18, 129.075, 3300],
  ['인천광역시', 37.456, 126.705, 3000],
  ['대구광역시', 35.871, 128.601, 2370],
  ['대전광역시', 36.35, 127.385, 1440],
  ['광주광역시', 35.16, 126.852, 1420],
  ['경기도 수원시', 37.263, 127.029, 1190],
  ['울산광역시', 35.539, 129.311, 1100],
  ['경기도 고양시', 37.658, 126.832, 1070],
  ['경상남도 창원시', 35.228, 128.682, 1000],
  ['충청북도 청주시', 36.642, 127.489, 850],
  ['전북특별자치도 전주시', 35.824, 127.148, 640],
  ['제주특별자치도 제주시', 33.5, 126.531, 490],
  ['경상북도 포항시', 36.019, 129.343, 490],
  ['강원특별자치도 원주시', 37.342, 127.92, 360],
  ['전라남도 목포시', 34.812, 126.392, 210],
  ['강원특별자치도 강릉시', 37.752, 128.876, 210],
  ['경상북도 안동시', 36.568, 128.73, 150],
  ['강원특별자치도 태백시', 37.164, 128.986, 38],
]
const quarters = [
  '가람',
  '나래',
  '다솜',
  '마루',
  '바른',
  '새벽',
  '아람',
  '하늘',
  '한빛',
  '푸른',
  '은행',
  '중앙',
  '신흥',
]

/** The kinds of places: their share, their name and the materials they take. The last kinds are rare on purpose. */
const kindMix: readonly [kind: PlaceKind, perThousand: number, name: string, takes: readonly string[]][] = [
  ['CLOTHING_BIN', 520, '의류수거함', ['CLOTHING']],
  ['DROP_OFF_BIN', 270, '폐건전지 수거함', ['BATTERY', 'LAMP']],
  ['TAKE_BACK_SHOP', 180, '약국', ['MEDICINE']],
  ['RECYCLING_CENTER', 28, '재활용센터', ['FURNITURE', 'APPLIANCE_LARGE', 'APPLIANCE_SMALL']],
  ['REFILL_SHOP', 1, '제로웨이스트 가게', ['GLASS']],
  ['REPAIR_SHOP', 1, '수리 가게', ['APPLIANCE_SMALL']],
]

const batchSize = 5_000

/**
 * Inserts `count` made-up places, distributed like Korea's cities: most of them are around a few centres, denser
 * towards the middle. The same `seed` makes the same places. 3 % of them have been checked.
 */
export async function insertSyntheticPlaces(db: Db, count: number, seed = 1): Promise<void> {
  const random = seededRandom(seed)
  const known = new Set((await db.select({ id: materials.id }).from(materials)).map(({ id }) => id))
  const unknown = kindMix.flatMap(([, , , takes]) => takes).find((code) => !known.has(materialId(code)))
  if (unknown) throw new Error(`The catalogue has no material ${unknown}.`)
  for (let start = 0; start < count; start += batchSize) {
    const rows = Array.from({ length: Math.min(batchSize, count - start) }, (_, index) => aRow(random, start + index))
    await db.execute(sql`
      insert into ${places} (id, name_ko, kind, status, latitude, longitude, address, country_code, confidence, name_key, verified_at)
      select id, name_ko, kind, 'OPERATING', latitude, longitude, address, 'KR', 'MEDIUM', name_key, verified_at
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made (
        id text, name_ko text, kind text, latitude float8, longitude float8, address text, name_key text, verified_at timestamptz)`)
    await db.execute(sql`
      insert into ${placeMaterials} (place_id, latitude, longitude, material_id, position)
      select ${places.id}, ${places.latitude}, ${places.longitude}, material_id, 0
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as made (id text, takes text[])
      join ${places} on ${places.id} = made.id cross join unnest(takes) as material_id`)
  }
}

function aRow(random: () => number, number: number) {
  const [city, ...center] = pick(random, cities, ([, , , thousands]) => thousands)
  const [kind, , sort, takes] = pick(random, kindMix, ([, perThousand]) => perThousand)
  const quarter = quarters[Math.floor(random() * quarters.length)]
  const name = `${quarter}${1 + Math.floor(random() * 9)}동 ${sort}`
  return {
    id: `plc_synthetic${number}`,
    name_ko: name,
    name_key: nameKey(name),
    kind,
    ...around(random, { latitude: center[0], longitude: center[1] }, 1_000 + 6_000 * Math.sqrt(center[2] / 9_400)),
    address: `${city} ${quarter}로 ${1 + Math.floor(random() * 400)}`,
    verified_at: random() < 0.03 ? new Date(Date.UTC(2025, 0, 1 + random() * 690, random() * 24)).toISOString() : null,
    takes: takes.map(materialId),
  }
}

// The density falls exponentially with the distance, as in cities (Clark 1951).
function around(random: () => number, center: Coordinates, meters: number): Coordinates {
  const [turn, distance] = [2 * Math.PI * random(), -meters * Math.log((1 - random()) * (1 - random()))]
  return moved(center, distance * Math.cos(turn), distance * Math.sin(turn))
}

function pick<T>(random: () => number, from: readonly T[], weightOf: (one: T) => number): T {
  let left = random() * from.reduce((sum, one) => sum + weightOf(one), 0)
  for (const one of from) {
    left -= weightOf(one)
    if (left <= 0) return one
  }
  throw new Error('Cannot pick from an empty list.')
}
