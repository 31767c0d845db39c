import { GraphQLScalarType, valueFromASTUntyped } from 'graphql'
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

// The library takes `37.0` and refuses `37`, which is as good a number.
const takingWholeNumbers = (scalar: GraphQLScalarType) =>
  new GraphQLScalarType({
    ...scalar.toConfig(),
    parseLiteral: (node, variables) => scalar.parseValue(valueFromASTUntyped(node, variables)),
  })

// A `Date` is backed by LocalDate, which keeps a day a string: a JavaScript Date moves it west of Greenwich.
const scalars: Record<string, GraphQLScalarType> = {
  CountryCode: GraphQLCountryCode,
  Date: GraphQLLocalDate,
  DateTime: GraphQLDateTimeISO,
  EmailAddress: GraphQLEmailAddress,
  Latitude: takingWholeNumbers(GraphQLLatitude),
  LocalTime: GraphQLLocalTime,
  Locale: GraphQLLocale,
  Longitude: takingWholeNumbers(GraphQLLongitude),
  PhoneNumber: GraphQLPhoneNumber,
  TimeZone: GraphQLTimeZone,
  URL: GraphQLURL,
}

/** Resolvers for the scalars that a schema declares, under the names it gives them. */
export const scalarsIn = (sdl: string): Record<string, GraphQLScalarType> =>
  Object.fromEntries(
    Object.entries(scalars)
      .filter(([name]) => new RegExp(`^scalar ${name}\\b`, 'm').test(sdl))
      .map(([name, scalar]) => [name, new GraphQLScalarType({ ...scalar.toConfig(), name })]),
  )
