/**
 * The TypeScript type of each scalar of the graph in JSON: `scalars` of GraphQL Code Generator, `customScalarTypes` of Relay. In inputs
 * and outputs they are the same.
 */
export const scalars = {
  CountryCode: 'string',
  Date: 'string',
  DateTime: 'string',
  EmailAddress: 'string',
  JSON: 'unknown',
  Latitude: 'number',
  LocalTime: 'string',
  Locale: 'string',
  Longitude: 'number',
  PhoneNumber: 'string',
  TimeZone: 'string',
  URL: 'string',
} as const

interface Types {
  string: string
  number: number
  unknown: unknown
}

/** The same as types: `scalars` of `initGraphQLTada`. */
export type Scalars = { [Name in keyof typeof scalars]: Types[(typeof scalars)[Name]] }
