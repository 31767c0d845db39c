import type { Terms } from '../../db/schema.ts'
import type { AcceptancePricing } from '../../types.generated.ts'
import { type Accepted, conditionsIn } from './materials.ts'
import { listIn, type Tags, wordsIn } from './tags.ts'

/** Who may use an element: everybody, customers, residents, or another closed group. Everybody if the tag says nothing of it. */
export function accessOf({ access }: Tags): 'public' | 'customers' | 'residents' | 'closed' {
  const words = wordsIn(access).map((word) => word.replace(/^only_(for_)?|_only$/g, ''))
  if (words.some((word) => closedGroups.test(word)) || /비공개/.test(access ?? '')) return 'closed'
  if (
    words.some((word) => /^(residents?|residential|tenants?)$/.test(word)) ||
    /입주민|주민 ?전용|외부인/.test(access ?? '')
  )
    return 'residents'
  return words.some((word) => /^(customers?|clients?|patrons?|guests?)$/.test(word)) ? 'customers' : 'public'
}

// Values of https://wiki.openstreetmap.org/wiki/Key:access (2026) for closed groups, with other spellings.
const closedGroups =
  /^(private(_.*)?|no|none|false|never|prohibited|forbidden|closed|owners?|neighbou?rs|agricultural|forestry|military|permit(_.*)?|permissions?|delivery|employees?|staff|members?|students?|authori[sz]ed(_.*)?|restricted|key(holders?)?|locked|emergency|official|service)$/

/** The terms of each material. */
export const termsOf = (tags: Tags, { codes, conditions }: Accepted): Record<string, Terms> => {
  const own = accessOf(tags) === 'customers' ? conditionsIn([customers]) : null
  const of = (code: string): Terms => {
    const parts = [own, conditions[code]].filter((part) => part !== null && part !== undefined)
    return {
      pricing: pricingOf(tags),
      conditionsKo: parts.map(({ conditionsKo }) => conditionsKo).join('. ') || null,
      conditionsEn: parts.map(({ conditionsEn }) => conditionsEn).join('. ') || null,
    }
  }
  return Object.fromEntries(codes.map((code) => [code, of(code)]))
}

const customers: [string, string] = ['이용 고객만 이용할 수 있습니다', 'Customers only']

function pricingOf({ fee, vending }: Tags): AcceptancePricing {
  if (wordsIn(vending).includes('bottle_return')) return 'VISITOR_EARNS'
  const words = wordsIn(fee)
  const isFree = words.some((word) => /^(no|none|free|false|0|n|무료)$/.test(word))
  const isPaid = words.some((word) => /^(yes|y|true|1|유료|charge|paid)$/.test(word) || /^[\d.,]*[1-9]/.test(word))
  if (isFree !== isPaid) return isFree ? 'FREE' : 'VISITOR_PAYS'
  return 'UNKNOWN'
}

/** The first value of a list in tags that can be read. */
export function firstReadable<T>(values: readonly (string | undefined)[], read: (text: string) => T | null): T | null {
  for (const value of values.flatMap(listIn)) {
    for (const part of [value, ...value.split(/[,/]|\s(?:or|or:|및|또는)\s/)]) {
      const found = read(part)
      if (found !== null) return found
    }
  }
  return null
}
