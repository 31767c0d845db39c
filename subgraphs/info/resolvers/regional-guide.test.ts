import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { aFeeLine, aLocalRule, anItem, aRule, areasNamed } from '../fixtures.ts'
import { info } from '../server.ts'
import { type GuideArguments, jongno, national, regional, scopeFields, setUpGuideQueries, suwon } from '../testing.ts'

const { db, execute, statements } = await testSubgraph(info)

const queryGuide = setUpGuideQueries({ db, execute })
const seoul = 'reg_1100000000'
const jangan = 'reg_4111100000'

describe('a guide for a region', () => {
  test('is the national one if no region has its own facts', async () => {
    const fields = `${scopeFields} feeStatus fees { amountMinor } regionalNote summary`

    const guide = await queryGuide(fields)

    expect(guide).toEqual({ ...(await queryGuide(fields, { regionId: null })) })
    expect(guide).toMatchObject({ ...national, feeStatus: 'CHARGED', fees: [], regionalNote: null })
  })

  test.each(['reg_nothing', '', '\0', '🍕', 'itm_sofa', '\ud800'])('is null for the unknown region %j', async (id) => {
    expect(await queryGuide('id', { regionId: id })).toBeNull()
  })

  test('is the national one for the country itself', async () => {
    await aRule(db, { regionId: seoul, method: 'BULKY_WASTE' })

    expect(await queryGuide(scopeFields, { regionId: 'reg_KR' })).toMatchObject(national)
  })

  test('takes each kind of fact from the smallest enclosing region that has it', async () => {
    await aFeeLine(db, { regionId: suwon })
    await aFeeLine(db, { regionId: jangan, nameKeys: ['책상'] })
    await aRule(db, { regionId: jangan, method: 'BULKY_WASTE', conditions: '신고 후 배출' })
    await aLocalRule(db, { regionId: 'reg_4100000000', note: { ko: '도의 말', en: 'of the province' } })

    const guide = await queryGuide(`${scopeFields} fees { amountMinor } regionalNote`, { regionId: jangan })

    expect(guide).toEqual({
      ...regional(jangan),
      method: 'BULKY_WASTE',
      fees: [{ amountMinor: 3_000 }],
      regionalNote: '도의 말. 신고 후 배출.',
    })
    expect(await queryGuide(scopeFields, { regionId: suwon })).toMatchObject(regional(suwon))
  })

  test('has no fees for another item or another disposal method', async () => {
    await aFeeLine(db, { nameKeys: ['책상'] })
    await aFeeLine(db, { method: 'GENERAL_WASTE', nameKeys: [], dataSet: 'bag-prices' })

    expect(await queryGuide(`${scopeFields} fees { amountMinor }`)).toMatchObject({ ...national, fees: [] })
  })

  test('has fees for an item that was added after the import', async () => {
    await aFeeLine(db, { nameKeys: ['캣타워'] })
    const { slug } = await anItem(db, {
      nameKo: '고양이 타워',
      synonyms: { ko: ['캣 타워'], en: [] },
      disposalMethod: 'BULKY_WASTE',
    })

    expect(await queryGuide('fees { amountMinor }', { slug })).toEqual({ fees: [{ amountMinor: 3_000 }] })
  })

  test('has a fee for each size, cheapest first, with ranges', async () => {
    await aFeeLine(db, { amountMinor: 9_000, specification: { ko: '소파, 4인용', en: '소파, 4인용' } })
    await aFeeLine(db, { maxAmountMinor: 5_000 })

    const { feeStatus, fees } = await queryGuide(
      'feeStatus fees { __typename amountMinor maxAmountMinor currency specification }',
    )

    expect(feeStatus).toBe('CHARGED')
    expect(fees).toEqual([
      {
        __typename: 'DisposalFee',
        amountMinor: 3_000,
        maxAmountMinor: 5_000,
        currency: 'KRW',
        specification: '소파, 1인용',
      },
      {
        __typename: 'DisposalFee',
        amountMinor: 9_000,
        maxAmountMinor: null,
        currency: 'KRW',
        specification: '소파, 4인용',
      },
    ])
  })

  test('shows bag prices to the users who can buy them, in the language of the request', async () => {
    const bag = { method: 'GENERAL_WASTE' as const, nameKeys: [], dataSet: 'bag-prices' }
    await aFeeLine(db, { ...bag, users: 'HOUSEHOLDS', specification: { ko: '가정용', en: 'households' } })
    await aFeeLine(db, {
      ...bag,
      users: 'BUSINESSES',
      specification: { ko: '사업장용', en: 'businesses' },
      position: 1,
    })
    const specifications = async (guideArguments: GuideArguments) =>
      (await queryGuide('fees { specification }', { slug: 'pillow', ...guideArguments })).fees.map(
        ({ specification }: { specification: string }) => specification,
      )

    expect(await specifications({})).toEqual(['가정용', '사업장용'])
    expect(await specifications({ language: 'en' })).toEqual(['households', 'businesses'])
    expect(await specifications({ dwelling: 'APARTMENT' })).toEqual(['가정용'])
    expect(await specifications({ dwelling: 'BUSINESS' })).toEqual(['사업장용'])
  })

  test('shows the prices for other users to everybody if there are none for their own type of dwelling', async () => {
    const bag = { method: 'GENERAL_WASTE' as const, nameKeys: [], dataSet: 'bag-prices' }
    await aFeeLine(db, { ...bag, users: 'OTHERS', amountMinor: 100 })
    const pillow = { slug: 'pillow', dwelling: 'APARTMENT' }
    expect(await queryGuide('fees { amountMinor }', pillow)).toEqual({ fees: [{ amountMinor: 100 }] })

    await aFeeLine(db, { ...bag, users: 'BOTH', amountMinor: 200 })

    expect(await queryGuide('fees { amountMinor }', pillow)).toEqual({ fees: [{ amountMinor: 200 }] })
  })

  test('quotes the region’s put-out instructions for that waste stream, at most three', async () => {
    const newspaper = { slug: 'newspaper' }
    const [first, ...others] = ['묶어서', '투명한 봉투에', '그물망에', '수거함에']
    await aRule(db, { method: 'RECYCLABLES', conditions: first })
    await aRule(db, { method: 'RECYCLABLES', conditions: first, areas: areasNamed('혜화동') })
    await aRule(db, { method: 'FOOD_WASTE', conditions: '전용용기에' })
    expect(await queryGuide('regionalNote', newspaper)).toEqual({ regionalNote: '묶어서.' })

    for (const conditions of others) await aRule(db, { method: 'RECYCLABLES', conditions })

    const { regionalNote } = await queryGuide('regionalNote', newspaper)
    expect(regionalNote).toMatch(/^동네에 따라 다르니 수거 일정을 확인하세요: (\S+ ?\S* \/ ){3}…$/)
  })

  test.each(['빈칸', '해당사항없음', '해당 없음(미수거)', '종량제마대에 배출'])(
    'does not quote %j, which is no instruction for a sofa',
    async (conditions) => {
      await aRule(db, { method: 'BULKY_WASTE', conditions })

      expect(await queryGuide(`${scopeFields} regionalNote`)).toMatchObject({ ...national, regionalNote: null })
    },
  )
})

test('a page of fifty guides takes no more statements than a page of two, even for several regions', async () => {
  await aFeeLine(db)
  await aFeeLine(db, { regionId: suwon, method: 'GENERAL_WASTE', nameKeys: [], dataSet: 'bag-prices' })
  await aRule(db, { regionId: suwon, method: 'RECYCLABLES' })
  const guide = `{ id appliesTo { id } isRegional summary method steps { text } feeStatus warnings regionalNote
    fees { amountMinor specification } validFrom validUntil sources { title } }`
  const guides = (regionIds: readonly string[]) =>
    regionIds.map((id, index) => `g${index}: guide(regionId: "${id}", dwelling: HOUSE) ${guide}`).join(' ')
  const countStatements = async (first: number, regionIds: readonly string[]) =>
    (
      await statements(async () => {
        const query = `query ($first: Int) { items(first: $first) { nodes { ${guides(regionIds)} } } }`
        expect((await execute(query, { first })).errors).toBeUndefined()
      })
    ).length

  expect(await countStatements(2, [jongno])).toBeLessThanOrEqual(11)
  expect(await countStatements(50, [jongno])).toBeLessThanOrEqual(11)
  expect(await countStatements(50, [jongno, suwon, jangan, 'reg_2600000000'])).toBeLessThanOrEqual(11)
})
