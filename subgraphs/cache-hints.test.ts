import { describe, expect, test } from 'vitest'
import { testSubgraph } from './_shared/testing.ts'
import { subgraphs } from './all.ts'
import { testSettings } from './auth/fixtures.ts'
import { aPlace } from './location/fixtures.ts'

const seoul = '{ latitude: 37.5663, longitude: 126.9779 }'
const pages = 'pageInfo { hasNextPage endCursor }'

// The public screens of an app, and what must not be kept for others.
const policies: Record<string, [string, string, Record<string, unknown>?][]> = {
  location: [
    [
      `{ placesNearby(center: ${seoul}) { totalCount edges { cursor distanceMeters node { id name address { formatted } accepts { pricing } } } ${pages} } }`,
      'max-age=60, public',
    ],
    [
      `{ searchPlaces(query: "수거함") { nodes { id name coordinates { latitude } sources { title } } ${pages} } }`,
      'max-age=60, public',
    ],
    [
      '{ mapMarkers(bounds: { southWest: { latitude: 37, longitude: 126 }, northEast: { latitude: 38, longitude: 127 } }, zoom: 8) { ... on PlaceMarker { place { id name } } ... on PlaceCluster { count coordinates { latitude } } } }',
      'max-age=60, public',
    ],
    [`{ searchRegions(query: "마포") { nodes { id fullName } ${pages} } }`, 'max-age=3600, public'],
    ['{ region(id: "reg_1144000000") { name } }', 'max-age=86400, public'],
    ['{ region(id: "reg_9") { name } }', 'max-age=60, public'],
    [
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Place { name } } }',
      'max-age=300, public',
      { __typename: 'Place', id: 'plc_kept' },
    ],
    [
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Place { openingHours { isOpen } } } }',
      'max-age=60, public',
      { __typename: 'Place', id: 'plc_kept' },
    ],
    [
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Place { name } } }',
      'max-age=60, public',
      { __typename: 'Place', id: 'plc_none' },
    ],
  ],
  info: [
    [
      '{ searchItems(query: "종이컵") { edges { match { kind text highlights { start } } node { id name category { name } } } } }',
      'max-age=300, public',
    ],
    ['{ autocompleteItems(query: "종") { match { text } } }', 'max-age=300, public'],
    [
      '{ items(first: 2) { nodes { id name guide { summary steps { text } sources { title } } } } }',
      'max-age=3600, public',
    ],
    ['{ materials { id name marks { name } } categories { id name } }', 'max-age=86400, public'],
    ['{ item(slug: "nothing-like-this") { id } }', 'max-age=60, public'],
    [
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Region { collectionSchedule { rules { id } } } } }',
      'max-age=3600, public',
      { __typename: 'Region', id: 'reg_1144000000' },
    ],
    [
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Region { collectionSchedule { nextPickups { date } } } } }',
      'max-age=60, public',
      { __typename: 'Region', id: 'reg_1144000000' },
    ],
  ],
  user: [
    [
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Place { savedCount } } }',
      'max-age=60, public',
      { __typename: 'Place', id: 'plc_1' },
    ],
    [
      'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Place { savedCount viewerHasSaved } } }',
      'no-store',
      { __typename: 'Place', id: 'plc_1' },
    ],
    ['{ viewer { displayName } }', 'no-store'],
  ],
}

for (const module of subgraphs) {
  const expected = policies[module.name]
  if (!expected) continue
  describe(`in ${module.name}`, async () => {
    const { respond, db } = await testSubgraph(module, { ...testSettings })
    if (module.name === 'location') await aPlace(db, { id: 'plc_kept' })

    test.each(expected)('%s may be kept as %s', async (query, cacheControl, representation) => {
      const variables = representation && { representations: [representation] }
      for (const viewer of [undefined, 'usr_0197a3f0']) {
        const response = await respond({ query, variables }, viewer)
        expect(response.result.errors).toBeUndefined()
        expect(response.cacheControl).toBe(cacheControl)
      }
    })
  })
}
