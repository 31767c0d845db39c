import {
  defaultFieldResolver,
  type GraphQLArgument,
  GraphQLID,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLSchema,
  GraphQLString,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isObjectType,
  valueFromASTUntyped,
} from 'graphql'
import { z } from 'zod'
import { badInput } from './errors.ts'
import { idMax } from './ids.ts'
import { badCursor, cursorMax } from './pagination.ts'

type Input = GraphQLArgument | GraphQLInputField

/** @throws BAD_USER_INPUT. `path` is that of the value from the argument, such as `input.name`. */
type Check = (value: unknown, path: string) => void

/** Maximum number of UTF-16 code units of one character as a reader counts it; see `countCharacters`. */
const unitsPerCharacter = 32

/** The router accepts no longer text. */
const unitsMax = 8_000

const lengthDirective = z
  .object({ elements: z.int().min(1), characters: z.int().min(1), units: z.int().min(1).max(unitsMax) })
  .partial()
type Bounds = z.infer<typeof lengthDirective>

/**
 * Makes a schema enforce the sizes of its inputs before any resolver runs: `@length` of lists and texts, and the lengths
 * of ids and cursors. Texts are measured in UTF-16 code units, which costs nothing; a text that is a little too long for
 * `characters` passes, and the domain reports it to the person.
 * @throws Error at start-up for a list or a `String` without `@length`
 */
export function limitInputs(schema: GraphQLSchema): void {
  const checks = new Map<GraphQLInputObjectType, Check>()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_') || field.args.length === 0) continue // _entities belongs to federation
      const limits = field.args.map((arg) => ({
        name: arg.name,
        check: checkOf(arg, `${type.name}.${field.name}(${arg.name}:)`, checks),
      }))
      const { resolve = defaultFieldResolver } = field
      field.resolve = (parent, args, context, info) => {
        for (const { name, check } of limits) check(args[name], name)
        return resolve(parent, args, context, info)
      }
    }
  }
}

function checkOf(input: Input, coordinate: string, checks: Map<GraphQLInputObjectType, Check>): Check {
  const bounds = boundsOf(input)
  const checkOne = checkOfOne(input, bounds, coordinate, checks)
  if (!isListType(getNullableType(input.type))) return checkOne
  const max = bounds.elements
  if (max === undefined) throw new Error(`${coordinate} is a list, so it needs @length(elements:).`)
  return (value, path) => {
    if (!Array.isArray(value)) return
    if (value.length > max) throw badInput(`\`${path}\` has at most ${max} elements; this list has ${value.length}.`)
    for (const element of value) checkOne(element, path)
  }
}

function checkOfOne(
  input: Input,
  bounds: Bounds,
  coordinate: string,
  checks: Map<GraphQLInputObjectType, Check>,
): Check {
  const type = getNamedType(input.type)
  if (isInputObjectType(type)) return checkOfObject(type, checks)
  if (type === GraphQLID) return textCheck({ units: idMax })
  // The other scalars limit themselves (`scalars.ts`).
  if (type !== GraphQLString) return () => {}
  if (input.name === 'after' || input.name === 'before') return cursorCheck(input.name)
  if (!bounds.characters && !bounds.units)
    throw new Error(`${coordinate} is a text, so it needs @length(characters:) or @length(units:).`)
  return textCheck(bounds)
}

function checkOfObject(type: GraphQLInputObjectType, checks: Map<GraphQLInputObjectType, Check>): Check {
  const known = checks.get(type)
  if (known) return known
  const fields: { name: string; check: Check }[] = []
  const check: Check = (value, path) => {
    if (typeof value !== 'object' || value === null) return
    for (const { name, check: checkField } of fields) checkField(Reflect.get(value, name), `${path}.${name}`)
  }
  // Before its fields, which may have the same type.
  checks.set(type, check)
  for (const field of Object.values(type.getFields()))
    fields.push({ name: field.name, check: checkOf(field, `${type.name}.${field.name}`, checks) })
  return check
}

function textCheck({ characters, units = Math.min(unitsMax, (characters ?? 0) * unitsPerCharacter) }: Bounds): Check {
  const limit = characters ? `${grouped(characters)} characters` : `${grouped(units)} UTF-16 code units`
  return (value, path) => {
    if (typeof value !== 'string' || value.length <= units) return
    throw badInput(`\`${path}\` has at most ${limit}; this text has ${grouped(value.length)} UTF-16 code units.`)
  }
}

const cursorCheck =
  (name: string): Check =>
  (value) => {
    if (typeof value === 'string' && value.length > cursorMax) throw badCursor(name)
  }

const grouped = (number: number): string => number.toLocaleString('en')

function boundsOf({ astNode }: Input): Bounds {
  const directive = astNode?.directives?.find(({ name }) => name.value === 'length')
  return lengthDirective.parse(
    Object.fromEntries(directive?.arguments?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]) ?? []),
  )
}
