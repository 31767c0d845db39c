import { expect, test } from 'vitest'
import { testSubgraph } from '../_shared/testing.ts'
import { alwaysOpen, weekOf } from './domain/hours/hours.ts'
import { aPlace, atSea, moved } from './fixtures.ts'
import { location } from './server.ts'
import {
  moderator,
  nearbyFields,
  placeFields,
  regionFields,
  someone,
  suggestionClient,
  suggestionFields,
} from './testing.ts'

const { db, execute, statements } = await testSubgraph(location)
const { mutate } = suggestionClient({ execute })

const cursor = expect.any(String)
const onePage = (id: string, hasNextPage: boolean, totalCount: number) => ({
  edges: [expect.objectContaining({ cursor, node: { id } })],
  nodes: [{ id }],
  totalCount,
  pageInfo: { hasNextPage, hasPreviousPage: false, startCursor: cursor, endCursor: cursor },
})

test('every field can be read', async () => {
  const place = await aPlace(
    db,
    {
      ...moved(atSea, 100),
      nameEn: 'Hanbit Apartments',
      addressDetail: '관리사무소 앞',
      phone: '+82547901234',
      website: 'http://www.ulleung.go.kr/',
      notesKo: '24시간',
      notesEn: 'Day and night',
      postalCode: '40240',
      features: ['INDOOR', 'ALWAYS_ACCESSIBLE'],
      accuracy: 'EXACT',
      verifiedAt: new Date('2026-06-24T00:00:00Z'),
    },
    {
      takes: ['PAPER', 'BATTERY'],
      source: {
        hours: { week: [...weekOf([0, 1, 2, 3, 4], [[540, 1_080]]).slice(0, 5), null, []], holidays: [] },
        terms: {
          mat_battery: { pricing: 'FREE', conditionsKo: '단자에 테이프를 붙여서', conditionsEn: 'Poles taped' },
        },
      },
    },
  )
  await aPlace(db, moved(atSea, 200))
  const report = { placeId: place.id, problem: 'FULL', comment: '넘침' }
  const { suggestion } = await mutate('reportProblem', report, someone())

  const { data, errors } = await execute(
    `query ($id: ID!, $center: CoordinatesInput!, $entities: [_Any!]!) {
      place(id: $id) { ${placeFields} }
      placeSuggestions { edges { cursor node { id } } nodes { ${suggestionFields} } totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
      placesNearby(center: $center, radiusMeters: 500, first: 1) { ${nearbyFields} }
      searchPlaces(query: "hanbit apart", near: $center, first: 1) { edges { cursor node { id } } nodes { id } totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
      region(id: "reg_4111000000") { ${regionFields} }
      regionAt(coordinates: { latitude: 35.89, longitude: 128.6 }) { id level }
      searchRegions(query: "울릉", first: 1) { edges { cursor node { id } } nodes { id } totalCount
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
      _entities(representations: $entities) {
        ... on Place { id name } ... on Region { id name }
        ... on Material { id nearbyPlaces(center: $center, first: 1) { ${nearbyFields} } }
        ... on Item { id nearbyPlaces(center: $center, first: 1, openNow: false) { ${nearbyFields} } }
        ... on Category { id nearbyPlaces(center: $center, first: 1) { ${nearbyFields} } }
        ... on User { id placeSuggestions(first: 1) { totalCount } } ... on PlaceSuggestion { id }
      }
    }`,
    {
      id: place.id,
      center: atSea,
      entities: [
        { __typename: 'Place', id: place.id },
        { __typename: 'Region', id: 'reg_KR' },
        { __typename: 'Material', id: 'mat_battery' },
        { __typename: 'Item', id: 'itm_newspaper', dropOffMaterials: [{ id: 'mat_paper' }] },
        { __typename: 'Category', id: 'cat_battery', materials: [{ id: 'mat_battery' }, { id: 'mat_paper' }] },
        { __typename: 'User', id: moderator.userId },
        { __typename: 'PlaceSuggestion', id: suggestion.id },
      ],
    },
    moderator,
  )

  expect(errors).toBeUndefined()
  expect(data?.place).toMatchObject({
    __typename: 'Place',
    id: place.id,
    name: '한빛아파트',
    english: 'Hanbit Apartments',
    kind: 'DROP_OFF_BIN',
    status: 'OPERATING',
    coordinates: { latitude: expect.closeTo(place.latitude, 6), longitude: 132.5 },
    address: {
      formatted: '경상북도 울릉군 울릉읍 독도이사부길 55',
      street: '울릉읍 독도이사부길 55',
      detail: '관리사무소 앞',
      postalCode: '40240',
      countryCode: 'KR',
    },
    region: { id: 'reg_4794000000', fullName: '경상북도 울릉군', parent: { id: 'reg_4700000000' } },
    accepts: [
      {
        material: { __typename: 'Material', id: 'mat_paper', code: 'PAPER' },
        pricing: 'UNKNOWN',
        conditions: null,
        conditionsLocale: null,
        english: null,
        englishLocale: null,
      },
      {
        material: { __typename: 'Material', id: 'mat_battery', code: 'BATTERY' },
        pricing: 'FREE',
        conditions: '단자에 테이프를 붙여서',
        conditionsLocale: 'ko',
        english: 'Poles taped',
        englishLocale: 'en',
      },
    ],
    phone: '+82547901234',
    website: 'http://www.ulleung.go.kr/',
    notes: '24시간',
    sources: [
      {
        title: '전국폐형광등폐건전지수거함표준데이터 (2026-06-24)',
        publisher: '공공데이터포털 / 경상북도 울릉군',
        url: 'https://www.data.go.kr/data/15155673/standard.do',
        license: null,
        retrievedOn: '2026-11-24',
      },
    ],
    features: ['INDOOR', 'ALWAYS_ACCESSIBLE'],
    verifiedAt: '2026-06-24T00:00:00.000Z',
    confidence: 'HIGH',
    accuracy: 'EXACT',
    openReports: [{ problem: 'FULL', count: 1, lastReportedAt: expect.stringMatching(/Z$/) }],
    openingHours: {
      timeZone: 'Asia/Seoul',
      isAlwaysOpen: false,
      unknownDays: ['SATURDAY'],
      open: true,
      closed: false,
      unknown: null,
      next: '2026-11-25T09:00:00.000Z',
    },
  })
  const { periods, weekdayLines, english } = data?.place.openingHours ?? {}
  expect(periods.length).toBe(5)
  expect(periods[4]).toEqual({ opensOn: 'FRIDAY', opensAt: '09:00', closesOn: 'FRIDAY', closesAt: '18:00' })
  expect([weekdayLines[0], weekdayLines[6], english[6]]).toEqual(['월요일 09:00–18:00', '일요일 휴무', 'Sunday closed'])
  expect(data?.place.distanceMeters).toBeCloseTo(100, 0)
  expect(data?.placesNearby).toEqual(onePage(place.id, true, 2))
  expect(data?.placesNearby.edges[0].distanceMeters).toBe(data?.place.distanceMeters)
  expect(data?.searchPlaces).toEqual(onePage(place.id, false, 1))
  expect(data?.region).toEqual({
    __typename: 'Region',
    id: 'reg_4111000000',
    name: '수원시',
    english: 'Suwon-si',
    fullName: '경기도 수원시',
    level: 'DISTRICT',
    officialCode: '4111000000',
    countryCode: 'KR',
    timeZone: 'Asia/Seoul',
    center: { latitude: 37.2817, longitude: 127.014 },
    parent: { id: 'reg_4100000000' },
    ancestors: [{ id: 'reg_KR' }, { id: 'reg_4100000000' }],
    children: onePage('reg_4111100000', true, 4),
  })
  expect(data?.regionAt).toEqual({ id: 'reg_2700000000', level: 'PROVINCE' })
  expect(data?.searchRegions).toEqual(onePage('reg_4794000000', false, 1))
  expect(data?._entities).toEqual([
    { id: place.id, name: '한빛아파트' },
    { id: 'reg_KR', name: '대한민국' },
    { id: 'mat_battery', nearbyPlaces: onePage(place.id, true, 2) },
    { id: 'itm_newspaper', nearbyPlaces: onePage(place.id, false, 1) },
    { id: 'cat_battery', nearbyPlaces: onePage(place.id, true, 2) },
    { id: moderator.userId, placeSuggestions: { totalCount: 0 } },
    { id: suggestion.id },
  ])
  const proposal = {
    name: null,
    kind: null,
    coordinates: null,
    addressText: null,
    materials: null,
    openingPeriods: null,
    phone: null,
    website: null,
  }
  expect(data?.placeSuggestions).toEqual({
    ...onePage(suggestion.id, false, 1),
    nodes: [
      {
        ...{ __typename: 'PlaceSuggestion', id: suggestion.id, kind: 'PROBLEM', problem: 'FULL', status: 'PENDING' },
        ...{
          place: { id: place.id },
          comment: '넘침',
          submittedBy: { __typename: 'Contributor', id: expect.any(String) },
        },
        ...{ submittedAt: expect.stringMatching(/Z$/), reviewedAt: null, reviewNote: null, proposal },
      },
    ],
  })
})

test('fifty places with all their fields cost as many statements as two', async () => {
  const center = moved(atSea, 0, 50_000)
  const codes = ['4111100000', '4111300000', '1111000000', '2611000000', '3611000000']
  for (let index = 0; index < 50; index += 1) {
    const regionId = `reg_${codes[index % codes.length]}`
    await aPlace(db, { ...moved(center, index), regionId }, { source: { hours: alwaysOpen } })
  }
  const fields = `id accepts { material { code } } sources { title } openingHours { isOpen nextChangeAt }
    region { id parent { id parent { id } } ancestors { id name } }`
  const ask = (first: number) => async () => {
    const { data, errors } = await execute(
      `query ($center: CoordinatesInput!, $first: Int) {
        placesNearby(center: $center, first: $first) { nodes { ${fields} } totalCount }
      }`,
      { center, first },
    )
    expect(errors).toBeUndefined()
    expect(data?.placesNearby.nodes.length).toBe(first)
    expect(data?.placesNearby.totalCount).toBe(50)
  }

  const few = await statements(ask(2))
  const many = await statements(ask(50))

  // Places, their count, materials, sources, hours, neighbourhoods, regions, and at most three rounds of parents.
  expect(few.length).toBeLessThanOrEqual(10)
  expect(many.length, 'without a count, as the page has all').toBe(few.length - 1)
})
