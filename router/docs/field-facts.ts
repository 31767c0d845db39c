import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse, print, type TypeDefinitionNode } from 'graphql'
import type { CostRules } from '../demand/cost-rules.ts'

/** What the supergraph says about a type or a field beside its description. */
export interface Facts {
  /** The subgraphs that have it. */
  owners: readonly string[]
  /** What the caller needs, as sentences. */
  access: readonly string[]
  /** What it adds to the cost of an operation. */
  cost: number | null
}

/** Facts by `Type` and `Type.field`. */
export function factsOf(supergraphSdl: string, { weights }: Pick<CostRules, 'weights'>): ReadonlyMap<string, Facts> {
  const facts = new Map<string, Facts>()
  for (const definition of parse(supergraphSdl, { noLocation: true }).definitions) {
    if (!isTypeWithGraphs(definition)) continue
    const type = definition.name.value
    const owners = graphsOf(definition.directives, 'join__type')
    const access = accessOf(definition.directives)
    facts.set(type, { owners, access, cost: weights.get(type) ?? null })
    for (const field of fieldsOf(definition)) {
      const own = graphsOf(field.directives, 'join__field')
      facts.set(`${type}.${field.name.value}`, {
        owners: own.length > 0 ? own : owners,
        access: [...access, ...accessOf(field.directives)],
        cost: weights.get(`${type}.${field.name.value}`) ?? null,
      })
    }
  }
  return facts
}

const isTypeWithGraphs = (definition: { kind: string }): definition is TypeDefinitionNode =>
  'directives' in definition && 'name' in definition && definition.kind !== Kind.DIRECTIVE_DEFINITION

const fieldsOf = (definition: TypeDefinitionNode): readonly FieldDefinitionNode[] =>
  definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION
    ? (definition.fields ?? [])
    : []

/** The subgraphs in the directives of composition. A field that another subgraph only refers to is not one of that subgraph. */
function graphsOf(directives: readonly ConstDirectiveNode[] = [], name: string): string[] {
  const graphs = directives
    .filter((directive) => directive.name.value === name && argumentIn(directive, 'external') !== 'true')
    .map((directive) => argumentIn(directive, 'graph')?.toLowerCase())
  return [...new Set(graphs.filter((graph) => graph !== undefined))]
}

const argumentIn = ({ arguments: given = [] }: ConstDirectiveNode, name: string): string | undefined => {
  const found = given.find((argument) => argument.name.value === name)
  return found && print(found.value)
}

function accessOf(directives: readonly ConstDirectiveNode[] = []): string[] {
  return directives.flatMap((directive) => {
    if (directive.name.value === 'authenticated') return ['Needs a signed-in person.']
    if (directive.name.value === 'requiresScopes') return [`Needs the scopes ${alternatives(directive, 'scopes')}.`]
    if (directive.name.value === 'policy') return [`Needs the policies ${alternatives(directive, 'policies')}.`]
    return []
  })
}

/** `[["a", "b"], ["c"]]` as `a and b, or c`. */
function alternatives({ arguments: given = [] }: ConstDirectiveNode, name: string): string {
  const value = given.find((argument) => argument.name.value === name)?.value
  if (value?.kind !== Kind.LIST) return ''
  const sets = value.values.map((set) => (set.kind === Kind.LIST ? set.values : [set]))
  return sets
    .map((names) => names.map((node) => (node.kind === Kind.STRING ? `“${node.value}”` : '')).join(' and '))
    .join(', or ')
}
