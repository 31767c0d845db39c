import { describe, expect, test } from 'vitest'
import { type ElementContext, readElement } from './read-element.ts'

const context: ElementContext = { countryCode: 'AT', region: null, observedOn: '2026-11-20', day: '2026-11-24' }
const read = (tags: Record<string, string>) => readElement({ id: 'node/1', point, tags }, context)
const point = { latitude: 47.8, longitude: 13.04 }
const bin = { amenity: 'recycling', 'recycling:paper': 'yes' }

const gone =
  `disused abandoned ruins ruined demolished removed razed destroyed dismantled obliterated historic was former
  old closed deleted vacant broken no not`.split(/\s+/)
const planned = ['proposed', 'planned', 'construction', 'under_construction', 'future']

describe('an element is off the map', () => {
  test.each(gone)('when its feature has the prefix %s:', (prefix) => {
    const tags = { [`${prefix}:amenity`]: 'recycling', 'recycling:paper': 'yes', recycling_type: 'container' }

    const { reason, place, detail } = read(tags)

    expect({ reason, place, detail }).toEqual({
      reason: 'not-in-use',
      place: null,
      detail: `${prefix}:amenity=recycling`,
    })
    expect(read({ [`${prefix}:amenity`]: 'recycling', [`${prefix}:recycling:paper`]: 'yes' }).reason).toBe('not-in-use')
  })

  test.each(planned)('when its feature has the prefix %s:', (prefix) => {
    expect(read({ [`${prefix}:amenity`]: 'recycling', 'recycling:paper': 'yes' })).toMatchObject({
      reason: 'not-yet-in-use',
      place: null,
    })
  })

  test.each<[string, string]>([
    ...[
      'disused',
      'abandoned',
      'demolished',
      'removed',
      'razed',
      'destroyed',
      'dismantled',
      'closed',
      'ruins',
      'was',
    ].map((key): [string, string] => [key, 'yes']),
    ['disused', 'Yes'],
    ['abandoned', '2019'],
    ['closed', '2019-05-01'],
    ['closed', 'permanently'],
    ['demolished', 'since the flood'],
    ['end_date', '2019'],
    ['end_date', '2026-11-23'],
    ['end_date', '2026-10'],
    ['end_date', '~2015'],
    ['end_date', 'before 2020'],
    ['end_date', '31.12.2019'],
    ['demolished:date', '2019'],
    ['closing_date', '2024-01-31'],
    ['status', 'closed'],
    ['status', 'Permanently closed'],
    ['operational_status', 'out_of_order'],
    ['operational_status', 'non-operational'],
    ['lifecycle', 'abandoned'],
    ['amenity', 'recycling;disused'],
    ['building', 'ruins'],
    ['historic', 'ruins'],
    ['opening_hours', 'off'],
    ['opening_hours', 'closed'],
    ['opening_hours', '24/7 off'],
    ['opening_hours', 'closed "moved to the depot"'],
    ['disused:amenity', 'recycling'],
    ['Disused:Amenity', 'recycling'],
    ['was:amenity', 'cafe;recycling'],
    ['disused:amenity', 'yes'],
    ['removed:disused:amenity', 'recycling'],
    ['amenity:disused', 'recycling'],
  ])('when it is there and %s=%s says that it is gone', (key, value) => {
    expect(read({ ...bin, [key]: value })).toMatchObject({ reason: 'not-in-use', place: null })
  })

  test.each<[string, string]>([
    ['construction', 'yes'],
    ['proposed', 'yes'],
    ['planned', '2027'],
    ['start_date', '2027-01-01'],
    ['start_date', '2026-12'],
    ['opening_date', '2027'],
    ['opening_date', 'coming soon'],
    ['building', 'construction'],
    ['landuse', 'construction'],
    ['operational_status', 'under_construction'],
    ['status', 'planned'],
    ['proposed:amenity', 'recycling'],
  ])('when %s=%s says that it is planned', (key, value) => {
    expect(read({ ...bin, [key]: value })).toMatchObject({ reason: 'not-yet-in-use', place: null })
  })

  test.each<[Record<string, string>, string]>([
    [{ amenity: 'disused', disused: 'recycling', 'recycling:paper': 'yes' }, 'not-in-use'],
    [{ amenity: 'construction', construction: 'recycling', 'recycling:paper': 'yes' }, 'not-yet-in-use'],
    [{ shop: 'vacant', 'recycling:batteries': 'yes' }, 'not-in-use'],
    [{ 'disused:shop': 'supermarket', 'recycling:batteries': 'yes' }, 'not-in-use'],
    [{ 'was:vending': 'bottle_return' }, 'not-in-use'],
    [{ 'disused:amenity': 'vending_machine', vending: 'bottle_return' }, 'not-in-use'],
    [{ amenity: 'vending_machine', 'disused:vending': 'bottle_return' }, 'not-in-use'],
    [{ amenity: 'recycling', name: '마포재활용센터 (폐쇄)' }, 'not-in-use'],
    [{ amenity: 'recycling', name: 'Bauhof (permanently closed)' }, 'not-in-use'],
    [{ amenity: 'recycling', name: 'Bauhof (im Bau)' }, 'not-yet-in-use'],
    [{ 'was:recycling_type': 'centre', building: 'yes' }, 'not-in-use'],
    [{ 'was:amenity': 'cafe' }, 'nothing-taken-back'],
  ])('with tags that remain: %o', (tags, reason) => {
    expect(read(tags)).toMatchObject({ reason, place: null })
  })
})

describe('an element stays on the map', () => {
  test.each<[string, string]>([
    ['was:amenity', 'cafe'],
    ['disused:shop', 'supermarket'],
    ['demolished:building', 'yes'],
    ['was:vending', 'bottle_return'],
    ['was:amenity', 'vending_machine'],
    ['was:recycling_type', 'centre'],
    ['name', 'Wertstoffhof (Nord)'],
    ['old_name', 'Bauhof'],
    ['disused', 'no'],
    ['disused:amenity', 'no'],
    ['was', 'cafe'],
    ['construction', 'minor'],
    ['construction', 'residential'],
    ['historic', 'yes'],
    ['closed', 'Su'],
    ['closed', '2030-01-01'],
    ['end_date', '2026-11-24'],
    ['end_date', '2030'],
    ['end_date', 'no'],
    ['start_date', '2026'],
    ['start_date', '1998-05'],
    ['start_date', 'C19'],
    ['opening_date', '2026-11-24'],
    ['operational_status', 'operational'],
    ['status', 'active'],
    ['state', 'Salzburg'],
    ['opening_hours', 'Mo-Fr 09:00-17:00; PH off'],
    ['removed:recycling:clothes', 'yes'],
  ])('when %s=%s says nothing against it', (key, value) => {
    expect(read({ ...bin, [key]: value })).toMatchObject({ reason: null, place: { status: 'OPERATING' } })
  })

  test('when its shop is open and another shop was there', () => {
    const tags = { shop: 'supermarket', 'was:shop': 'bakery', 'recycling:batteries': 'yes' }

    expect(read(tags)).toMatchObject({ reason: null, materialCodes: ['BATTERY'] })
  })

  test('closed for some time when a tag says so', () => {
    expect(read({ ...bin, operational_status: 'temporarily closed' })).toMatchObject({
      reason: null,
      place: { status: 'TEMPORARILY_CLOSED' },
    })
  })
})

test('a material with a prefix is not taken any more, and an element without another takes nothing', () => {
  expect(read({ ...bin, 'recycling:clothes': 'yes', 'was:recycling:clothes': 'yes' }).materialCodes).toEqual(['PAPER'])
  expect(read({ amenity: 'recycling', 'was:recycling:clothes': 'yes' })).toMatchObject({
    reason: 'takes-nothing',
    place: null,
  })
})
