import { GraphQLError, GraphQLScalarType, type GraphQLSchema, isScalarType, valueFromASTUntyped } from 'graphql'
import {
  GraphQLCountryCode,
  GraphQLDateTimeISO,
  GraphQLEmailAddress,
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

// The library takes `37.0` and refuses `37`, which is as good a number.
const takingWholeNumbers = (scalar: GraphQLScalarType) =>
  new GraphQLScalarType({
    ...scalar.toConfig(),
    parseLiteral: (node, variables) => scalar.parseValue(valueFromASTUntyped(node, variables)),
  })

// Whatever a zone's clocks show, the year has four digits: PostgreSQL reads no others, and has no year 0.
const [earliest, latest] = [Date.UTC(1000, 0, 2), Date.UTC(9999, 11, 30)]

const inFourDigitYears = (scalar: GraphQLScalarType<Date, string>) => {
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

/** The same scalar, which says of a value in the document what is said of one in a variable: that it is bad input. */
const refusingLiterals = (scalar: GraphQLScalarType) =>
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

// A `Date` is backed by LocalDate, which keeps a day a string: a JavaScript Date moves it west of Greenwich.
const known: Record<string, GraphQLScalarType> = {
  CountryCode: GraphQLCountryCode,
  Date: GraphQLLocalDate,
  DateTime: inFourDigitYears(GraphQLDateTimeISO),
  EmailAddress: GraphQLEmailAddress,
  Latitude: takingWholeNumbers(GraphQLLatitude),
  LocalTime: GraphQLLocalTime,
  Locale: GraphQLLocale,
  Longitude: takingWholeNumbers(GraphQLLongitude),
  PhoneNumber: GraphQLPhoneNumber,
  TimeZone: GraphQLTimeZone,
  URL: GraphQLURL,
}

const scalars = Object.fromEntries(Object.entries(known).map(([name, scalar]) => [name, refusingLiterals(scalar)]))

/** Resolvers for the scalars that a schema declares, under the names it gives them. */
export const scalarResolvers = (sdl: string): Record<string, GraphQLScalarType> =>
  Object.fromEntries(
    Object.entries(scalars)
      .filter(([name]) => new RegExp(`^scalar ${name}\\b`, 'm').test(sdl))
      .map(([name, scalar]) => [name, new GraphQLScalarType({ ...scalar.toConfig(), name })]),
  )

/**
 * Makes the scalars of a schema refuse what ours refuse. A schema that is built from its text alone takes any value, and the
 * router would find out only from a subgraph, at the cost of all else that it asks there.
 */
export function installScalarParsers(schema: GraphQLSchema): void {
  for (const [name, { parseValue, parseLiteral }] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (isScalarType(type)) Object.assign(type, { parseValue, parseLiteral })
  }
}
