import type { AskSubgraph } from '../../../_shared/ask-subgraph.ts'
import type { Locale } from '../../../_shared/locale.ts'
import { momentOf, type Version } from './version.ts'

interface Item {
  id: string
  variants: { id: string }[]
  guide: object
}
interface ItemPage {
  items: { nodes: Item[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } }
}

const guide = `variant { id } summary method steps { action text detail } feeStatus warnings confidence lastReviewedOn
  sources { title publisher url license retrievedOn } conflicts { statement }`

const itemsQuery = `query DictionaryItems($after: String, $since: DateTime) {
  items(first: 50, after: $after, updatedSince: $since) {
    nodes {
      id slug name synonyms disposalMethod updatedAt
      category { id }
      components { name mustBeSeparated disposalMethod material { id } }
      dropOffMaterials { id }
      variants { id name disposalMethod }
      commonMistakes { mistake instead reason }
      marks { id }
      relatedItems { id }
      guide { ${guide} }
    }
    pageInfo { hasNextPage endCursor }
  }
}`

const restQuery = `query DictionaryRest {
  categories { ...Names children { ...Names } }
  materials { id code name description disposalMethod isRecyclable preparation colorHex }
  sortingMarks { id label name meaning material { id } }
}
fragment Names on Category { id slug name description }`

/** Guides in one query: it has one field for each. */
const guidesAtOnce = 25

/**
 * The catalogue as a text in JSON: all items, or those that changed since a version. It has the fields of the graph, and the national
 * guide of every variant.
 */
export async function dictionaryText(
  ask: AskSubgraph,
  { locale, version, itemIds, since }: Version & { locale: Locale; since: string | undefined },
): Promise<string> {
  const items: Item[] = []
  let after: string | null = null
  do {
    const variables = { after, since: since === undefined ? null : momentOf(since)?.toISOString() }
    const page = (await ask(itemsQuery, variables, locale)) as unknown as ItemPage
    items.push(...page.items.nodes)
    after = page.items.pageInfo.hasNextPage ? page.items.pageInfo.endCursor : null
  } while (after)

  const others = await guidesOfOtherVariants(ask, items, locale)
  const entries = items.map(({ guide: first, ...item }) => ({
    ...item,
    guides: [first, ...(others.get(item.id) ?? [])],
  }))
  const rest = await ask(restQuery, {}, locale)
  return JSON.stringify({ version, locale, ...(since !== undefined && { since }), items: entries, itemIds, ...rest })
}

async function guidesOfOtherVariants(
  ask: AskSubgraph,
  items: readonly Item[],
  locale: Locale,
): Promise<Map<string, object[]>> {
  const wanted = items.flatMap(({ id, variants }) =>
    variants.slice(1).map((variant) => ({ id, variantId: variant.id })),
  )
  const found = new Map<string, object[]>()
  for (let start = 0; start < wanted.length; start += guidesAtOnce) {
    const part = wanted.slice(start, start + guidesAtOnce)
    const fields = part.map(
      ({ id, variantId }, index) =>
        `g${index}: item(id: ${JSON.stringify(id)}) { guide(variantId: ${JSON.stringify(variantId)}) { ${guide} } }`,
    )
    const answers = (await ask(`{ ${fields.join(' ')} }`, {}, locale)) as Record<string, { guide: object }>
    for (const [index, { id }] of part.entries()) {
      const answer = answers[`g${index}`]
      if (answer) found.set(id, [...(found.get(id) ?? []), answer.guide])
    }
  }
  return found
}
