import { GraphQLError, GraphQLScalarType, type GraphQLSchema, isScalarType, valueFromASTUntyped } from 'graphql'
import {
  GraphQLCountryCode,
  GraphQLDateTimeISO,
  GraphQLEmailAddress,
  GraphQLJSON,
  GraphQLLatitude,
  GraphQLLocalDate,
  GraphQLLocale,
  GraphQLLocalTime,
  GraphQLLongitude,
  GraphQLPhoneNumber,
  GraphQLTimeZone,
  GraphQLURL,
} from 'graphql-scalars'
import type { ErrorCode } from './errors.ts'

// The library accepts `37.0` but rejects `37`.
const acceptWholeNumbers = (scalar: GraphQLScalarType) =>
  new GraphQLScalarType({
    ...scalar.toConfig(),
    parseLiteral: (node, variables) => scalar.parseValue(valueFromASTUntyped(node, variables)),
  })

// In every time zone the year must have four digits: PostgreSQL reads no others and has no year 0.
const [earliest, latest] = [Date.UTC(1000, 0, 2), Date.UTC(9999, 11, 30)]

const limitToFourDigitYears = (scalar: GraphQLScalarType<Date, string>) => {
  const checked = (moment: Date): Date => {
    if (moment.getTime() >= earliest && moment.getTime() < latest) return moment
    throw new GraphQLError(`A DateTime lies in the years 1000 to 9999; this one is ${moment.toISOString()}.`)
  }
  return new GraphQLScalarType({
    ...scalar.toConfig(),
    parseValue: (value) => checked(scalar.parseValue(value)),
    parseLiteral: (node, variables) => checked(scalar.parseLiteral(node, variables)),
  })
}

/** Maximum length of a scalar's text. Others than these have no longer values. A JSON that is no text has the limits of the router. */
const textMax: Record<string, number> = { EmailAddress: 254, JSON: 2_000, URL: 2_000 }
const otherTextMax = 64

// Before the library looks at it: some of its patterns take time, and its messages repeat the value.
const limitTexts = (name: string, scalar: GraphQLScalarType) => {
  const max = textMax[name] ?? otherTextMax
  const check = (value: unknown): void => {
    if (typeof value !== 'string' || value.length <= max) return
    const length = value.length.toLocaleString('en')
    throw new GraphQLError(`A ${name} has at most ${max} characters; this one has ${length}.`)
  }
  return new GraphQLScalarType({
    ...scalar.toConfig(),
    parseValue(value) {
      check(value)
      return scalar.parseValue(value)
    },
    parseLiteral(node, variables) {
      if ('value' in node) check(node.value)
      return scalar.parseLiteral(node, variables)
    },
  })
}

/** The same scalar, but rejecting a literal in the document is BAD_USER_INPUT, as for a value in a variable. */
const reportBadLiterals = (scalar: GraphQLScalarType) =>
  new GraphQLScalarType({
    ...scalar.toConfig(),
    parseLiteral(node, variables) {
      try {
        return scalar.parseLiteral(node, variables)
      } catch (error) {
        const { message } = error as Error
        throw new GraphQLError(message, { nodes: node, extensions: { code: 'BAD_USER_INPUT' satisfies ErrorCode } })
      }
    },
  })

// `Date` uses LocalDate, which keeps the day as a string: a JavaScript Date would shift the day west of Greenwich.
const libraryScalars: Record<string, GraphQLScalarType> = {
  CountryCode: GraphQLCountryCode,
  Date: GraphQLLocalDate,
  DateTime: limitToFourDigitYears(GraphQLDateTimeISO),
  EmailAddress: GraphQLEmailAddress,
  JSON: GraphQLJSON,
  Latitude: acceptWholeNumbers(GraphQLLatitude),
  LocalTime: GraphQLLocalTime,
  Locale: GraphQLLocale,
  Longitude: acceptWholeNumbers(GraphQLLongitude),
  PhoneNumber: GraphQLPhoneNumber,
  TimeZone: GraphQLTimeZone,
  URL: GraphQLURL,
}

const scalars = Object.fromEntries(
  Object.entries(libraryScalars).map(([name, scalar]) => [name, reportBadLiterals(limitTexts(name, scalar))]),
)

/** Resolvers for the scalars that a schema declares, by name. */
export const scalarResolvers = (sdl: string): Record<string, GraphQLScalarType> =>
  Object.fromEntries(
    Object.entries(scalars)
      .filter(([name]) => new RegExp(`^scalar ${name}\\b`, 'm').test(sdl))
      .map(([name, scalar]) => [name, new GraphQLScalarType({ ...scalar.toConfig(), name })]),
  )

/**
 * Adds our validation to the scalars of a schema. The scalars of a schema built from SDL accept any value. Without
 * this, only the subgraph would reject a bad value, and the router would lose everything else in that fetch.
 */
export function installScalarParsers(schema: GraphQLSchema): void {
  for (const [name, { parseValue, parseLiteral }] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral })
  }
}
