import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { localRules } from '../db/schema.ts'
import { aFeeLine, aLocalRule, aRule } from '../fixtures.ts'
import { info } from '../server.ts'
import { jongno, national, regional, scopeFields, setUpGuideQueries, suwon } from '../testing.ts'

const { db, execute } = await testSubgraph(info)

const queryGuide = setUpGuideQueries({ db, execute })

test('every field can be read without sign-in', async () => {
  await aFeeLine(db, { maxAmountMinor: 5_000 })
  await aRule(db, { method: 'BULKY_WASTE', conditions: '신고 후 배출' })
  await aLocalRule(db, { dwelling: 'HOUSE', note: { ko: '문 앞에.', en: 'At the door.' }, validUntil: '2099-12-31' })

  const guide = await queryGuide(
    `__typename id item { id } locale appliesTo { __typename id } isRegional summary method
    steps { __typename position text } feeStatus fees { __typename amountMinor maxAmountMinor currency specification }
    warnings regionalNote validFrom validUntil sources { __typename title publisher url license retrievedOn }
    lastReviewedOn`,
    { dwelling: 'HOUSE', language: 'en' },
  )

  expect(guide).toMatchObject({
    __typename: 'DisposalGuide',
    id: 'gui_sofa-reg_1111000000-house-en',
    item: { id: 'itm_sofa' },
    locale: 'en',
    appliesTo: { __typename: 'Region', id: jongno },
    isRegional: true,
    method: 'BULKY_WASTE',
    feeStatus: 'CHARGED',
    fees: [
      {
        __typename: 'DisposalFee',
        amountMinor: 3_000,
        maxAmountMinor: 5_000,
        currency: 'KRW',
        specification: '소파, 1인용',
      },
    ],
    regionalNote: 'At the door. 신고 후 배출.',
    validFrom: '2026-01-01',
    validUntil: '2099-12-31',
    lastReviewedOn: '2026-11-24',
  })
  expect(guide.steps.length).toBeGreaterThan(0)
  expect(guide.sources.length).toBeGreaterThan(3)
})

describe('an editor’s rule', () => {
  test('takes precedence over the national rules', async () => {
    await aLocalRule(db, {
      method: 'REUSE',
      feeStatus: 'FREE',
      summary: { ko: '나눔터에 줍니다.', en: 'Give it to the swap shop.' },
      note: { ko: '종로구에만 있습니다.', en: 'Only in Jongno-gu.' },
      validFrom: '2020-01-01',
      validUntil: '2099-12-31',
      sourceId: 'medicine',
    })

    const guide = await queryGuide(
      `${scopeFields} summary steps { position text } feeStatus regionalNote warnings validFrom validUntil sources { title }`,
      { language: 'en' },
    )

    expect(guide).toEqual({
      ...regional(jongno),
      method: 'REUSE',
      summary: 'Give it to the swap shop.',
      steps: [{ position: 1, text: 'Give it to the swap shop.' }],
      feeStatus: 'FREE',
      regionalNote: 'Only in Jongno-gu.',
      warnings: expect.not.arrayContaining(['Municipalities differ on this; check the rules where you live.']),
      validFrom: '2020-01-01',
      validUntil: '2099-12-31',
      sources: expect.arrayContaining([{ title: '폐의약품 배출 안내' }, { title: '전국대형폐기물수수료표준데이터' }]),
    })
  })

  test('for the country appears as a warning, because no region differs by it', async () => {
    await aLocalRule(db, { regionId: null, dwelling: 'HOUSE', note: { ko: '단독주택만.', en: 'Houses only.' } })

    const guide = await queryGuide(`${scopeFields} regionalNote warnings`, { dwelling: 'HOUSE' })

    expect(guide).toMatchObject({ ...national, regionalNote: null, warnings: expect.arrayContaining(['단독주택만.']) })
    expect((await queryGuide('warnings', { dwelling: 'APARTMENT' })).warnings).not.toContain('단독주택만.')
    expect((await queryGuide('warnings', { regionId: null, dwelling: 'HOUSE' })).warnings).toContain('단독주택만.')
  })

  test('may state only that the region follows the national rules', async () => {
    await aLocalRule(db, { method: 'BULKY_WASTE' })
    const steps = (await queryGuide('steps { text }', { regionId: null })).steps

    expect(await queryGuide(`${scopeFields} steps { text } regionalNote`)).toEqual({
      ...regional(jongno),
      method: 'BULKY_WASTE',
      steps,
      regionalNote: null,
    })
  })

  test('without a first day of its own has that of its source', async () => {
    await aLocalRule(db, { sourceId: 'guideline' })
    expect(await queryGuide('validFrom validUntil')).toEqual({ validFrom: '2026-01-01', validUntil: null })
    await db.update(localRules).set({ sourceId: 'medicine' })
    expect(await queryGuide('validFrom')).toEqual({ validFrom: null })
  })
})

test('each source appears once, data sets with their date, fees with the municipality', async () => {
  await aFeeLine(db)
  await aFeeLine(db, { amountMinor: 9_000, specification: { ko: '소파, 4인용', en: '소파, 4인용' } })
  await aFeeLine(db, { amountMinor: 8_000, observedOn: null, specification: { ko: '소파', en: '소파' } })
  await aRule(db, { method: 'BULKY_WASTE', conditions: '신고 후 배출' })

  const { sources } = await queryGuide('sources { title publisher retrievedOn }')

  expect(sources).toEqual([
    expect.objectContaining({ title: '분리배출 누리집 품목 사전' }),
    { title: '전국대형폐기물수수료표준데이터 (2026-07-10)', publisher: '서울특별시 종로구', retrievedOn: '2026-11-24' },
    { title: '전국대형폐기물수수료표준데이터', publisher: '서울특별시 종로구', retrievedOn: '2026-11-24' },
    {
      title: '전국생활쓰레기배출정보 (2026-07-10)',
      publisher: '행정안전부와 각 지방자치단체',
      retrievedOn: '2026-11-24',
    },
  ])
})

test('the id differs by item, region, dwelling and language', async () => {
  const ids = await Promise.all(
    [{}, { regionId: null }, { regionId: suwon }, { dwelling: 'HOUSE' }, { language: 'en' }, { slug: 'desk' }].map(
      async (guideArguments) => (await queryGuide('id', guideArguments)).id,
    ),
  )

  expect(new Set(ids).size).toBe(ids.length)
})
