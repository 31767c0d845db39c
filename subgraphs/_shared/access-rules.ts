import { type ConstDirectiveNode, type GraphQLError, valueFromASTUntyped } from 'graphql'
import { z } from 'zod'
import { forbidden, unauthenticated } from './errors.ts'
import type { Viewer } from './viewer.ts'

/**
 * What `@authenticated`, `@requiresScopes` and `@policy` demand of the viewer at one place of a schema. All names of at least one set
 * are needed; a single empty set demands nothing but a viewer.
 */
export interface AccessRule {
  scopes: readonly (readonly string[])[]
  policies: readonly (readonly string[])[]
}

/** How a schema calls the directives of access. */
export interface AccessDirectives {
  authenticated: string
  requiresScopes: string
  policy: string
}

export const standardNames: AccessDirectives = {
  authenticated: 'authenticated',
  requiresScopes: 'requiresScopes',
  policy: 'policy',
}

/** The rule that the directives of a field or type state; null for none. */
export function accessRuleOf(
  directives: readonly ConstDirectiveNode[] = [],
  names: AccessDirectives = standardNames,
): AccessRule | null {
  // A subgraph that doesn't import a directive of federation writes it with a prefix.
  const find = (wanted: string) =>
    directives.find(({ name }) => name.value === wanted || name.value === `federation__${wanted}`)
  const scopes = find(names.requiresScopes)
  const policies = find(names.policy)
  if (!scopes && !policies && !find(names.authenticated)) return null
  return { scopes: setsOf(scopes, 'scopes'), policies: setsOf(policies, 'policies') }
}

function setsOf(directive: ConstDirectiveNode | undefined, argument: string): string[][] {
  const value = directive?.arguments?.find(({ name }) => name.value === argument)?.value
  return value ? z.array(z.array(z.string())).parse(valueFromASTUntyped(value)) : [[]]
}

/** The refusal of a field for a viewer without the scopes that it needs, or for nobody; null for anybody else. */
export function scopeRefusal(
  { scopes }: Pick<AccessRule, 'scopes'>,
  viewer: Pick<Viewer, 'scopes'> | null,
  fieldName: string,
): GraphQLError | null {
  if (!viewer) return unauthenticated()
  if (scopes.some((set) => set.every((scope) => viewer.scopes.includes(scope)))) return null
  return forbidden(`\`${fieldName}\` requires the scope ${scopes.map((set) => set.join(' and ')).join(', or ')}.`)
}
