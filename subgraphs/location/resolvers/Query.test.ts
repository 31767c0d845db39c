import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { location } from '../server.ts'

const { execute } = await testSubgraph(location)

const forged = Buffer.from('["near","plc_x"]').toString('base64url')
const injected = Buffer.from('[0.1,"\\u0000"]').toString('base64url')

test.each([
  ['radiusMeters: 0', '`radiusMeters` is from 50 to 20000; this one is 0.'],
  ['radiusMeters: 20001', '`radiusMeters` is from 50 to 20000; this one is 20001.'],
  ['first: 0', '`first` is a whole number from 1 to 50; this one is 0.'],
  ['first: 51', '`first` is a whole number from 1 to 50; this one is 51.'],
  ['after: "nonsense"', '`after` is a cursor that this list gave; this one is not.'],
  [`after: "${forged}"`, '`after` is a cursor that this list gave; this one is not.'],
  [`after: "${injected}"`, '`after` is a cursor that this list gave; this one is not.'],
])('placesNearby(%s) is refused, and told why', async (argument, message) => {
  const { data, errors } = await execute(
    `{ placesNearby(center: { latitude: 37, longitude: 127 }, ${argument}) { totalCount } }`,
  )

  expect(data).toEqual({ placesNearby: null })
  expect(errors).toEqual([expect.objectContaining({ message, extensions: { code: 'BAD_USER_INPUT' } })])
})

test.each([
  'searchRegions(query: "구", first: 51) { totalCount }',
  `searchRegions(query: "구", after: "${forged}") { totalCount }`,
  `searchRegions(query: "${'구'.repeat(101)}") { totalCount }`,
  'region(id: "reg_KR") { children(first: 0) { totalCount } }',
  `region(id: "reg_KR") { children(after: "${forged}") { totalCount } }`,
])('%s is refused', async (field) => {
  const { errors } = await execute(`{ ${field} }`)

  expect(errors).toEqual([expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT' } })])
})

test.each(['latitude: 90.5, longitude: 127', 'latitude: 37, longitude: 180.5'])(
  'a point at %s is refused',
  async (point) => {
    const { errors } = await execute(`{ regionAt(coordinates: { ${point} }) { id } }`)

    expect(errors?.[0]?.extensions?.code).toBe('GRAPHQL_VALIDATION_FAILED')
  },
)
