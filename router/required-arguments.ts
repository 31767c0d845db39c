import {
  type ArgumentNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type FieldNode,
  type InterfaceTypeDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql'
import { fieldSet, namesIn, stringArgument } from './field-sets.ts'
import { argumentsKey } from './response-names.ts'

/** A field with arguments that other fields require, such as `price(currency: "USD")`. */
export interface RequiredCall {
  field: string
  arguments: readonly ArgumentNode[]
}

/** The names under which a field requires others, by the name of the field that they stand for. */
export type RequiredNames = ReadonlyMap<string, ReadonlySet<string>>

/**
 * The planner fetches a required field once per object, whatever arguments each `@requires` gives. So each combination
 * of field and arguments becomes a hidden field without arguments, which `required-fetches.ts` replaces in the fetches.
 */
export interface RequiredArguments {
  /** The supergraph for the planner. */
  supergraph: DocumentNode
  /** The calls by the names of the hidden fields; empty in a supergraph without such requirements. */
  calls: ReadonlyMap<string, RequiredCall>
  /** By `subgraph Type.field`. */
  requirements: ReadonlyMap<string, RequiredNames>
}

type CompositeDefinition = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode

const isComposite = (node: DefinitionNode): node is CompositeDefinition =>
  node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION

export function separateRequiredArguments(supergraph: DocumentNode): RequiredArguments {
  const composites = supergraph.definitions.filter(isComposite)
  const types = new Map(composites.map((type) => [type.name.value, type]))
  const hidden = new HiddenFields(composites)
  const definitions = supergraph.definitions.map((node) =>
    isComposite(node) ? mapRequires(node, (fields) => hidden.replace(fields, node, types)) : node,
  )
  if (hidden.calls.size === 0) return { supergraph, calls: hidden.calls, requirements: new Map() }
  const copied = definitions.map((node) => (isComposite(node) ? hidden.addTo(node) : node))
  const withHidden = withoutUnusedExternals(copied, hidden.calls)
  return {
    supergraph: { ...supergraph, definitions: withInaccessible(withHidden) },
    calls: hidden.calls,
    requirements: requirementsOf(withHidden, hidden.calls),
  }
}

class HiddenFields {
  readonly calls = new Map<string, RequiredCall>()
  /** Names of hidden fields by the type to which they are added. */
  readonly #added = new Map<string, Set<string>>()
  readonly #names = new Map<string, string>()
  readonly #taken: ReadonlySet<string>
  readonly #composites: readonly CompositeDefinition[]

  constructor(composites: readonly CompositeDefinition[]) {
    this.#composites = composites
    this.#taken = new Set(composites.flatMap(({ fields = [] }) => fields.map(({ name }) => name.value)))
  }

  /** A field set with a hidden field in place of each field with arguments. */
  replace(
    { selections, ...set }: SelectionSetNode,
    type: CompositeDefinition | undefined,
    types: ReadonlyMap<string, CompositeDefinition>,
  ): SelectionSetNode {
    const replaced = selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection
      const inner = types.get(innerTypeName(selection, type))
      const selectionSet = selection.selectionSet && this.replace(selection.selectionSet, inner, types)
      if (selection.kind === Kind.INLINE_FRAGMENT) return { ...selection, ...(selectionSet && { selectionSet }) }
      if (!selection.arguments?.length || !type) return { ...selection, selectionSet }
      const name = { kind: Kind.NAME as const, value: this.#hide(selection, type) }
      return { ...selection, name, arguments: [], selectionSet }
    })
    return { ...set, selections: replaced }
  }

  /** The type with its hidden fields: copies of the fields that they stand for, with the same owners. */
  addTo<T extends CompositeDefinition>(type: T): T {
    const copies = [...(this.#added.get(type.name.value) ?? [])].flatMap((name): FieldDefinitionNode[] => {
      const original = type.fields?.find((field) => field.name.value === this.calls.get(name)?.field)
      if (!original) return []
      const inaccessible = { kind: Kind.DIRECTIVE as const, name: { kind: Kind.NAME as const, value: 'inaccessible' } }
      const owners = original.directives?.filter((directive) => directive.name.value === 'join__field') ?? []
      const directives = [...owners, inaccessible]
      return [{ ...original, name: { kind: Kind.NAME, value: name }, arguments: [], directives }]
    })
    return copies.length === 0 ? type : { ...type, fields: [...(type.fields ?? []), ...copies] }
  }

  #hide(node: FieldNode, type: CompositeDefinition): string {
    const { name: field, arguments: given = [] } = node
    const key = `${field.value}(${argumentsKey(given)})`
    const name = this.#names.get(key) ?? this.#unusedName(field.value)
    this.#names.set(key, name)
    this.calls.set(name, { field: field.value, arguments: given })
    const implementations = this.#composites.filter(({ interfaces = [] }) =>
      interfaces.some((parent) => parent.name.value === type.name.value),
    )
    for (const { name: owner } of [type, ...implementations])
      this.#added.set(owner.value, (this.#added.get(owner.value) ?? new Set()).add(name))
    return name
  }

  #unusedName(field: string): string {
    let name = `required_${this.calls.size + 1}_${field}`
    while (this.#taken.has(name)) name += '_'
    return name
  }
}

function innerTypeName(selection: Exclude<SelectionNode, { kind: Kind.FRAGMENT_SPREAD }>, type?: CompositeDefinition) {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.typeCondition?.name.value ?? type?.name.value ?? ''
  const field = type?.fields?.find(({ name }) => name.value === selection.name.value)
  return field ? namedType(field.type) : ''
}

const namedType = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type))

function mapRequires<T extends CompositeDefinition>(type: T, map: (fields: SelectionSetNode) => SelectionSetNode): T {
  const fields = type.fields?.map((field) => ({
    ...field,
    directives: field.directives?.map((directive) => ({
      ...directive,
      arguments: directive.arguments?.map((argument) => {
        const { name, value } = argument
        if (directive.name.value !== 'join__field' || name.value !== 'requires' || value.kind !== Kind.STRING)
          return argument
        const set = print(map(fieldSet(value.value)))
          .replace(/\s+/g, ' ')
          .slice(1, -1)
          .trim()
        return { ...argument, value: { kind: Kind.STRING as const, value: set } }
      }),
    })),
  }))
  return { ...type, fields }
}

/** The gateway refuses external fields that no key, requirement, provision or interface of their subgraph uses. */
function withoutUnusedExternals(definitions: readonly DefinitionNode[], calls: ReadonlyMap<string, RequiredCall>) {
  const affected = new Set([...calls].flatMap(([name, { field }]) => [name, field]))
  const composites = definitions.filter(isComposite)
  const used = new Set(
    composites.flatMap(({ directives = [], fields = [] }) =>
      [...directives, ...fields.flatMap((field) => field.directives ?? [])].flatMap((directive) => {
        const sets = ['key', 'requires', 'provides'].map((name) => stringArgument(directive, name))
        return sets
          .flatMap(fieldSet)
          .flatMap(namesIn)
          .map((name) => `${stringArgument(directive, 'graph')} ${name}`)
      }),
    ),
  )
  const isOfInterface = ({ interfaces = [] }: CompositeDefinition, field: string) =>
    composites.some(
      ({ name, fields = [] }) =>
        interfaces.some((parent) => parent.name.value === name.value) &&
        fields.some((other) => other.name.value === field),
    )
  return definitions.map((type): DefinitionNode => {
    if (!isComposite(type)) return type
    const fields = type.fields?.map((field) => {
      if (!affected.has(field.name.value) || isOfInterface(type, field.name.value)) return field
      const directives = field.directives?.filter(
        (directive) =>
          !directive.arguments?.some(({ name, value }) => name.value === 'external' && print(value) === 'true') ||
          used.has(`${stringArgument(directive, 'graph')} ${field.name.value}`),
      )
      return { ...field, directives }
    })
    return { ...type, fields }
  })
}

function requirementsOf(definitions: readonly DefinitionNode[], calls: ReadonlyMap<string, RequiredCall>) {
  const requirements = new Map<string, RequiredNames>()
  const subgraphs = subgraphNames(definitions)
  const replaced = new Set([...calls.values()].map(({ field }) => field))
  for (const type of definitions.filter(isComposite))
    for (const { name, directives = [] } of type.fields ?? [])
      for (const directive of directives) {
        const requires = stringArgument(directive, 'requires')
        if (directive.name.value !== 'join__field' || !requires) continue
        const names = new Map<string, Set<string>>()
        for (const required of namesIn(fieldSet(requires))) {
          const field = calls.get(required)?.field ?? required
          if (replaced.has(field)) names.set(field, (names.get(field) ?? new Set()).add(required))
        }
        const subgraph = subgraphs.get(stringArgument(directive, 'graph'))
        if (names.size > 0) requirements.set(`${subgraph} ${type.name.value}.${name.value}`, names)
      }
  return requirements
}

/** Names of the subgraphs by their values in `join__Graph`. */
function subgraphNames(definitions: readonly DefinitionNode[]): Map<string, string> {
  const graphs = definitions.find(
    (node) => node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph',
  )
  const values = graphs?.kind === Kind.ENUM_TYPE_DEFINITION ? (graphs.values ?? []) : []
  return new Map(
    values.map(({ name, directives = [] }) => {
      const graph = directives.find((directive) => directive.name.value === 'join__graph')
      return [name.value, graph ? stringArgument(graph, 'name') : '']
    }),
  )
}

/** Adds the directive that hides fields from clients, unless the supergraph has it. */
function withInaccessible(definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const isThere = definitions.some(
    (node) => node.kind === Kind.DIRECTIVE_DEFINITION && node.name.value === 'inaccessible',
  )
  if (isThere) return [...definitions]
  const { definitions: added } = parse(
    `extend schema @link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)
     directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ARGUMENT_DEFINITION | SCALAR | ENUM
       | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION`,
    { noLocation: true },
  )
  return [...definitions, ...added]
}
