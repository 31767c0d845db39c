import { sql } from 'drizzle-orm'
import type { Db } from '../_shared/db.ts'
import { newId } from '../_shared/ids.ts'
import {
  type CategoryRow,
  type CollectionArea,
  type CollectionRuleRow,
  categories,
  collectionRules,
  type FeeLineRow,
  feeLines,
  type ItemRow,
  itemNames,
  items,
  type LocalRuleRow,
  localRules,
  type RegionRow,
  regions,
} from './db/schema.ts'
import type { ScheduleRegion } from './domain/collection/schedules.ts'
import { type Schedule, scheduleOf } from './domain/collection/schedules.ts'
import { searchKeysOf } from './domain/search/key.ts'

/** A top-level category. */
export async function aCategory(db: Db, overrides: Partial<CategoryRow> = {}): Promise<CategoryRow> {
  const id = overrides.id ?? newId('cat')
  const row = {
    id,
    slug: slugOf(id),
    parentId: null,
    position: 1000,
    nameKo: '선반',
    nameEn: 'Category',
    description: { ko: '이것저것', en: 'This and that' },
    ...overrides,
  }
  await db.insert(categories).values(row)
  return row
}

/** An item with search keys for its names and synonyms, in a new category unless `categoryId` is given. */
export async function anItem(db: Db, overrides: Partial<ItemRow> = {}): Promise<ItemRow> {
  const id = overrides.id ?? newId('itm')
  const [row] = await db
    .insert(items)
    .values({
      id,
      slug: slugOf(id),
      nameKo: '물건',
      nameEn: 'Thing',
      synonyms: { ko: [], en: [] },
      disposalMethod: 'GENERAL_WASTE',
      summary: { ko: '종량제봉투에 버립니다.', en: 'Put it in the bag for general waste.' },
      steps: [{ action: 'BAG', text: { ko: '버린다', en: 'Throw it away' }, detail: null }],
      isRegionDependent: false,
      sourceIds: ['guideline'],
      reviewedOn: '2026-11-24',
      contentHash: '',
      ...overrides,
      categoryId: overrides.categoryId ?? (await aCategory(db)).id,
    })
    .returning()
  if (!row) throw new Error('The fixture inserted no row.')
  await db
    .insert(itemNames)
    .values([
      nameRow(row, 'ko', row.nameKo, false),
      nameRow(row, 'en', row.nameEn, false),
      ...row.synonyms.ko.map((text) => nameRow(row, 'ko', text, true)),
      ...row.synonyms.en.map((text) => nameRow(row, 'en', text, true)),
    ])
  return row
}

/** Jongno-gu in Seoul. */
export const aRegion = (overrides: Partial<ScheduleRegion> = {}): ScheduleRegion => ({
  id: 'reg_1111000000',
  fullNameKo: '서울특별시 종로구',
  fullNameEn: 'Jongno-gu, Seoul',
  timeZone: 'Asia/Seoul',
  ...overrides,
})

/** A rule of Jongno-gu in Seoul: general waste, Sunday to Friday evening, at the door. */
export const aRuleRow = (overrides: Partial<CollectionRuleRow> = {}): CollectionRuleRow => ({
  id: newId('rul'),
  regionId: 'reg_1111000000',
  method: 'GENERAL_WASTE',
  materialIds: [],
  dwellings: [],
  weeksOfMonth: [],
  weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SUNDAY'],
  hasOtherDays: false,
  putOutFrom: '19:00',
  putOutMinutes: 120,
  placement: 'OWN_DOOR',
  conditions: '규격봉투에 넣어 배출',
  offDays: '토+구정연휴+추석연휴',
  areas: [],
  isSuperseded: false,
  contactPhone: '+82221482373',
  observedOn: '2026-07-10',
  readOn: '2026-11-24',
  ...overrides,
})

/** `aRuleRow`, stored in the database. */
export async function aRule(db: Db, overrides: Partial<CollectionRuleRow> = {}): Promise<CollectionRuleRow> {
  const row = aRuleRow(overrides)
  await db.insert(collectionRules).values(row)
  return row
}

/** Jongno-gu's bulky-waste fee for a sofa, stored in the database. */
export async function aFeeLine(db: Db, overrides: Partial<FeeLineRow> = {}): Promise<FeeLineRow> {
  const row = {
    id: newId('fee'),
    dataSet: 'bulky-fees',
    regionId: 'reg_1111000000',
    method: 'BULKY_WASTE' as const,
    nameKeys: ['소파'],
    specification: { ko: '소파, 1인용', en: '소파, 1인용' },
    users: null,
    position: 0,
    amountMinor: 3_000,
    maxAmountMinor: null,
    currency: 'KRW',
    observedOn: '2026-07-10',
    readOn: '2026-11-24',
    ...overrides,
  }
  await db.insert(feeLines).values(row)
  return row
}

/** An editor's rule for sofas in Jongno-gu in Seoul that changes nothing yet. */
export const aLocalRuleRow = (overrides: Partial<LocalRuleRow> = {}): LocalRuleRow => ({
  id: newId('lru'),
  itemId: 'itm_sofa',
  regionId: 'reg_1111000000',
  variantId: null,
  dwelling: null,
  method: null,
  feeStatus: null,
  summary: null,
  note: null,
  validFrom: null,
  validUntil: null,
  sourceId: 'guideline',
  ...overrides,
})

/** `aLocalRuleRow`, stored in the database. */
export async function aLocalRule(db: Db, overrides: Partial<LocalRuleRow> = {}): Promise<LocalRuleRow> {
  const row = aLocalRuleRow(overrides)
  await db.insert(localRules).values(row)
  return row
}

/** `count` more items, each with a name composed of two existing names and a number. */
export async function manyItems(db: Db, count: number): Promise<void> {
  const names = await db.select({ text: itemNames.text }).from(itemNames).orderBy(itemNames.itemId, itemNames.text)
  const [row] = await db.select().from(items).limit(1)
  if (!row) throw new Error('The catalogue is empty.')
  const nameAt = (at: number) => `${names[at % names.length]?.text} ${names[(at * 31 + 7) % names.length]?.text} ${at}`
  for (let from = 0; from < count; from += 1000) {
    const batch = Array.from({ length: Math.min(1000, count - from) }, (_, offset) => from + offset)
    const rows = batch.map((at) => ({ ...row, id: `itm_many-${at}`, slug: `many-${at}`, nameKo: nameAt(at) }))
    await db.insert(items).values(rows)
    await db.insert(itemNames).values(rows.map((item) => nameRow(item, 'ko', item.nameKo, false)))
  }
  await db.execute(sql`vacuum analyze`)
}

const slugOf = (id: string): string => id.slice(4)

function nameRow({ id }: ItemRow, locale: 'ko' | 'en', text: string, isSynonym: boolean) {
  const row = { itemId: id, locale, text, isSynonym, isBrand: false, position: 0, isCatalogueName: true }
  return { ...row, ...searchKeysOf(text, locale) }
}

/** Areas of a rule that are no regions. */
export const areasNamed = (...names: string[]): CollectionArea[] =>
  names.map((name) => ({ name, regionId: null, isWhole: false }))

/** A legal dong of Jongno-gu in Seoul, or a village of one of its regions. */
export async function aNeighbourhood(db: Db, overrides: Partial<RegionRow> & { id: string }): Promise<RegionRow> {
  const [row] = await db
    .insert(regions)
    .values({
      ancestorIds: ['reg_KR', 'reg_1100000000', 'reg_1111000000'],
      nameKo: '동네',
      fullNameKo: '서울특별시 종로구 동네',
      fullNameEn: '동네, Jongno-gu, Seoul',
      timeZone: 'Asia/Seoul',
      kind: 'LEGAL_DONG',
      ...overrides,
    })
    .returning()
  if (!row) throw new Error('The fixture inserted no row.')
  return row
}

/** A schedule of rules, not stored. */
export const aSchedule = (...rules: Partial<CollectionRuleRow>[]): Schedule =>
  scheduleOf(
    aRegion(),
    rules.map((rule, index) => aRuleRow({ id: `rul_${index}`, ...rule })),
  )

/** For a rule of every day. */
export const daily = {
  weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
} satisfies Partial<CollectionRuleRow>
