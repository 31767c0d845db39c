import { type DocumentNode, Kind } from 'graphql'
import {
  type AccessDirectives,
  type AccessRule,
  accessRuleOf,
  standardNames,
} from '../../subgraphs/_shared/access-rules.ts'
import { linkedFeaturesOf } from '../link-features.ts'

/** The rules of a supergraph, by `Type` and `Type.field`. */
export type AccessRules = ReadonlyMap<string, AccessRule>

/** The features that the router enforces, by the names of their directives. */
export const enforcedFeatures: Readonly<Record<keyof AccessDirectives, string>> = {
  authenticated: 'https://specs.apollo.dev/authenticated/v0.1',
  requiresScopes: 'https://specs.apollo.dev/requiresScopes/v0.1',
  policy: 'https://specs.apollo.dev/policy/v0.1',
}

/** The security feature that the gateway enforces: what has this directive is not in the schema that clients see. */
const enforcedByGateway = 'https://specs.apollo.dev/inaccessible/v0.2'

/**
 * The rules in a supergraph.
 * @throws Error for a feature for security, or a version of one, that nobody here enforces
 */
export function accessRulesOf(supergraph: DocumentNode): AccessRules {
  const names = directiveNames(supergraph)
  const rules = new Map<string, AccessRule>()
  const add = (coordinate: string, directives: Parameters<typeof accessRuleOf>[0]) => {
    const rule = accessRuleOf(directives, names)
    if (rule) rules.set(coordinate, rule)
  }
  for (const node of supergraph.definitions) {
    if (!isTypeDefinition(node)) continue
    add(node.name.value, node.directives)
    if ('fields' in node)
      for (const field of node.fields ?? []) add(`${node.name.value}.${field.name.value}`, field.directives)
  }
  return rules
}

function directiveNames(supergraph: DocumentNode): AccessDirectives {
  const names = { ...standardNames }
  const known = Object.keys(enforcedFeatures) as (keyof AccessDirectives)[]
  for (const feature of linkedFeaturesOf(supergraph)) {
    const name = known.find((found) => enforcedFeatures[found] === feature.url)
    const isAccess = known.some((found) => enforcedFeatures[found].startsWith(`${feature.identity}/`))
    if (name) names[name] = feature.directive(name)
    else if (isAccess || (feature.purpose === 'SECURITY' && feature.url !== enforcedByGateway)) {
      const enforced = [...Object.values(enforcedFeatures), enforcedByGateway].join(', ')
      throw new Error(
        `The router enforces these features for security: ${enforced}. The supergraph has another: ${feature.url}.`,
      )
    }
  }
  return names
}

const typeKinds = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.UNION_TYPE_DEFINITION,
  Kind.SCALAR_TYPE_DEFINITION,
  Kind.ENUM_TYPE_DEFINITION,
] as const

type Definition = DocumentNode['definitions'][number]

const isTypeDefinition = (node: Definition): node is Extract<Definition, { kind: (typeof typeKinds)[number] }> =>
  (typeKinds as readonly string[]).includes(node.kind)
