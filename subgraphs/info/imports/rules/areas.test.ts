import { describe, expect, test } from 'vitest'
import type { RecordArea } from '../../db/schema.ts'
import type { Part } from './area-names.ts'
import { coverageOf } from './coverage.ts'
import { createAreaReader } from './read-areas.ts'

// A city with townships, villages inside them, and dongs of both systems.
const city = ['KR', 'province', 'city']
const part = (nameKo: string, kind: Part['kind'], inside?: string, overlapIds: string[] = []): Part => ({
  id: nameKo,
  nameKo,
  kind,
  ancestorIds: inside ? [...city, inside] : city,
  overlapIds,
})
const parts: Part[] = [
  part('문산읍', 'TOWNSHIP'),
  ...['명석면', '진성면', '수리면'].map((name) => part(name, 'TOWNSHIP')),
  part('우수리', 'VILLAGE', '명석면'),
  part('상촌리', 'VILLAGE', '진성면'),
  part('수리', 'VILLAGE', '수리면'),
  part('교리', 'VILLAGE', '명석면'),
  { ...part('교리', 'VILLAGE', '수리면'), id: '교리 of 수리면' },
  ...['1', '2', '3'].map((number) => part(`역삼${number}동`, 'ADMINISTRATIVE_DONG', undefined, ['역삼동'])),
  part('역삼동', 'LEGAL_DONG', undefined, ['역삼1동', '역삼2동', '역삼3동']),
  part('종로1·2·3가동', 'ADMINISTRATIVE_DONG', undefined, ['종로1가', '종로2가']),
  part('종로1가', 'LEGAL_DONG', undefined, ['종로1·2·3가동']),
  part('종로2가', 'LEGAL_DONG', undefined, ['종로1·2·3가동']),
  part('중앙동', 'ADMINISTRATIVE_DONG', undefined, ['중앙동 (legal)']),
  { ...part('중앙동', 'LEGAL_DONG', undefined, ['중앙동']), id: '중앙동 (legal)' },
  part('온천동', 'ADMINISTRATIVE_DONG'),
  part('구암동', 'LEGAL_DONG'),
  part('북구', null),
  part('장량동', 'ADMINISTRATIVE_DONG', '북구'),
]
const read = createAreaReader(['경상남도', '경남', '진주시', '진주'], parts)
const byId = new Map(parts.map((one) => [one.id, one]))

/** Areas as `name → region`, with `½` for a part, `-` and what is left out. */
const shown = (areas: readonly RecordArea[]) =>
  areas.map(({ name, regionId, isWhole, exceptIds }) =>
    [name, '→', regionId ?? '?', ...(isWhole ? [] : ['½']), ...exceptIds.map((id) => `-${id}`)].join(' '),
  )

describe.each<[zone: string, areas: string, expected: string[]]>([
  ['없음', '없음', []],
  ['진주시', '진주시', []],
  ['경상남도 진주시', '진주시 전역', []],
  ['관내', '관내 4개 읍면동', []],
  ['진주관내', '진주관내', []],
  ['직영', '문산읍', ['문산읍 → 문산읍']],
  [
    '1구역',
    '문산읍+명석면, 진성면/중앙동',
    ['문산읍 → 문산읍', '명석면 → 명석면', '진성면 → 진성면', '중앙동 → 중앙동'],
  ],
  ['1구역', '문산읍. 명석면', ['문산읍 → 문산읍', '명석면 → 명석면']],
  ['1구역', '문산, 명석', ['문산 → 문산읍', '명석 → 명석면']],
  ['1구역', '문산면', ['문산면 → 문산읍']],
  ['1구역', '명석면(우수리)', ['우수리 → 우수리']],
  ['1구역', '명석면(우수,상촌마을)', ['명석면(우수,상촌마을) → 명석면 ½', '우수 → 우수리']],
  ['1구역', '명석면(우수리 제외), 진성면', ['명석면(우수리 제외) → 명석면 -우수리', '진성면 → 진성면']],
  ['1구역', '명석면(매일수거지역제외)', ['명석면(매일수거지역제외) → 명석면 ½']],
  ['1구역', '명석면[우수리 제외]', ['명석면[우수리 제외] → 명석면 -우수리']],
  ['명석면', '우수1리', ['우수1리 → 우수리 ½']],
  ['명석면', '우수1~3리, 교리', ['우수1~3리 → 우수리 ½', '교리 → 교리']],
  ['없음', '교리', ['교리 → ? ½']],
  ['없음', '명석면 교리', ['명석면 교리 → 교리']],
  ['없음', '명석면 면사무소 앞', ['명석면 면사무소 앞 → 명석면 ½']],
  ['없음', '명석면소재지', ['명석면소재지 → 명석면 ½']],
  ['없음', '명석면 일원', ['명석면 일원 → 명석면']],
  ['없음', '명석면 일부, 진성면 전역', ['명석면 일부 → 명석면 ½', '진성면 전역 → 진성면']],
  ['없음', '읍지역', ['읍지역 → 문산읍']],
  ['진주시 면지역 일원', '면 지역', ['면 지역 → 명석면', '면 지역 → 진성면', '면 지역 → 수리면']],
  ['없음', '읍도심', ['읍도심 → 문산읍 ½']],
  ['문산읍', '전체', ['전체 → 문산읍']],
  ['문산읍(수)', '목화동, 군청', ['목화동 → 문산읍 ½', '군청 → 문산읍 ½']],
  ['명석, 진성(목)', '장례식장', ['장례식장 → ? ½']],
  ['1구역', '역삼1,2동', ['역삼1동 → 역삼1동', '역삼2동 → 역삼2동']],
  ['1구역', '역삼1동~3동', ['역삼1동 → 역삼1동', '역삼2동 → 역삼2동', '역삼3동 → 역삼3동']],
  ['1구역', '역삼 1ㆍ3동', ['역삼1동 → 역삼1동', '역삼3동 → 역삼3동']],
  ['1구역', '역삼1', ['역삼1 → 역삼1동']],
  ['1구역', '역삼4동', ['역삼4동 → 역삼동 ½']],
  ['1구역', '역삼2동 제12통', ['역삼2동 제12통 → 역삼2동 ½']],
  ['1구역', '종로2가동', ['종로2가동 → 종로1·2·3가동']],
  ['온천동', '구암동', ['구암동 → 구암동']],
  ['1구역', '중앙동(북부지역)', ['중앙동(북부지역) → 중앙동 ½']],
  ['1구역', '하당지역(문산, 역삼1동)', ['문산 → 문산읍', '역삼1동 → 역삼1동']],
  ['진주시북구', '진주시북구전역', ['진주시북구전역 → 북구']],
  ['북구', '장량동+대이동', ['장량동 → 장량동', '대이동 → 북구 ½']],
  ['1권역', '없음', ['1권역 → ? ½']],
  ['1권역', '푸르지오 1+2차, 봇들2길', ['푸르지오 1,2차 → ? ½', '봇들2길 → ? ½']],
  ['1권역', '명석면 우수리 마을회관, 정류장', ['명석면 우수리 마을회관 → 우수리 ½', '정류장 → 명석면 ½']],
  ['없음', '진주시 일원(수리면 제외)', expect.arrayContaining(['진주시 일원(수리면 제외) → 문산읍'])],
  ['없음', '열린 (괄호, 문산읍', ['열린 → ? ½', '괄호 → ? ½', '문산읍 → 문산읍']],
])('zone %s with areas %s', (zone, areas, expected) => {
  test('is read', () => {
    expect(shown(read(zone, areas))).toEqual(expected)
  })
})

test('everything except a township leaves out that township only', () => {
  const names = shown(read('없음', '진주시 일원(수리면 제외)'))

  expect(names.some((name) => name.endsWith('수리면'))).toBe(false)
  expect(names.some((name) => name.endsWith('명석면'))).toBe(true)
})

test('a list of a thousand pieces is read whole, and endless brackets or numbers take no time', () => {
  const many = Array.from({ length: 1_000 }, (_none, index) => `골목${index}번`).join('+')

  expect(read('문산읍', many)).toHaveLength(1_000)
  for (const text of ['('.repeat(50_000), '1,'.repeat(50_000), '역삼1~999999999동', '가 '.repeat(20_000)])
    expect(() => read('문산읍', text)).not.toThrow()
})

describe.each<[zone: string, areas: string, coverages: Record<string, string | null>]>([
  ['', '명석면', { 명석면: 'ALL', 우수리: 'ALL', 문산읍: null, 상촌리: null }],
  ['', '명석면(우수리)', { 명석면: 'PART', 우수리: 'ALL', 교리: null }],
  ['', '명석면(우수리 제외)', { 명석면: 'PART', 우수리: null, 교리: 'ALL' }],
  ['', '명석면(매일수거지역 제외)', { 명석면: 'PART', 우수리: 'PART' }],
  ['', '명석면 마을회관', { 명석면: 'PART', 우수리: 'NEARBY', 진성면: null }],
  ['', '역삼1동', { 역삼1동: 'ALL', 역삼동: 'PART', 역삼2동: null }],
  ['', '역삼동', { 역삼1동: 'ALL', 역삼동: 'ALL', 중앙동: null, 온천동: 'UNKNOWN' }],
  ['', '종로1가', { 종로1·2·3가동: 'PART', 종로1가: 'ALL', 종로2가: null }],
  ['', '중앙동', { 중앙동: 'ALL', '중앙동 (legal)': 'ALL', 구암동: 'UNKNOWN' }],
  ['온천동', '구암동', { 온천동: 'PART', 구암동: 'PART', 역삼1동: null }],
  ['', '북구', { 북구: 'ALL', 장량동: 'ALL', 중앙동: null }],
  ['', '봇들2길', { 중앙동: 'UNKNOWN', 우수리: 'UNKNOWN' }],
  ['명석, 진성(목)', '장례식장', { 명석면: 'PART', 진성면: 'PART', 우수리: 'NEARBY', 문산읍: null }],
  ['', '봇들2길, 중앙동', { 중앙동: 'ALL', 우수리: 'UNKNOWN' }],
])('zone "%s" with areas %s', (zone, areas, coverages) => {
  test.each(Object.entries(coverages))('covers %s: %s', (id, expected) => {
    const wanted = byId.get(id)

    expect(wanted && (coverageOf(read(zone, areas), wanted, byId)?.coverage ?? null)).toBe(expected)
  })
})

test('a part learns which areas of a rule are its own', () => {
  const areas = read('', '명석면(우수,상촌마을), 진성면, 봇들2길')
  const own = (id: string) => coverageOf(areas, byId.get(id) as Part, byId)

  expect(own('명석면')).toEqual({ coverage: 'PART', areas: ['명석면(우수,상촌마을)', '우수'] })
  expect(own('우수리')).toEqual({ coverage: 'ALL', areas: ['우수'] })
  expect(own('상촌리')).toEqual({ coverage: 'ALL', areas: ['진성면'] })
  expect(own('문산읍')).toEqual({ coverage: 'UNKNOWN', areas: [] })
})
