import { amountIn, type Cells, cell, dayIn } from '../../../_shared/korea/cells.ts'
import { searchKey } from '../../../_shared/korea/search-key.ts'
import type { Region } from '../../reference/regions.ts'
import { digest } from '../rules/read-row.ts'
import type { FeeReading, ReadFee } from './fee-ledger.ts'
import { feesImporter } from './fees-file.ts'

const columns = ['시도명', '시군구명', '대형폐기물명', '대형폐기물구분명', '대형폐기물규격', '유무료여부', '수수료']

/** What each region asks for bulky things. A thing whose fee isn't told is not one that costs nothing. */
export const bulkyWasteFees = feesImporter(
  { name: 'bulky-waste-fees', title: '전국대형폐기물수수료', dataSet: 'bulky-fees', columns },
  readFees,
)

function readFees(cells: Cells, region: Region | null): FeeReading | string {
  const name = cell(cells.대형폐기물명)
  if (!cell(cells.시도명)) return 'no-region'
  if (!name) return 'no-name'
  const specification = cell(cells.대형폐기물규격)
  const amount = amountIn(cells.수수료)
  const doubt = doubtAbout({ name, specification, amount, isFree: cell(cells.유무료여부) === '무료' })
  const flag = region ? doubt : 'unknown-district'
  return {
    key: `bulky-${digest(columns.map((column) => cell(cells[column])))}`,
    raw: cells,
    regionId: region?.id ?? null,
    observedOn: dayIn(cells.데이터기준일자),
    fees: region && amount !== null && !flag ? [feeOf(region, name, specification, amount)] : [],
    reason: flag,
    detail: flag ? [cell(cells.시군구명), name, specification, cells.수수료].filter(Boolean).join(', ') : null,
  }
}

/**
 * What makes an amount no plain fee. The cheapest sticker is 500 won: 100 and 120 (남원, 임실) are mistakes, or by weight. Over
 * 50,000 won cost, in the file of 2026, only lots that are weighed by the tonne, one safe and one slab of marble. A water
 * tank's tonnes are what it holds.
 */
function doubtAbout(row: { name: string; specification: string | null; amount: number | null; isFree: boolean }) {
  const { name, specification, amount, isFree } = row
  if (amount === null) return 'fee-not-given'
  if (isFree) return 'contradicts-itself'
  if (/^\d*\s?톤( ?당| \d차| 차량 기준)?$/.test(specification ?? '') && !name.includes('물탱크')) return 'by-the-tonne'
  return amount < 500 || amount > 50_000 ? 'implausible-fee' : null
}

function feeOf(region: Region, name: string, given: string | null, amountMinor: number): ReadFee {
  const size = given && /^모든 ?규격$/.test(given) ? null : given
  const words = [name, size].filter((text) => text !== null).join(', ')
  return {
    id: `fee_${digest(['bulky', region.id, searchKey(name), searchKey(size ?? '')])}`,
    regionId: region.id,
    method: 'BULKY_WASTE',
    nameKeys: nameKeysOf(name),
    specification: { ko: words, en: words },
    users: null,
    position: 0,
    amountMinor,
    currency: 'KRW',
  }
}

/**
 * What an item may be called that a line is about: the name, without what is in brackets, and each of several names. What is
 * in brackets is no name, or a door (of a wardrobe) would be a wardrobe.
 */
export function nameKeysOf(name: string): string[] {
  const plain = name.replace(/[([（[].*?[)\]）]/g, ' ')
  const parts = plain.split(/[,/+·]| 및 /)
  const names = [name, plain, ...parts].flatMap((text) => {
    const trimmed = text.trim().replace(/ ?등$/, '')
    return [trimmed, trimmed.replace(/류$/, ''), trimmed.replace(/^폐 ?/, '')]
  })
  return [...new Set(names.map(searchKey))].filter((key) => key.length > 0).sort()
}
