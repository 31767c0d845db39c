import { createHash } from 'node:crypto'
import { type DocumentNode, visit } from 'graphql'
import { stringArgument } from '../field-sets.ts'

/** Fields that move from one subgraph to another step by step: `@override(from: …, label: "percent(10)")`. */
export interface Overrides {
  /** All ways in which an operation may be planned; one if no field moves. */
  variants: readonly string[]
  /**
   * How operations of somebody are planned: the labels that hold for them, separated by spaces. The same person, or address, gets the same way as long as
   * the percentage stays, and keeps the new subgraph when it grows.
   */
  variantOf(who: () => string): string
}

/** The labels that hold in a variant. */
export const labelsIn = (variant: string): string[] => variant.split(' ').filter(Boolean)

/** Labels that aren't `percent(…)` never hold: nobody here decides them. */
export function overridesOf(supergraph: DocumentNode): Overrides {
  const percents = new Map<string, number>()
  visit(supergraph, {
    Directive(node) {
      const label = node.name.value === 'join__field' ? stringArgument(node, 'overrideLabel') : undefined
      const percent = /^percent\((\d{1,3}(?:\.\d{1,8})?)\)$/.exec(label ?? '')?.[1]
      if (label && percent !== undefined) percents.set(label, Number(percent))
    },
  })
  const labels = [...percents].sort(([, a], [, b]) => b - a)
  // Everybody has a place between 0 and 100, and those below a percentage are in it. So there is one way more than labels.
  const variants = [...Array(labels.length + 1).keys()].map((count) =>
    labels
      .slice(0, count)
      .map(([label]) => label)
      .join(' '),
  )
  return {
    variants,
    variantOf(who) {
      if (labels.length === 0) return ''
      const place = (100 * createHash('sha256').update(who()).digest().readUInt32BE(0)) / 2 ** 32
      return variants[labels.filter(([, percent]) => place < percent).length] ?? ''
    },
  }
}
