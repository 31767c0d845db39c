import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuMs, propertyRuns } from '../../../_shared/testing.ts'
import { acceptedBy } from './materials.ts'
import { type ElementContext, readElement } from './read-element.ts'

const korea: ElementContext = { countryCode: 'KR', region: null, observedOn: '2026-11-20', day: '2026-11-24' }
const read = (tags: Record<string, string>, context = korea) =>
  readElement({ id: 'node/1', point: { latitude: 37.56, longitude: 126.97 }, tags }, context)
const bin = { amenity: 'recycling', 'recycling:paper': 'yes' }

describe('a list in one tag', () => {
  test.each<[Record<string, string>, string]>([
    [{ phone: '02-120;02-2133-0000' }, '+82221330000'],
    [{ phone: '02-2133-1234;02-2133-0000' }, '+82221331234'],
    [{ phone: '02-2133-1234, 02-2133-0000' }, '+82221331234'],
    [{ phone: '02-2133-1234 / 02-2133-0000' }, '+82221331234'],
    [{ phone: 'unknown', 'contact:phone': '+82 2 2133 1234; +82 2 2133 0000' }, '+82221331234'],
  ])('gives the first telephone number that is valid: %o', (tags, phone) => {
    expect(read({ ...bin, ...tags }).place?.phone).toBe(phone)
  })

  test.each<[Record<string, string>, string | null]>([
    [{ website: 'https://a.example.kr/x;https://b.example.kr' }, 'https://a.example.kr/x'],
    [{ website: '; www.b.example.kr' }, 'http://www.b.example.kr/'],
    [{ website: 'none', 'contact:website': 'https://b.example.kr;' }, 'https://b.example.kr/'],
    [{ url: 'https://c.example.kr' }, 'https://c.example.kr/'],
    [{ website: 'ask the office' }, null],
  ])('gives the first web page that is valid: %o', (tags, website) => {
    expect(read({ ...bin, ...tags }).place?.website).toBe(website)
  })

  test('gives all operators, house numbers and values of the feature', () => {
    const { place } = read({
      ...bin,
      amenity: 'waste_basket; Recycling',
      operator: '마포구;서울시 ',
      'addr:street': '월드컵로',
      'addr:housenumber': '5;7',
    })

    expect(place).toMatchObject({ notesKo: '운영: 마포구, 서울시', notesEn: 'Operator: 마포구, 서울시' })
    expect(place?.address).toBe('월드컵로 5, 7')
  })
})

describe('access', () => {
  test.each([
    ...['private', 'Private', 'no', 'permit', 'permit_holders', 'employees', 'members'],
    ...['yes;no', 'customers;private', 'key', 'military'],
  ])('%s keeps an element off the map', (access) => {
    expect(read({ ...bin, access })).toMatchObject({ reason: 'not-public', place: null })
    expect(read({ ...bin, ' Access ': access }).reason).toBe('not-public')
  })

  test.each([' residents ', 'residents only', '입주민 전용'])('%s is a fact of the place', (access) => {
    expect(read({ ...bin, access })).toMatchObject({ reason: null, place: { access: 'RESIDENTS_ONLY' } })
  })

  test.each(['Customers', 'customers;permissive', 'customer', 'customers only'])('%s is a condition', (access) => {
    expect(read({ ...bin, access })).toMatchObject({
      reason: null,
      place: { access: 'CUSTOMERS_ONLY' },
      terms: { PAPER: { conditionsEn: 'Customers only', conditionsKo: '이용 고객만 이용할 수 있습니다' } },
    })
  })

  test.each(['yes', 'Public', 'permissive', 'destination', 'unknown', ''])('“%s” is open to everybody', (access) => {
    expect(read({ ...bin, access })).toMatchObject({ reason: null, terms: { PAPER: { conditionsEn: null } } })
  })
})

test.each([
  ['No', 'FREE'],
  ['free', 'FREE'],
  ['0', 'FREE'],
  ['Yes', 'VISITOR_PAYS'],
  ['5 EUR', 'VISITOR_PAYS'],
  ['0.50', 'VISITOR_PAYS'],
  ['yes;no', 'UNKNOWN'],
  ['donation', 'UNKNOWN'],
  ['unknown', 'UNKNOWN'],
])('a fee of %s is %s', (fee, pricing) => {
  expect(read({ ...bin, fee }).terms.PAPER?.pricing).toBe(pricing)
})

describe('materials', () => {
  test.each(['Yes', 'only', ' YES ', 'true', '1', 'yes;yes'])('“%s” takes paper', (value) => {
    expect(acceptedBy({ 'recycling:paper': value })).toMatchObject({ codes: ['PAPER'], conditions: {}, unclear: [] })
  })

  test.each(['no', 'No', 'none', 'no;no', 'removed'])('“%s” does not', (value) => {
    expect(acceptedBy({ 'recycling:paper': value })).toMatchObject({ codes: [], unclear: [], nothing: true })
  })

  test.each(['yes;no', 'maybe', 'constructor', 'ask'])('“%s” is unclear, and is reported', (value) => {
    expect(acceptedBy({ 'recycling:paper': value })).toMatchObject({ codes: [], unclear: [`paper=${value}`] })
    expect(read({ ...bin, 'recycling:cans': value }).detail).toBe(`cans=${value}`)
  })

  test('taken in limited amounts have a condition', () => {
    expect(acceptedBy({ 'recycling:paper': 'limited' }).conditions.PAPER?.conditionsEn).toBe('Limited amounts')
  })

  test('are recognised in other spellings, and in a list', () => {
    expect(acceptedBy({ 'recycling:PET': 'yes' }).codes).toEqual([])
    expect(read({ amenity: 'recycling', 'recycling:PET': 'yes' }).materialCodes).toEqual(['PET_CLEAR'])
    expect(read({ amenity: 'recycling', 'Recycling:Glass-Bottles': 'Brown; Green' })).toMatchObject({
      materialCodes: ['GLASS'],
      terms: { GLASS: { conditionsEn: 'Bottles and jars only. Brown, green glass' } },
    })
    expect(read({ amenity: 'recycling', recycling: 'glass;paper;mystery' })).toMatchObject({
      materialCodes: ['GLASS', 'PAPER'],
      detail: 'mystery',
    })
  })

  test('that are none of ours are in the report and in the notes', () => {
    const tags = {
      ...bin,
      'recycling:green_waste': 'yes',
      'recycling:폐형광등-전용': 'yes',
      'recycling:constructor': 'yes',
    }

    const { reason, detail, place } = read(tags)

    expect(reason).toBeNull()
    expect(detail).toBe('green_waste, 폐형광등-전용, constructor')
    expect(place?.notesEn).toBe('Also takes: green waste, 폐형광등-전용, constructor')
    expect(place?.notesKo).toBe('그 밖의 품목(원문): green_waste, 폐형광등-전용, constructor')
  })

  test('that are all refused keep a bin off the map, and a centre on it', () => {
    const none = { amenity: 'recycling', 'recycling:paper': 'no', 'recycling:glass': 'No' }

    expect(read(none)).toMatchObject({ reason: 'takes-nothing', place: null })
    expect(read({ ...none, recycling_type: 'centre' })).toMatchObject({
      reason: 'no-known-material',
      materialCodes: [],
    })
    expect(read({ amenity: 'recycling' })).toMatchObject({
      reason: 'no-known-material',
      place: { kind: 'DROP_OFF_BIN' },
    })
    expect(read({ ...none, 'recycling:wood': 'yes' })).toMatchObject({ reason: 'no-known-material', detail: 'wood' })
  })
})

test.each<[Record<string, string>, string, string | null]>([
  [{ 'name:ko': '마포재활용센터' }, '마포재활용센터', null],
  [{ name: '마포재활용센터' }, '마포재활용센터', null],
  [{ name: '마포재활용센터', 'name:en': 'Mapo Recycling Center' }, '마포재활용센터', 'Mapo Recycling Center'],
  [{ name: 'Wertstoffhof', 'name:ko': '재활용센터' }, '재활용센터', null],
  [{ 'name:en': 'Mapo Recycling Center' }, 'Mapo Recycling Center', 'Mapo Recycling Center'],
  [{ name: '없음' }, '재활용품 수거함', 'Recycling bin'],
])('%o has the names %s and %s', (tags, nameKo, nameEn) => {
  expect(read({ ...bin, ...tags }).place).toMatchObject({ nameKo, nameEn })
})

test('any tags are read, and only what is off the map or has unknown materials has a reason', () => {
  const words = [
    ...['disused', 'was', 'amenity', 'recycling', 'recycling:paper', 'recycling_type', 'status', 'vending', 'access'],
    ...['name', 'end_date', 'opening_hours', 'phone', ' website', 'fee', 'constructor', '__proto__', 'toString'],
    ...[
      'yes',
      'no',
      'off',
      'closed',
      'private',
      '2019',
      '2026-11',
      '..',
      ':',
      '_',
      ';',
      '"',
      '(폐업)',
      '()',
      '02-',
      '+82',
    ],
    ...['https://', 'centre', '  ', '\0', 'ㅁ', '\ud800'],
  ]
  const text = fc.array(fc.constantFrom(...words), { maxLength: 4 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(fc.dictionary(text, fc.oneof(text, fc.string({ unit: 'binary' }))), fc.boolean(), (tags, isBin) => {
      const { reason, place } = read(isBin ? { ...bin, ...tags } : tags)

      expect(place === null).toBe(reason !== null && reason !== 'no-known-material')
      if (place) expect([place.nameKo, place.address]).not.toContain('')
    }),
    { numRuns: propertyRuns(500), seed: 20261128 },
  )
})

test.each([
  ['name', '('],
  ['end_date', '1'],
  ['opening_hours', '24/7 '],
  ['opening_hours', 'Mo 1'],
  ['phone', '1/'],
  ['website', 'a,'],
  ['status', ' - '],
])('a very long %s of “%s” takes no time', (key, piece) => {
  const measured = cpuMs(() => void read({ ...bin, [key]: piece.repeat(20_000) }))

  expect(measured).toBeLessThan(1_000)
})
