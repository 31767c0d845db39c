import { type ConstDirectiveNode, type DocumentNode, Kind, valueFromASTUntyped } from 'graphql'
import { z } from 'zod'

/** A feature that a supergraph uses, from its `@link` or, in older ones, `@core`. */
export interface LinkedFeature {
  /** Its address with its version, such as `https://specs.apollo.dev/policy/v0.1`. */
  url: string
  /** Its address without the version. */
  identity: string
  /** What a router needs it for, such as `SECURITY`; undefined where a router may ignore it. */
  purpose: string | undefined
  /** How the supergraph calls one of its directives, which `as` and `import` may rename. */
  directive(name: string): string
}

const shape = z.object({
  url: z.string().optional(),
  feature: z.string().optional(),
  as: z.string().optional(),
  for: z.string().optional(),
  import: z.array(z.union([z.string(), z.object({ name: z.string(), as: z.string().optional() })])).optional(),
})

/** The features of a supergraph. @throws Error for a link that can't be read */
export function linkedFeaturesOf({ definitions }: DocumentNode): LinkedFeature[] {
  return definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION
      ? (node.directives ?? []).flatMap((directive) => featureOf(directive) ?? [])
      : [],
  )
}

function featureOf({ arguments: given = [] }: ConstDirectiveNode): LinkedFeature | null {
  // A link is recognised by what it says, since `@link` itself may have another name.
  const values = Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]))
  if (!('url' in values || 'feature' in values)) return null
  const { url, feature, as, import: imported = [], for: purpose } = shape.parse(values)
  const address = url ?? feature ?? ''
  const [, identity = address, ownName = ''] = /^(.*?([^/]*))\/v\d+\.\d+$/.exec(address) ?? []
  const prefix = as ?? ownName
  return {
    url: address,
    identity,
    purpose,
    directive(name) {
      const found = imported.find((element) => (typeof element === 'string' ? element : element.name) === `@${name}`)
      if (found) return (typeof found === 'string' ? found : (found.as ?? found.name)).slice(1)
      // The directive that is called like its feature has no prefix.
      return name === ownName ? prefix : `${prefix}__${name}`
    },
  }
}
