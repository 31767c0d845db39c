import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql'

import { literal } from './literals.ts'

/** Values for arguments and input fields: by the name of the argument or field, otherwise by the name of the type. */
export type ValuePools = Readonly<Record<string, readonly unknown[]>>

export interface GeneratedOperation {
  query: string
  variables: Record<string, unknown>
}

/**
 * Response names that a plan or a JavaScript object may use itself, besides the names of all fields in the schema.
 */
const hostileNames = [
  '__typename',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  '_entities',
  '_0',
  'renamed_1',
]

/**
 * A valid query of a schema, determined by a list of numbers: each choice takes the next one, and every choice is the
 * first possible one when they run out. So a shorter list is a smaller query, which shrinks well.
 */
export function generateOperation(
  schema: GraphQLSchema,
  { choices, pools }: { choices: readonly number[]; pools: ValuePools },
): GeneratedOperation {
  return new Generator(schema, choices, pools).operation()
}

/** What one response name of an object stands for, so that selections of the same name merge. */
type Scope = Map<string, { selection: string; below: Scope }>

const depthMax = 7
const selectionsMax = 60

class Generator {
  readonly #schema: GraphQLSchema
  readonly #choices: readonly number[]
  readonly #pools: ValuePools
  readonly #names: readonly string[]
  readonly #variables: { name: string; type: string; default?: string }[] = []
  readonly #values: Record<string, unknown> = {}
  readonly #fragments: { name: string; condition: string; text: string; scope: Scope }[] = []
  #next = 0
  #selections = 0
  #aliases = 0

  constructor(schema: GraphQLSchema, choices: readonly number[], pools: ValuePools) {
    this.#schema = schema
    this.#choices = choices
    this.#pools = pools
    const fields = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') ? Object.keys(type.getFields()) : [],
    )
    this.#names = [...hostileNames, ...new Set(fields)]
  }

  operation(): GeneratedOperation {
    const query = this.#schema.getQueryType()
    if (!query) throw new Error('The schema has no queries.')
    const selections = this.#selectionSet(query, new Map(), 0)
    const variables = this.#variables.map(
      ({ name, type, default: value }) => `$${name}: ${type}${value === undefined ? '' : ` = ${value}`}`,
    )
    const head = variables.length > 0 ? `query (${variables.join(', ')})` : 'query'
    return {
      query: [`${head} ${selections}`, ...this.#fragments.map(({ text }) => text)].join('\n'),
      variables: this.#values,
    }
  }

  /** A number from 0 to `count - 1`. */
  #choose(count: number): number {
    const value = this.#choices[this.#next] ?? 0
    this.#next += 1
    return value % count
  }

  #pick<T>(values: readonly [T, ...T[]] | readonly T[]): T {
    const value = values[this.#choose(values.length)]
    if (value === undefined) throw new Error('There is nothing to choose from.')
    return value
  }

  /** Whether choices are left; the first selection of a set is needed in any case. */
  #goesOn = (index: number) => index === 0 || this.#next < this.#choices.length

  #isChosen = (one: number) => this.#choose(one) === one - 1

  #selectionSet(type: GraphQLNamedType, scope: Scope, depth: number): string {
    const selections: string[] = []
    const count = 1 + this.#choose(depth === 0 ? 3 : 5)
    for (let index = 0; index < count && this.#selections < selectionsMax && this.#goesOn(index); index++) {
      const selection = this.#isChosen(5) ? this.#fragment(type, scope, depth) : this.#field(type, scope, depth)
      if (selection) selections.push(selection)
    }
    return `{ ${selections.length > 0 ? selections.join(' ') : 'nothing: __typename'} }`
  }

  #fragment(type: GraphQLNamedType, scope: Scope, depth: number): string | null {
    if (depth + 1 > depthMax) return null
    const condition = this.#pick(this.#conditions(type))
    const known = this.#fragments.filter((fragment) => fragment.condition === condition.name)
    if (known.length > 0 && scope.size === 0 && this.#isChosen(2)) {
      const again = this.#pick(known)
      for (const [name, selected] of again.scope) scope.set(name, selected)
      return `...${again.name}${this.#directives()}`
    }
    // Shapes under one name have to agree even if the objects are of different types, so fragments share the scope.
    const selections = this.#selectionSet(condition, scope, depth + 1)
    if (!this.#isChosen(2)) {
      const on = condition === type && this.#isChosen(3) ? '' : ` on ${condition.name}`
      return `...${on}${this.#directives()} ${selections}`
    }
    const name = `F${this.#fragments.length + 1}`
    const text = `fragment ${name} on ${condition.name} ${selections}`
    this.#fragments.push({ name, condition: condition.name, text, scope: new Map(scope) })
    return `...${name}${this.#directives()}${this.#isChosen(5) ? ` ...${name}` : ''}`
  }

  #conditions(type: GraphQLNamedType): GraphQLNamedType[] {
    if (isAbstractType(type)) return [...this.#schema.getPossibleTypes(type), type]
    return isObjectType(type) ? [type, ...type.getInterfaces()] : [type]
  }

  #field(type: GraphQLNamedType, scope: Scope, depth: number): string | null {
    const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
    const allowed = fields.filter((field) => depth < depthMax || !isCompositeType(getNamedType(field.type)))
    if (isUnionType(type) || allowed.length === 0 || this.#isChosen(12)) return this.#leaf('__typename', scope)
    const field = this.#pick(allowed)
    const variablesBefore = this.#variables.length
    const given = this.#arguments(field)
    const name = this.#responseName(field.name)
    const known = scope.get(name)
    const selection = `${field.name}${given}`
    if (known && known.selection !== `${selection}: ${field.type}`) {
      for (const { name } of this.#variables.splice(variablesBefore)) delete this.#values[name]
      return null
    }
    const below: Scope = known?.below ?? new Map()
    scope.set(name, { selection: `${selection}: ${field.type}`, below })
    this.#selections += 1
    const named = getNamedType(field.type)
    const alias = name === field.name ? '' : `${name}: `
    const set = isCompositeType(named) ? ` ${this.#selectionSet(named, below, depth + 1)}` : ''
    return `${alias}${selection}${this.#directives()}${set}`
  }

  #leaf(field: string, scope: Scope): string | null {
    const name = this.#responseName(field)
    const known = scope.get(name)
    if (known && known.selection !== `${field}: String!`) return null
    scope.set(name, { selection: `${field}: String!`, below: new Map() })
    return name === field ? field : `${name}: ${field}`
  }

  #responseName(field: string): string {
    if (this.#aliases >= 50 || !this.#isChosen(3)) return field
    this.#aliases += 1
    return this.#pick(this.#names)
  }

  #directives(): string {
    if (!this.#isChosen(7)) return ''
    const names = this.#pick([['include'], ['skip'], ['include', 'skip'], ['skip', 'include']])
    return names.map((name) => ` @${name}(if: ${this.#condition(this.#isChosen(4) !== (name === 'include'))})`).join('')
  }

  #condition(value: boolean): string {
    const way = this.#choose(4)
    if (way === 0) return String(value)
    if (way === 1) return this.#variable('Boolean!', value)
    // The client leaves the variable out, or sends another value than the default.
    const name = this.#newVariable('Boolean', String(way === 2 ? value : !value))
    if (way === 3) this.#values[name] = value
    return `$${name}`
  }

  #arguments(field: GraphQLField<unknown, unknown>): string {
    const given = field.args.flatMap((argument) => {
      const isNeeded = isNonNullType(argument.type) && argument.defaultValue === undefined
      if (!isNeeded && !this.#isChosen(2)) return []
      const value = this.#value(argument.name, argument.type, 0)
      return [`${argument.name}: ${this.#written(argument, value)}`]
    })
    return given.length > 0 ? `(${given.join(', ')})` : ''
  }

  #written({ type }: GraphQLArgument, value: unknown): string {
    if (!this.#isChosen(3)) return literal(value, type)
    // A variable that the client leaves out has its default.
    if (value !== null && this.#isChosen(3)) {
      const name = this.#newVariable(String(type), literal(value, type))
      return `$${name}`
    }
    return this.#variable(String(type), value)
  }

  #variable(type: string, value: unknown): string {
    const name = this.#newVariable(type)
    this.#values[name] = value
    return `$${name}`
  }

  #newVariable(type: string, value?: string): string {
    const name = this.#pick(['v', 'id', 'representations', 'first']) + (this.#variables.length + 1)
    this.#variables.push({ name, type, ...(value !== undefined && { default: value }) })
    return name
  }

  #value(name: string, type: GraphQLInputType, depth: number): unknown {
    if (isNonNullType(type)) return this.#value(name, type.ofType, depth)
    if (isListType(type)) return Array.from({ length: this.#choose(3) }, () => this.#value(name, type.ofType, depth))
    if (isEnumType(type)) return this.#pick(type.getValues()).name
    if (isInputObjectType(type)) {
      const entries = Object.values(type.getFields()).flatMap((field) => {
        if (!isNonNullType(field.type) && !this.#isChosen(3)) return []
        return [[field.name, this.#value(field.name, field.type, depth + 1)] as const]
      })
      return Object.fromEntries(entries)
    }
    const pool = this.#pools[name] ?? this.#pools[type.name]
    if (!pool) throw new Error(`There are no values for ${name}: ${type.name}.`)
    return this.#pick(pool)
  }
}
