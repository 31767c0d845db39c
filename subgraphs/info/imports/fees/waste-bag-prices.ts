import { amountIn, type Cells, cell, dayIn, plainCell } from '../../../_shared/korea/cells.ts'
import { plainText } from '../../../_shared/plain-text.ts'
import type { BagUsers } from '../../db/schema.ts'
import type { Region } from '../../reference/regions.ts'
import type { DisposalMethod } from '../../types.generated.ts'
import { digest } from '../digest.ts'
import type { ParsedFees, ReadFee } from './fee-editions.ts'
import { feesImporter } from './fees-file.ts'

const kindColumns = ['종량제봉투종류', '종량제봉투처리방식', '종량제봉투용도', '종량제봉투사용대상']

/** The prices of each region's waste bags by kind, use and users. A price of 0 means that the size isn't sold. */
export const wasteBagPrices = feesImporter(
  {
    name: 'waste-bag-prices',
    title: '전국종량제봉투가격표준데이터',
    dataSet: 'bag-prices',
    columns: ['시도명', '시군구명', ...kindColumns, '20ℓ가격', '데이터기준일자'],
  },
  readFees,
)

/** English names of the kinds of bags, the most common kind first. */
const kinds: Record<string, string> = {
  규격봉투: 'Standard bag',
  재사용규격봉투: 'Carrier bag that is used again as a standard bag',
  김장용봉투: 'Bag of the kimchi season',
  특수규격마대: 'Sack for waste that does not burn',
}

const users: Record<string, { kind: BagUsers; ko: string; en: string }> = {
  가정용: { kind: 'HOUSEHOLDS', ko: '가정용', en: 'households' },
  사업장용: { kind: 'BUSINESSES', ko: '사업장용', en: 'businesses' },
  '가정용/사업용': { kind: 'BOTH', ko: '가정용·사업장용', en: 'households and businesses' },
  기타: { kind: 'OTHERS', ko: '기타', en: 'other users' },
}
const spellings: Record<string, string> = {
  '가정용+사업용': '가정용/사업용',
  '가정용+사업장용': '가정용/사업용',
  '가정용+사업장': '가정용/사업용',
}

const treatments: Record<string, string> = {
  소각용: ' (for burning)',
  매립용: ' (for landfill)',
  '소각용+매립용': ' (for burning and landfill)',
  기타: '',
}

function readFees(cells: Cells, region: Region | null): ParsedFees | string {
  if (!cell(cells.시도명)) return 'no-region'
  const { 데이터기준일자: _, 관리부서전화번호: __, ...others } = cells
  const bags = bagsOf(cells)
  const prices = pricesIn(cells)
  const plausible = prices.filter((price) => !isMistaken(price, prices))
  const flag = !region
    ? 'unknown-district'
    : bags.length === 0
      ? 'unknown-kind'
      : prices.length === 0
        ? 'sells-nothing'
        : plausible.length < prices.length
          ? 'implausible-price'
          : null
  return {
    key: `bags-${digest(Object.values(others))}`,
    raw: cells,
    unit: [region?.id ?? 'unknown', plainCell(cells.제공기관코드)].filter(Boolean).join(' '),
    topic: digest(['시도명', '시군구명', ...kindColumns].map((column) => cell(cells[column]))),
    regionId: region?.id ?? null,
    observedOn: dayIn(cells.데이터기준일자),
    fees: region ? bags.flatMap((bag) => plausible.map((price) => feeOf(region, bag, price))) : [],
    reason: flag,
    detail: flag ? [cells.시군구명, ...kindColumns.map((column) => cells[column])].join(', ') : null,
  }
}

interface Bag {
  kind: string
  treatment: string
  users: string
  method: DisposalMethod
}

// The bags of a row, which may have two kinds (규격봉투+재사용규격봉투). Empty if any of them isn't understood, or is a sack for
// non-combustible waste that is to be burnt.
function bagsOf(cells: Cells): Bag[] {
  const written = listIn(cells.종량제봉투사용대상)
  const target = spellings[written] ?? written
  const treatment = listIn(cells.종량제봉투처리방식)
  const bags = listIn(cells.종량제봉투종류)
    .split('+')
    .map((kind) => {
      const method = methodOf(kind, plainCell(cells.종량제봉투용도), treatment)
      return method && kind in kinds && target in users && treatment in treatments
        ? { kind, treatment, users: target, method }
        : null
    })
  const known = bags.filter((bag) => bag !== null)
  return known.length === bags.length ? known : []
}

// Most offices write lists with +.
const listIn = (text: string | undefined): string => (plainCell(text) ?? '').replace(/ ?[+·,/] ?/g, '+')

function methodOf(kind: string, use: string | null, treatment: string): DisposalMethod | null {
  if (use === '음식물쓰레기') return kind === '특수규격마대' ? null : 'FOOD_WASTE'
  if (use !== '생활쓰레기' || kind === '김장용봉투') return null
  if (kind !== '특수규격마대') return 'GENERAL_WASTE'
  return treatment === '소각용' ? null : 'NON_COMBUSTIBLE'
}

interface Price {
  litres: number
  amountMinor: number
}

function pricesIn(cells: Cells): Price[] {
  return Object.entries(cells).flatMap(([column, text]) => {
    const [, litres] = /^([\d.]+) ?l가격$/i.exec(plainText(column)) ?? []
    const amountMinor = amountIn(text)
    return litres && amountMinor !== null ? [{ litres: Number(litres), amountMinor }] : []
  })
}

// All bags of a row cost nearly the same per litre. A price outside 40 % to 250 % of the median is a mistake: 홍천군 has
// 12 won for 5 ℓ, but 45 won for 2 ℓ.
function isMistaken(price: Price, all: readonly Price[]): boolean {
  const perLitre = all.map(({ litres, amountMinor }) => amountMinor / litres).sort((a, b) => a - b)
  const median = perLitre[Math.floor(perLitre.length / 2)] ?? 0
  const ratio = price.amountMinor / price.litres / median
  return ratio > 2.5 || ratio < 0.4
}

function feeOf(region: Region, bag: Bag, { litres, amountMinor }: Price): ReadFee {
  const { kind, treatment, method } = bag
  const target = users[bag.users]
  if (!target) throw new Error(`Unknown users of a bag: ${bag.users}`)
  const suffix = treatment === '기타' ? '' : `(${treatment.replace('+', '·')})`
  return {
    id: `fee_${digest(['bag', region.id, method, kind, treatment, target.kind, litres])}`,
    regionId: region.id,
    method,
    nameKeys: [],
    specification: {
      ko: `${kind}${suffix}, ${target.ko}, ${litres} L`,
      en: `${kinds[kind]}${treatments[treatment]}, ${target.en}, ${litres} L`,
    },
    users: target.kind,
    position: indexIn(kinds, kind) * 100 + indexIn(users, bag.users) * 10 + indexIn(treatments, treatment),
    amountMinor,
    currency: 'KRW',
  }
}

const indexIn = (names: Record<string, unknown>, name: string): number => Object.keys(names).indexOf(name)
