import { type Cells, cell, dayIn, phoneIn, plainCell } from '../../../_shared/korea/cells.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { CollectionRuleRow } from '../../db/schema.ts'
import { contradicts, knownOffDays, weekdaysIn } from '../../domain/collection/off-days.ts'
import { putOutWindow } from '../../domain/collection/put-out-window.ts'
import { materialId } from '../../reference/ids.ts'
import type { Region } from '../../reference/regions.ts'
import type { DisposalMethod, PutOutPlacement } from '../../types.generated.ts'
import { digest } from '../digest.ts'
import { type FindRegion, regionByColumns } from '../region-of-row.ts'
import { dwellingsOfArea, splitWords } from './split-words.ts'

/** A rule as one row states it. The other columns of a rule combine all of its rows. */
export type ReadRule = Omit<CollectionRuleRow, 'areas' | 'contactPhone' | 'observedOn' | 'readOn' | 'isSuperseded'>

/** A parsed row. */
export interface ParsedRow {
  key: string
  raw: Cells
  regionId: string | null
  /** The names of zone and area in plain letters. */
  areaKey: string
  /** The discharge place, as written. */
  place: string | null
  contactPhone: string | null
  observedOn: string | null
  rules: ReadRule[]
  /** The reason code of a flagged row; otherwise null. */
  reason: string | null
  detail?: string
}

const streams: [column: string, method: DisposalMethod][] = [
  ['생활쓰레기', 'GENERAL_WASTE'],
  ['음식물쓰레기', 'FOOD_WASTE'],
  ['재활용품', 'RECYCLABLES'],
  ['일시적다량폐기물', 'BULKY_WASTE'],
]

/** The columns that a row needs; both forms of the file have them. */
export const ruleColumns = [
  '시도명',
  '시군구명',
  '관리구역명',
  '관리구역대상지역명',
  '배출장소유형',
  '배출장소',
  ...streams.flatMap(([stream]) => [`${stream}배출방법`, `${stream}배출시작시각`, `${stream}배출종료시각`]),
  ...streams.slice(0, 3).map(([stream]) => `${stream}배출요일`),
  '미수거일',
  '관리부서전화번호',
  '데이터기준일자',
]

const placements: Record<string, PutOutPlacement> = { 문전수거: 'OWN_DOOR', 거점수거: 'COLLECTION_POINT' }

/** Reads a row, or returns the reason code of a row that can't be read. */
export function readRow(cells: Cells, findRegion: FindRegion): ParsedRow | string {
  const province = cell(cells.시도명)
  const district = cell(cells.시군구명)
  if (!province) return 'no-region'
  const region = regionByColumns(findRegion, province, district)
  const rules = region ? readRules(cells, region) : []
  const flag = flagOf(region, rules, `${province} ${district ?? ''}`.trim())
  return {
    key: keyOf(cells),
    raw: cells,
    regionId: region?.id ?? null,
    areaKey: ['관리구역명', '관리구역대상지역명'].map((column) => searchKey(cell(cells[column]) ?? '')).join('|'),
    place: cell(cells.배출장소),
    contactPhone: phoneIn(cells.관리부서전화번호),
    observedOn: observedOn(cells),
    rules,
    reason: flag?.reason ?? null,
    detail: flag?.detail,
  }
}

// Some districts publish a row for each waste stream and fill the other columns with copies.
function readRules(cells: Cells, region: Region): ReadRule[] {
  const only = streamOfRow(cells.관리구역명, cells.관리구역대상지역명)
  const rules = streams.flatMap(([stream, method]) => rulesOf(cells, { region, stream, method }))
  if (!only) return rules
  const own = rules.filter(
    ({ method }) => method === only || (only === 'GENERAL_WASTE' && method === 'NON_COMBUSTIBLE'),
  )
  // A row for bulky waste describes it in the first columns, because the file has no weekdays for bulky waste.
  if (only !== 'BULKY_WASTE' || rules.every(({ weekdays }) => weekdays.length === 0)) return own
  return rulesOf(cells, { region, stream: '생활쓰레기', method: only })
}

function rulesOf(
  cells: Cells,
  { region, stream, method }: { region: Region; stream: string; method: DisposalMethod },
): ReadRule[] {
  const instructions = cell(cells[`${stream}배출방법`])
  const days = weekdaysIn(cells[`${stream}배출요일`] ?? '')
  const window = putOutWindow(cells[`${stream}배출시작시각`], cells[`${stream}배출종료시각`])
  if (isPlaceholder(cells[`${stream}배출방법`])) return []
  if (days.weekdays.length === 0 && !window.from && (!instructions || days.hasOthers)) return []
  const placement = placements[plainCell(cells.배출장소유형) ?? ''] ?? 'OTHER'
  const place = placement === 'OTHER' ? cell(cells.배출장소) : null
  const dwellings = dwellingsOfArea(cell(cells.관리구역대상지역명))
  return splitWords(method, days.weekdays, instructions, dwellings).map((part) => {
    const rule = {
      regionId: region.id,
      method: part.method,
      materialIds: part.materials.map(materialId),
      dwellings: part.dwellings,
      weekdays: part.weekdays,
      weeksOfMonth: part.weeksOfMonth,
      hasOtherDays: days.hasOthers,
      putOutFrom: window.from,
      putOutMinutes: window.minutes,
      placement,
      conditions: [place, part.words].filter(Boolean).join('. ') || null,
      offDays: cell(cells.미수거일),
    }
    return { id: `rul_${digest(Object.values(rule))}`, ...rule }
  })
}

// 해당없음 with copied days and hours, and 기타 without hours, say that the district does not collect the waste this way.
const isPlaceholder = (text = ''): boolean =>
  /^(해당 ?(없음|무|사항 ?없음)|없음|무|빈 ?칸|공란|미운영|미실시|미시행|미수거|n\/?a|[-.x]+)$/i.test(
    plainText(text).trim(),
  )

/** The waste stream that a row is limited to by the name of its zone or area, such as `음식물 수거(1권역)` or `대형폐기물 전담`. */
function streamOfRow(zone = '', area = ''): DisposalMethod | null {
  const found = streamWords.filter(([, words]) => words.test(plainText(zone)) || dedicated(words).test(plainText(area)))
  return found.length === 1 ? (found[0]?.[0] ?? null) : null
}

const streamWords: [method: DisposalMethod, words: RegExp][] = (
  [
    ['GENERAL_WASTE', '(?:일반)?생활(?:폐기물|쓰레기)'],
    ['FOOD_WASTE', '음식물?(?:류)?(?:폐기물|쓰레기)?'],
    ['RECYCLABLES', '재활용(?:품|가능폐기물|가능자원)?'],
    ['BULKY_WASTE', '대형(?:폐기물|쓰레기)'],
  ] as const
).map(([method, words]) => [method, new RegExp(`^${words} ?(?:수거(?! ?구역)|전담|\\d+ ?(?:팀|구역|권역))`)])

const dedicated = (words: RegExp) => new RegExp(`${words.source.slice(1).replace(/\(\?:수거.*$/, '')}(?:전담|수거$)`)

function flagOf(region: Region | null, rules: readonly ReadRule[], names: string) {
  if (!region) return { reason: 'unknown-district', detail: names }
  if (rules.length === 0) return { reason: 'says-nothing' }
  const contradictory = rules.find(({ weekdays, offDays, method }) =>
    contradicts(knownOffDays(offDays ?? '', method), weekdays),
  )
  return contradictory ? { reason: 'contradicts-itself', detail: contradictory.offDays ?? '' } : null
}

// The day of the data or of the last change, whichever is earlier: some rows have a day after their last change.
function observedOn(cells: Cells): string | null {
  const days = [dayIn(cells.데이터기준일자), dayIn(cells.최종수정시점)].filter((day) => day !== null)
  return days.sort()[0] ?? null
}

// The form with 28 columns has no row numbers. Its key covers all cells but the day of the data.
function keyOf(cells: Cells): string {
  const { 관리번호, 개방자치단체코드, 데이터기준일자: _, ...others } = cells
  return cell(관리번호) ? `${개방자치단체코드}-${관리번호}` : digest(Object.values(others))
}
