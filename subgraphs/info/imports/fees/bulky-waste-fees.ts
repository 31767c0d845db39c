import { amountIn, type Cells, cell, dayIn, plainCell } from '../../../_shared/korea/cells.ts'
import { firstSearchKey, searchKey } from '../../../_shared/korea/search-key.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { Region } from '../../reference/regions.ts'
import { digest } from '../digest.ts'
import type { ParsedFees, ReadFee } from './fee-editions.ts'
import { feesImporter } from './fees-file.ts'

const columns = ['시도명', '시군구명', '대형폐기물명', '대형폐기물구분명', '대형폐기물규격', '유무료여부', '수수료']

/** The key of the data set in `sources`. */
export const bulkyFeesDataSet = 'bulky-fees'

/** The fees of each region for bulky waste. A missing fee does not mean that the item is free. */
export const bulkyWasteFees = feesImporter(
  { name: 'bulky-waste-fees', title: '전국대형폐기물수수료', dataSet: bulkyFeesDataSet, columns },
  readFees,
)

/** Reads a row, or returns the reason code of a row that can't be read. */
export function readFees(cells: Cells, region: Region | null): ParsedFees | string {
  const name = cell(cells.대형폐기물명)
  if (!cell(cells.시도명)) return 'no-region'
  if (!name) return 'no-name'
  const specification = cell(cells.대형폐기물규격)
  const amount = amountIn(cells.수수료)
  const flagReason = flagReasonOf({
    name,
    specification: plainCell(specification ?? ''),
    amount,
    isFree: plainCell(cells.유무료여부) === '무료',
  })
  const flag = region ? flagReason : 'unknown-district'
  return {
    key: `bulky-${digest(columns.map((column) => cell(cells[column])))}`,
    raw: cells,
    unit: region?.id ?? 'unknown',
    topic: digest(columns.slice(0, 5).map((column) => cell(cells[column]))),
    regionId: region?.id ?? null,
    observedOn: dayIn(cells.데이터기준일자),
    fees: region && amount !== null && !flag ? [feeOf(region, name, specification, amount)] : [],
    hashedFees: region && amount !== null && !flag ? [feeOf(region, name, specification, amount, firstKeys)] : [],
    reason: flag,
    detail: flag ? [cell(cells.시군구명), name, specification, cells.수수료].filter(Boolean).join(', ') : null,
  }
}

/**
 * The reason code of an amount that may not be the fee for one item; null for a plausible fee. The cheapest sticker
 * costs 500 won: 100 and 120 (남원, 임실) are mistakes, or prices by weight. In the file of 2026 only lots by the tonne,
 * one safe and one slab of marble cost more than 50,000 won. The tonnes of a water tank (물탱크) are its capacity.
 */
function flagReasonOf(row: { name: string; specification: string | null; amount: number | null; isFree: boolean }) {
  const { name, specification, amount, isFree } = row
  if (amount === null) return 'fee-not-given'
  if (isFree) return 'contradicts-itself'
  if (/^\d*\s?톤( ?당| \d차| 차량 기준)?$/.test(specification ?? '') && !name.includes('물탱크')) return 'by-the-tonne'
  return amount < 500 || amount > 50_000 ? 'implausible-fee' : null
}

interface KeyRules {
  plain(text: string): string
  keyOf(text: string): string
}
const keys: KeyRules = { plain: plainText, keyOf: searchKey }
/** See `firstSearchKey`. */
const firstKeys: KeyRules = { plain: (text) => text, keyOf: firstSearchKey }

function feeOf(
  region: Region,
  name: string,
  specification: string | null,
  amountMinor: number,
  rules: KeyRules = keys,
): ReadFee {
  const size = specification && /^모든 ?규격$/.test(rules.plain(specification)) ? null : specification
  const description = [name, size].filter((text) => text !== null).join(', ')
  return {
    id: `fee_${digest(['bulky', region.id, rules.keyOf(name), rules.keyOf(size ?? '')])}`,
    regionId: region.id,
    method: 'BULKY_WASTE',
    nameKeys: nameKeysOf(name, rules),
    specification: { ko: description, en: description },
    users: null,
    position: 0,
    amountMinor,
    currency: 'KRW',
  }
}

/**
 * The search keys under which a line finds its item: the name, the name without its brackets, and each name of a list.
 * Text in brackets is not a separate name; otherwise the door of a wardrobe (`문짝(장롱)`) would be a wardrobe.
 */
export function nameKeysOf(name: string, { plain, keyOf }: KeyRules = keys): string[] {
  const whole = plain(name)
  const withoutBrackets = whole.replace(/[([（[].*?[)\]）]/g, ' ')
  const parts = withoutBrackets.split(/[,/+·]| 및 /)
  const names = [whole, withoutBrackets, ...parts].flatMap((text) => {
    const trimmed = text.trim().replace(/ ?등$/, '')
    return [trimmed, trimmed.replace(/류$/, ''), trimmed.replace(/^폐 ?/, '')]
  })
  return [...new Set(names.map(keyOf))].filter((key) => key.length > 0).sort()
}
