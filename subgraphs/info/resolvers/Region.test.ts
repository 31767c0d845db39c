import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { aRule, areasNamed } from '../fixtures.ts'
import { info } from '../server.ts'

const { db, execute, statements } = await testSubgraph(info)

const scheduleQuery = (fields: string, scheduleArguments: string) => `query ($representations: [_Any!]!) {
  _entities(representations: $representations) { ... on Region { id collectionSchedule${scheduleArguments} { ${fields} } } }
}`
const querySchedules = async (ids: readonly string[], fields: string, scheduleArguments = '') => {
  const representations = ids.map((id) => ({ __typename: 'Region', id }))
  const { data, errors } = await execute(scheduleQuery(fields, scheduleArguments), { representations })
  return {
    schedules: data?._entities?.map((region: { collectionSchedule: unknown }) => region?.collectionSchedule),
    errors,
  }
}

const suwon = 'reg_4111000000'
const jangan = 'reg_4111100000'
const gyeonggi = 'reg_4100000000'
const jongno = 'reg_1111000000'
await aRule(db, { id: 'rul_jongno' })
await aRule(db, { id: 'rul_suwon', regionId: suwon })
await aRule(db, { id: 'rul_jangan', regionId: jangan })

describe('a schedule', () => {
  test('is that of the smallest enclosing region with rules; null without one and for an unknown region', async () => {
    const ids = [jangan, 'reg_4111300000', suwon, gyeonggi, 'reg_KR', 'reg_nothing', 'usr_1', '', '\0', '🍕', jongno]

    const { schedules, errors } = await querySchedules(ids, 'appliesTo { id } rules { id }')

    expect(errors).toBeUndefined()
    expect(schedules).toEqual([
      { appliesTo: { id: jangan }, rules: [{ id: 'rul_jangan' }] },
      { appliesTo: { id: suwon }, rules: [{ id: 'rul_suwon' }] },
      { appliesTo: { id: suwon }, rules: [{ id: 'rul_suwon' }] },
      ...Array(7).fill(null),
      { appliesTo: { id: jongno }, rules: [{ id: 'rul_jongno' }] },
    ])
  })

  test('of a neighbourhood or a former region code is that of the current district', async () => {
    await aRule(db, { id: 'rul_chuncheon', regionId: 'reg_5111000000' })
    const districts = ['reg_5111000000', 'reg_4211000000']
    const neighbourhoods = ['reg_1111010100', 'reg_11110-1101053', 'reg_4211010100', 'reg_5111031021']

    const { schedules } = await querySchedules([...districts, ...neighbourhoods, 'reg_9999910100'], 'appliesTo { id }')

    expect(schedules.map((schedule: { appliesTo: { id: string } } | null) => schedule?.appliesTo.id)).toEqual([
      'reg_5111000000',
      'reg_5111000000',
      jongno,
      jongno,
      'reg_5111000000',
      'reg_5111000000',
      undefined,
    ])
  })

  test('takes no more statements for fifty regions than for one', async () => {
    const fields =
      'appliesTo { id } rules { conditions materials { id } } nextPickups(materialIds: ["mat_film"]) { materials { id } } exceptions { date } sources { title } confidence'
    const districts = [jangan, suwon, jongno, ...Array.from({ length: 47 }, (_, index) => `reg_11${index + 10}000000`)]
    const countStatements = async (ids: string[]) =>
      (
        await statements(async () => {
          expect((await querySchedules(ids, fields)).errors).toBeUndefined()
        })
      ).length

    await aRule(db, { regionId: jangan, method: 'RECYCLABLES', materialIds: ['mat_film', 'mat_eps'] })
    await aRule(db, { regionId: suwon, method: 'RECYCLABLES', materialIds: ['mat_glass'] })

    expect(await countStatements([jangan])).toBeLessThanOrEqual(4)
    // The process keeps the materials and the source.
    expect(await countStatements(districts)).toBeLessThanOrEqual(4)
  })

  test('can be limited to one type of dwelling, and is null without rules for it', async () => {
    const busan = 'reg_2650000000'
    await aRule(db, { id: 'rul_flats', regionId: busan, dwellings: ['APARTMENT'] })
    await aRule(db, { id: 'rul_houses', regionId: busan, dwellings: ['HOUSE'] })
    const all = await querySchedules([busan, jongno], 'rules { id dwellings }')
    const flats = await querySchedules([busan, jongno], 'rules { id } calendarUrl', '(dwelling: APARTMENT)')
    const shops = await querySchedules([busan, jongno], 'rules { id }', '(dwelling: BUSINESS)')

    expect(all.schedules[0].rules).toEqual([
      { id: 'rul_flats', dwellings: ['APARTMENT'] },
      { id: 'rul_houses', dwellings: ['HOUSE'] },
    ])
    expect(flats.schedules.map(({ rules }: { rules: unknown }) => rules)).toEqual([
      [{ id: 'rul_flats' }],
      [{ id: 'rul_jongno' }],
    ])
    expect(flats.schedules[0].calendarUrl).toMatch(/\?locale=ko&dwelling=APARTMENT$/)
    const english = await querySchedules([jongno], 'calendarUrl(locale: "en")')
    expect(english.schedules[0].calendarUrl).toMatch(/\?locale=en$/)
    expect(shops.schedules).toEqual([null, { rules: [{ id: 'rul_jongno' }] }])
  })

  test('can be limited to materials: those that a rule lists or those of its waste stream', async () => {
    const yangsan = 'reg_4833000000'
    const recyclables = { regionId: yangsan, method: 'RECYCLABLES' as const, offDays: null }
    await aRule(db, { ...recyclables, weekdays: ['MONDAY'], materialIds: ['mat_film', 'mat_eps', 'mat_gone'] })
    await aRule(db, { ...recyclables, weekdays: ['TUESDAY'], areas: areasNamed('가') })
    await aRule(db, { regionId: yangsan, weekdays: ['WEDNESDAY'] })
    const days = async (ids: string[]) => {
      const field = `nextPickups(from: "2026-12-07", days: 7, materialIds: ${JSON.stringify(ids)})`
      const { schedules, errors } = await querySchedules([yangsan], `${field} { date materials { code } }`)
      expect(errors).toBeUndefined()
      return schedules[0].nextPickups
    }

    const monday = { date: '2026-12-07', materials: [{ code: 'FILM' }, { code: 'EPS' }] }
    const tuesday = { date: '2026-12-08', materials: [] }
    expect(await days(['mat_film'])).toEqual([monday, tuesday])
    expect(await days(['mat_glass', 'mat_nothing'])).toEqual([tuesday])
    expect(await days(['mat_battery'])).toEqual([])
    expect(await days([])).toEqual([])
  })

  test('starts today in Korea by default', async () => {
    const { schedules } = await querySchedules([jongno], 'nextPickups { date }')

    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format(new Date())
    expect(schedules?.[0].nextPickups.length).toBeGreaterThan(5)
    expect(schedules?.[0].nextPickups.filter(({ date }: { date: string }) => date < today)).toEqual([])
  })
})

describe('bad input', () => {
  test.each([
    ['nextPickups(days: 0) { uid }', '`days` is a whole number from 1 to 60; this one is 0.'],
    ['nextPickups(days: 61) { uid }', '`days` is a whole number from 1 to 60; this one is 61.'],
    ['nextPickups(days: -1) { uid }', '`days` is a whole number from 1 to 60; this one is -1.'],
    ['exceptions(days: 0) { date }', '`days` is a whole number from 1 to 366; this one is 0.'],
    ['exceptions(days: 367) { date }', '`days` is a whole number from 1 to 366; this one is 367.'],
    [
      `nextPickups(materialIds: [${Array(51).fill('"mat_film"')}]) { uid }`,
      '`materialIds` has at most 50 elements; this list has 51.',
    ],
    [
      'nextPickups(from: "2017-12-31") { uid }',
      '`from` is a day from 2018-01-01 to 2027-12-31; this one is 2017-12-31.',
    ],
    [
      'exceptions(from: "9999-12-31") { date }',
      '`from` is a day from 2018-01-01 to 2027-12-31; this one is 9999-12-31.',
    ],
  ])('%s is refused', async (field, message) => {
    const { errors } = await querySchedules([jongno], field)

    expect(errors).toMatchObject([{ message, extensions: { code: 'BAD_USER_INPUT' } }])
  })

  test('the scalar refuses an impossible date', async () => {
    const { errors } = await querySchedules([jongno], 'nextPickups(from: "2026-02-30") { uid }')

    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT')
  })
})
