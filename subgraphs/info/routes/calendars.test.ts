import { pino } from 'pino'
import { afterAll, describe, expect, test } from 'vitest'
import { createHttpServer } from '../../_shared/http.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { aRule } from '../fixtures.ts'
import { info } from '../server.ts'
import { serveCalendars } from './calendars.ts'

const { db, execute } = await testSubgraph(info, { INFO_PUBLIC_URL: 'https://bunri.example/api/' })
const http = await createHttpServer(pino({ level: 'silent' }))
serveCalendars(http, db)
afterAll(() => http.close())

await aRule(db)
const jongno = '/calendars/reg_1111000000.ics'
const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers })

test('a calendar has the iCalendar type, a file name and an hour of caching', async () => {
  const answer = await get(jongno)

  expect(answer.statusCode).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8',
    'content-disposition': 'inline; filename="reg_1111000000.ics"',
    'cache-control': 'public, max-age=3600',
    vary: 'Accept-Language',
    etag: expect.stringMatching(/^"[\w-]{27}"$/),
  })
  expect(answer.body).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*\r\nEND:VCALENDAR\r\n$/)
  expect(answer.body).toContain('X-WR-CALDESC:출처: 전국생활쓰레기배출정보\\, 2026-11-24')
})

test('HEAD returns the headers of GET without a body', async () => {
  const { headers, statusCode, body } = await http.inject({ method: 'HEAD', url: jongno })

  const whole = await get(jongno)
  expect(statusCode).toBe(200)
  expect(body).toBe('')
  expect(headers.etag).toBe(whole.headers.etag)
  expect(headers['content-length']).toBe(String(Buffer.byteLength(whole.body)))
})

test('a client with the current ETag gets 304 until the calendar changes', async () => {
  const { etag } = (await get(jongno)).headers
  const revalidate = (tags: string) => get(jongno, { 'if-none-match': tags })

  for (const tags of [`${etag}`, `W/${etag}`, `"other", ${etag}`, '*']) {
    const { statusCode, body, headers } = await revalidate(tags)
    expect([statusCode, body, headers.etag]).toEqual([304, '', etag])
  }
  expect((await revalidate('"other"')).statusCode).toBe(200)
  expect((await get(`${jongno}?locale=en`, { 'if-none-match': `${etag}` })).statusCode).toBe(200)
  await aRule(db, { method: 'FOOD_WASTE' })
  expect((await revalidate(`${etag}`)).statusCode).toBe(200)
})

test.each([
  ['', {}, '생활쓰레기 내놓는 날'],
  ['', { 'accept-language': 'en-GB,en;q=0.9' }, 'Put out general waste'],
  ['', { 'accept-language': 'fr' }, '생활쓰레기 내놓는 날'],
  ['?locale=ko', { 'accept-language': 'en' }, '생활쓰레기 내놓는 날'],
  ['?locale=en', {}, 'Put out general waste'],
])('with the query "%s" and %o a calendar contains the title %s', async (query, headers, summary) => {
  expect((await get(`${jongno}${query}`, headers)).body).toContain(`SUMMARY:${summary}\r\n`)
})

test('a calendar can be for one type of dwelling, and names materials', async () => {
  const regionId = 'reg_4833000000'
  const recyclables = { regionId, method: 'RECYCLABLES' as const }
  await aRule(db, { ...recyclables, dwellings: ['APARTMENT'], materialIds: ['mat_film', 'mat_pet-clear'] })
  await aRule(db, { ...recyclables, dwellings: ['HOUSE'] })

  const flats = await get(`/calendars/${regionId}.ics?dwelling=APARTMENT`)
  const shops = await get(`/calendars/${regionId}.ics?dwelling=BUSINESS`)

  expect(flats.body).toContain('SUMMARY:무색 페트병\\, 비닐 내놓는 날\r\n')
  expect(flats.body).not.toContain('SUMMARY:재활용품')
  expect(shops.statusCode).toBe(404)
})

describe('no calendar is returned', () => {
  test.each(['reg_1114000000', 'reg_KR', 'reg_nothing', 'usr_1', '%00', '🍕', '..%2f..', "';--"])(
    'for %s, but a sentence that explains why',
    async (id) => {
      const { statusCode, headers, body } = await get(`/calendars/${id}.ics?locale=en`)

      expect(statusCode).toBe(404)
      expect(headers['content-type']).toBe('text/plain; charset=utf-8')
      expect(body).toBe('No collection schedule is known for this region.')
    },
  )

  const bad = '`locale` is ko or en; `dwelling` is one of APARTMENT, HOUSE, BUSINESS.'
  test.each([
    ['locale=fr', bad],
    ['locale=ko&locale=en', bad],
    ['dwelling=CASTLE', bad],
  ])('for the query %s', async (query, message) => {
    const { statusCode, body } = await get(`${jongno}?${query}`)

    expect([statusCode, body]).toEqual([400, message])
  })
})

test('the graph links to the calendar of the larger region that the schedule covers', async () => {
  const query = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { ... on Region { collectionSchedule { calendarUrl } } }
  }`
  const suwon = await aRule(db, { regionId: 'reg_4111000000' })

  const { data } = await execute(
    query,
    { representations: [{ __typename: 'Region', id: 'reg_4111100000' }] },
    undefined,
    { 'accept-language': 'en' },
  )

  const url = new URL(data?._entities[0].collectionSchedule.calendarUrl)
  expect(url.href).toBe(`https://bunri.example/api/calendars/${suwon.regionId}.ics?locale=en`)
  expect((await get(url.href.replace('https://bunri.example/api', ''))).statusCode).toBe(200)
})

test.each(['%00', 'reg_%00', 'reg_%ED%A0%80', '%25', `reg_${'1'.repeat(64)}`, 'x'.repeat(10_000)])(
  'the calendar of %s is not found',
  async (id) => {
    expect([400, 404, 414]).toContain((await get(`/calendars/${id}.ics`)).statusCode)
  },
)
