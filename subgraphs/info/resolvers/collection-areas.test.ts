import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { collectionRuleRegions, collectionRules, type RuleCoverage } from '../db/schema.ts'
import { aNeighbourhood, aRule } from '../fixtures.ts'
import { info } from '../server.ts'

const { db, execute, statements } = await testSubgraph(info)

const jongno = 'reg_1111000000'
const [hyehwa, buam, pyeongchang, village] = ['reg_1111016900', 'reg_1111018400', 'reg_1111018300', 'reg_1111018301']

async function schedule(id: string, fields: string, parameters = '') {
  const { data, errors } = await execute(
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) { ... on Region { collectionSchedule${parameters} { ${fields} } } }
    }`,
    { representations: [{ __typename: 'Region', id }] },
  )
  expect(errors).toBeUndefined()
  return data?._entities[0]?.collectionSchedule
}

const cover = (ruleId: string, regionId: string, coverage: RuleCoverage, ...areas: string[]) =>
  db.insert(collectionRuleRegions).values({ ruleId, regionId, coverage, areas })

const area = (name: string, regionId: string | null, isWhole = true) => ({ name, regionId, isWhole })

beforeAll(async () => {
  await aNeighbourhood(db, { id: hyehwa, nameKo: '혜화동', fullNameKo: '서울특별시 종로구 혜화동' })
  await aNeighbourhood(db, { id: buam, nameKo: '부암동', formerIds: ['reg_4211018400'] })
  await aNeighbourhood(db, { id: pyeongchang, nameKo: '평창동', kind: 'TOWNSHIP' })
  await aNeighbourhood(db, {
    id: village,
    kind: 'VILLAGE',
    ancestorIds: ['reg_KR', 'reg_1100000000', jongno, pyeongchang],
  })
  await aRule(db, { id: 'rul_hyehwa', areas: [area('혜화동', hyehwa), area('봇들2길 12', hyehwa, false)] })
  await cover('rul_hyehwa', hyehwa, 'ALL', '혜화동', '봇들2길 12')
  await aRule(db, { id: 'rul_market', areas: [area('혜화동 (시장)', hyehwa, false)], weekdays: ['MONDAY'] })
  await cover('rul_market', hyehwa, 'PART', '혜화동 (시장)')
  await aRule(db, { id: 'rul_buam', areas: [area('부암동', buam)], weekdays: ['TUESDAY'] })
  await cover('rul_buam', buam, 'ALL')
  await aRule(db, { id: 'rul_alley', areas: [area('우체국 뒷길', null, false)], weekdays: ['SUNDAY'] })
  for (const id of [hyehwa, buam, pyeongchang, village]) await cover('rul_alley', id, 'UNKNOWN')
  await aRule(db, { id: 'rul_food', method: 'FOOD_WASTE' })
  await aRule(db, { id: 'rul_old', method: 'FOOD_WASTE', isSuperseded: true })
  await aRule(db, { id: 'rul_glass', method: 'RECYCLABLES', areas: [area('부암동', buam)] })
  await cover('rul_glass', buam, 'ALL')
  await aRule(db, { id: 'rul_school', method: 'RECYCLABLES', areas: [area('학교 앞', null, false)] })
  for (const id of [hyehwa, buam, pyeongchang, village]) await cover('rul_school', id, 'UNKNOWN')
})

const fields = 'appliesTo { id } isDivided rules { id coverage }'

describe('the schedule', () => {
  test('of a neighbourhood has the rules that name it, those for everywhere, and what nobody can locate where nothing else is said', async () => {
    expect(await schedule(hyehwa, fields)).toEqual({
      appliesTo: { id: hyehwa },
      isDivided: true,
      rules: [
        { id: 'rul_market', coverage: 'PART' },
        { id: 'rul_hyehwa', coverage: 'ALL' },
        { id: 'rul_food', coverage: 'ALL' },
        { id: 'rul_school', coverage: 'UNKNOWN' },
      ],
    })
    expect(await schedule(buam, fields)).toEqual({
      appliesTo: { id: buam },
      isDivided: false,
      rules: ['rul_buam', 'rul_food', 'rul_glass'].map((id) => ({ id, coverage: 'ALL' })),
    })
  })

  test('of a former code is that of the neighbourhood today', async () => {
    expect(await schedule('reg_4211018400', 'appliesTo { id }')).toEqual({ appliesTo: { id: buam } })
  })

  test('of the district has all rules in force, and says that they are for its parts', async () => {
    const { appliesTo, isDivided, rules } = await schedule(jongno, fields)

    expect([appliesTo.id, isDivided, rules.length]).toEqual([jongno, true, 7])
    expect(rules.filter(({ coverage }: { coverage: string }) => coverage === 'ALL')).toEqual([
      { id: 'rul_food', coverage: 'ALL' },
    ])
  })

  test('computes pick-ups, and the feed’s address, for the neighbourhood alone', async () => {
    const { nextPickups, calendarUrl } = await schedule(
      buam,
      'nextPickups(from: "2026-12-07", days: 7) { date method } calendarUrl',
    )

    const general = nextPickups.filter(({ method }: { method: string }) => method === 'GENERAL_WASTE')
    expect(general).toEqual([{ date: '2026-12-08', method: 'GENERAL_WASTE' }])
    expect(calendarUrl).toContain(`/calendars/${buam}.ics`)
  })

  test('lists every area as data, each with the region that it is or is in', async () => {
    const { rules } = await schedule(hyehwa, 'rules { id areas { name nameLocale region { id } isWholeRegion } }')

    expect(rules.find(({ id }: { id: string }) => id === 'rul_hyehwa').areas).toEqual([
      { name: '혜화동', nameLocale: 'ko', region: { id: hyehwa }, isWholeRegion: true },
      { name: '봇들2길 12', nameLocale: 'ko', region: { id: hyehwa }, isWholeRegion: false },
    ])
    expect(rules.find(({ id }: { id: string }) => id === 'rul_school').areas[0].region).toBeNull()
  })

  test('names the areas of the region in the conditions, not those elsewhere', async () => {
    await aRule(db, {
      id: 'rul_paper',
      method: 'NON_COMBUSTIBLE',
      areas: [area('부암동', buam), area('혜화동', hyehwa)],
    })
    await aRule(db, { id: 'rul_paper-2', method: 'NON_COMBUSTIBLE', areas: [area('혜화동 (시장)', hyehwa, false)] })
    await cover('rul_paper', buam, 'ALL', '부암동')
    await cover('rul_paper', hyehwa, 'ALL', '혜화동')
    await cover('rul_paper-2', hyehwa, 'PART', '혜화동 (시장)')
    const conditions = async (id: string) =>
      (await schedule(id, 'rules { id conditions }')).rules.find(({ id }: { id: string }) => id === 'rul_paper')
        .conditions

    expect(await conditions(hyehwa)).toMatch(/^대상 지역: 혜화동\. /)
    expect(await conditions(jongno)).toMatch(/^대상 지역: 부암동, 혜화동\. /)
    expect(await conditions(buam)).not.toContain('대상 지역')
    await db.delete(collectionRules).where(eq(collectionRules.method, 'NON_COMBUSTIBLE'))
  })

  test('can be searched by a part of the name of an area', async () => {
    const found = async (text: string, id = jongno) =>
      (await schedule(id, 'rules { id }', `(area: ${JSON.stringify(text)})`))?.rules.map(({ id }: { id: string }) => id)

    expect(await found('봇들2길')).toEqual(['rul_hyehwa', 'rul_food'])
    expect(await found(' 우체국뒷 ')).toEqual(['rul_alley', 'rul_food'])
    expect(await found('부암동')).toEqual(['rul_buam', 'rul_food', 'rul_glass'])
    expect(await found('없는길')).toBeUndefined()
    expect(await found(' ')).toBeUndefined()
    expect(await found('우체국', buam)).toBeUndefined()
    expect((await schedule(jongno, 'calendarUrl', '(area: "봇들2길")')).calendarUrl).toMatch(/&area=%EB%B4%87/)
  })

  test('of fifty neighbourhoods takes as many statements as that of one', async () => {
    const count = async (ids: string[]) =>
      (
        await statements(() =>
          execute(
            'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Region { collectionSchedule { rules { areas { name } } } } } }',
            { r: ids.map((id) => ({ __typename: 'Region', id })) },
          ),
        )
      ).length

    expect(await count([hyehwa])).toBe(2)
    expect(
      await count([hyehwa, buam, village, ...Array.from({ length: 47 }, (_, n) => `reg_11110${10_000 + n}`)]),
    ).toBe(2)
  })
})
