import { type DirectiveNode, Kind, parse, print, visit } from 'graphql'
import { stringArgument } from '../field-sets.ts'

/** The directives with rules of access, which the subgraphs enforce on their own. */
const accessDirectives: ReadonlySet<string> = new Set(['authenticated', 'requiresScopes', 'policy'])

const isOfAccess = (name: string): boolean => accessDirectives.has(name.replace(/^(@|federation__)/, ''))

/**
 * A schema of a subgraph, or the supergraph, without the rules of access. A router that doesn't know one of them refuses the whole schema, and
 * some enforce them only with a licence. Nothing is open then: each subgraph checks every field again.
 */
export function withoutAccessRules(sdl: string): string {
  return print(
    visit(parse(sdl), {
      Directive(node: DirectiveNode) {
        if (isOfAccess(node.name.value)) return null
        if (node.name.value !== 'link') return undefined
        const feature = /^https:\/\/specs\.apollo\.dev\/(\w+)\//.exec(stringArgument(node, 'url'))?.[1] ?? ''
        return accessDirectives.has(feature) ? null : withoutImports(node)
      },
      DirectiveDefinition: ({ name }) => (isOfAccess(name.value) ? null : undefined),
      ScalarTypeDefinition: ({ name }) => (scalarsOfAccess.test(name.value) ? null : undefined),
    }),
  )
}

const scalarsOfAccess = /^(federation__|requiresScopes__|policy__)(Scope|Policy)$/

const withoutImports = (node: DirectiveNode): DirectiveNode =>
  visit(node, {
    ListValue: (list) => ({
      ...list,
      values: list.values.filter((value) => value.kind !== Kind.STRING || !isOfAccess(value.value)),
    }),
  })
