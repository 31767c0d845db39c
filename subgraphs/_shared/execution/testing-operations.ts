import {
  doTypesOverlap,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isLeafType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'

/** Numbers that decide; 0, the simplest decision, when they are used up. So a failing case becomes a small one. */
export class Choices {
  private index = 0
  private readonly numbers: readonly number[]

  constructor(numbers: readonly number[]) {
    this.numbers = numbers
  }

  next(count: number): number {
    const number = this.numbers[this.index] ?? 0
    this.index += 1
    return number % count
  }

  of<T>(values: readonly T[]): T {
    return values[this.next(values.length)] as T
  }
}

const variableDefinitions: Record<string, { type: string; values: readonly unknown[] }> = {
  s: { type: 'String', values: ['given', null, undefined] },
  sd: { type: 'String = "default"', values: [undefined, 'given', null] },
  n: { type: 'Int!', values: [7, 8, 9, 7, 8, 9, 'seven', null] },
  nd: { type: 'Int = 4', values: [undefined, 6, 6, 6, null] },
  c: { type: 'Colour! = GREEN', values: [undefined, 'BLUE', 'RED'] },
  f: { type: 'Filter', values: [{}, null, undefined, { text: null, nested: { n: 1 } }, { colours: 'RED' }] },
  z: { type: 'Fussy', values: ['fussy', { a: [1] }, null, undefined] },
  id: { type: 'ID!', values: ['x', 5] },
  ids: { type: '[ID!]', values: [['x', 'y'], 'z', null, undefined] },
  b1: { type: 'Boolean!', values: [true, false] },
  b2: { type: 'Boolean!', values: [false, true] },
  bd: { type: 'Boolean = true', values: [undefined, false, true, undefined, false, true, null] },
}

const literals: Record<string, readonly string[]> = {
  String: ['"a"', 'null', '$s', '$sd', '"""block"""'],
  Int: ['1', 'null', '$n', '$nd'],
  'Int!': ['2', '$n', '$nd'],
  Filter: ['{}', '{ text: $s }', '{ nested: { n: $nd } }', '{ colours: [RED, $c], n: 5 }', '$f', 'null'],
  Colour: ['RED', '$c', 'null'],
  Fussy: ['"z"', '$z', '[1, { a: $s }]', '{ b: RED }'],
  '[ID!]': ['["i"]', '"i"', '[$id, 4]', '$ids', 'null'],
}

const aliases = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'then',
  'id',
  'count',
  'peer',
  'valueOf',
  '_0',
]

export interface TestOperation {
  query: string
  variables: Record<string, unknown>
}

/** A valid operation with fragments, directives and variables. Some of the variables' values are invalid. */
export function operationOf(choices: Choices, schema: GraphQLSchema): TestOperation {
  const writer = new Writer(choices, schema)
  const kind = choices.next(4) === 3 ? 'mutation' : 'query'
  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType()
  const text = writer.selectionSet(root as GraphQLCompositeType, 4)
  const used = Object.entries(variableDefinitions).filter(([name]) => writer.usedVariables.has(name))
  const heads = used.map(([name, { type }]) => `$${name}: ${type}`)
  const given = used.map(([name, { values }]) => [name, choices.of(values)] as const)
  return {
    query: [`${kind}${heads.length > 0 ? ` (${heads.join(', ')})` : ''} ${text}`, ...writer.fragments.values()].join(
      '\n',
    ),
    variables: Object.fromEntries(given.filter(([, value]) => value !== undefined)),
  }
}

class Writer {
  readonly usedVariables = new Set<string>()
  readonly fragments = new Map<string, string>()
  private readonly typeOfFragment = new Map<string, GraphQLCompositeType>()
  private readonly choices: Choices
  private readonly schema: GraphQLSchema
  /** What each response name stands for, so that fields can always be merged. */
  private readonly meanings = new Map<string, string>()

  constructor(choices: Choices, schema: GraphQLSchema) {
    this.choices = choices
    this.schema = schema
  }

  selectionSet(type: GraphQLCompositeType, depth: number): string {
    const selections = Array.from({ length: 1 + this.choices.next(5) }, () => this.selection(type, depth))
    return `{ ${selections.join(' ')} }`
  }

  private selection(type: GraphQLCompositeType, depth: number): string {
    const kind = this.choices.next(10)
    if (kind === 9) return `__typename${this.directives()}`
    if (kind === 8 && depth > 0) return this.spread(type, depth)
    if (kind >= 6 || isUnionType(type)) {
      if (depth === 0) return '__typename'
      const condition = this.choices.of([undefined, ...this.overlapping(type)])
      const on = condition ? ` on ${condition.name}` : ''
      return `...${on}${this.directives()} ${this.selectionSet(condition ?? type, depth - 1)}`
    }
    return this.field(type, depth)
  }

  private overlapping(type: GraphQLCompositeType): GraphQLCompositeType[] {
    return Object.values(this.schema.getTypeMap()).filter(
      (other): other is GraphQLCompositeType => isCompositeType(other) && doTypesOverlap(this.schema, type, other),
    )
  }

  private spread(type: GraphQLCompositeType, depth: number): string {
    const known = [...this.typeOfFragment].filter(
      ([name, on]) => this.fragments.has(name) && doTypesOverlap(this.schema, type, on),
    )
    const again = known.length > 0 && this.choices.next(2) === 0 ? this.choices.of(known) : undefined
    if (again) return `...${again[0]}${this.directives()}`
    const name = `F${this.typeOfFragment.size}`
    const on = this.choices.of(this.overlapping(type))
    this.typeOfFragment.set(name, on)
    // Known only when it is complete, so that no fragment contains itself.
    const text = this.selectionSet(on, depth - 1)
    this.fragments.set(name, `fragment ${name} on ${on.name} ${text}`)
    return `...${name}${this.directives()}`
  }

  private field(type: Exclude<GraphQLCompositeType, { getTypes: unknown }>, depth: number): string {
    const fields: GraphQLField<unknown, unknown>[] = Object.values(type.getFields())
    const possible = depth > 0 ? fields : fields.filter((field) => isLeafType(getNamedType(field.type)))
    const field = this.choices.of(possible)
    if (!field) return '__typename'
    const name = field.name + this.arguments(field.args)
    const inner = getNamedType(field.type)
    const set = isCompositeType(inner) ? ` ${this.selectionSet(inner, depth - 1)}` : ''
    const alias = this.responseName(field, `${name}: ${field.type}`)
    return `${alias === field.name ? '' : `${alias}: `}${name}${this.directives()}${set}`
  }

  private responseName(field: GraphQLField<unknown, unknown>, meaning: string): string {
    const wished = this.choices.next(3) === 2 ? this.choices.of(aliases) : field.name
    const names = [wished, ...Array.from({ length: 1 + this.meanings.size }, (_, index) => `a${index}`)]
    const free = names.find((name) => (this.meanings.get(name) ?? meaning) === meaning) as string
    this.meanings.set(free, meaning)
    return free
  }

  private arguments(definitions: readonly GraphQLArgument[]): string {
    const given = definitions.filter((argument) => isRequiredArgument(argument) || this.choices.next(3) === 2)
    const texts = given.map(({ name, type }) => `${name}: ${this.note(this.choices.of(literals[String(type)] ?? []))}`)
    return texts.length > 0 ? `(${texts.join(', ')})` : ''
  }

  private directives(): string {
    return ['skip', 'include']
      .filter(() => this.choices.next(8) === 7)
      .map((name) => ` @${name}(if: ${this.note(this.choices.of(['false', 'true', '$b1', '$b2', '$bd']))})`)
      .join('')
  }

  /** Remembers the variables of a text. */
  private note(text: string): string {
    for (const [, name] of text.matchAll(/\$(\w+)/g)) if (name) this.usedVariables.add(name)
    return text
  }
}
