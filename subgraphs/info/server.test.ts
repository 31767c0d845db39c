import { expect, test } from 'vitest'
import { testSubgraph } from '../_shared/testing.ts'
import { aRule, areasNamed } from './fixtures.ts'
import { info } from './server.ts'

const { db, execute } = await testSubgraph(info)

const pageFields = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor } totalCount'
const mistake = '__typename mistake instead reason'
const mark = `__typename id label name english: name(locale: "en") meaning inEnglish: meaning(locale: "en")
  material { id }`
const material = `__typename id code name english: name(locale: "en") disposalMethod isRecyclable
  description inEnglish: description(locale: "en") preparation prepare: preparation(locale: "en") colorHex
  commonMistakes { ${mistake} } mistakes: commonMistakes(locale: "en") { ${mistake} } marks { ${mark} }`
const category = `__typename id slug name english: name(locale: "en") parent { id } children { id }
  description inEnglish: description(locale: "en") materials { id }`
const variant = '__typename id name english: name(locale: "en") disposalMethod'
const match = '__typename kind text highlights { __typename start length }'
const source = '__typename title publisher url license retrievedOn'
const guide = `__typename id item { id } variant { ${variant} } locale appliesTo { __typename id } isRegional summary method
  steps { __typename position action text detail } feeStatus
  fees { __typename amountMinor maxAmountMinor currency specification } regionalNote validFrom validUntil warnings sources { ${source} }
  conflicts { __typename statement source { ${source} } } confidence lastReviewedOn`
const item = `__typename id slug name english: name(locale: "en") synonyms englishSynonyms: synonyms(locale: "en")
  category { ${category} } dropOffMaterials { ${material} } disposalMethod updatedAt
  components { __typename name english: name(locale: "en") material { id } disposalMethod mustBeSeparated }
  variants { ${variant} } marks { ${mark} } relatedItems(first: 2) { slug }
  commonMistakes { ${mistake} } mistakes: commonMistakes(locale: "en") { ${mistake} }
  guide { ${guide} } english_guide: guide(locale: "en-GB") { ${guide} }
  regional_guide: guide(regionId: "reg_1111000000", dwelling: HOUSE) { ${guide} }`

test('every field can be read without sign-in', async () => {
  const { data, errors } = await execute(`{
    item(slug: "drinking-glass") { ${item} }
    items(first: 1, filter: { categoryIds: ["cat_paper"], materialIds: ["mat_paper"], disposalMethods: [RECYCLABLES] }) {
      edges { cursor node { ${item} } } nodes { id } ${pageFields}
    }
    searchItems(query: "유리컵", locale: "ko", first: 1, filter: { categoryIds: ["cat_waste"] }) {
      edges { cursor node { ${item} } match { ${match} } } nodes { id } ${pageFields}
      didYouMean fallbackMaterials { ${material} }
    }
    autocompleteItems(query: "유리", locale: "ko", first: 1) { __typename item { ${item} } match { ${match} } }
    materials { ${material} }
    material(code: "PAPER") { ${material} }
    categories { ${category} }
    category(slug: "paper") { ${category} items(first: 2) { edges { cursor node { id } } nodes { id } ${pageFields} } }
    sortingMarks { ${mark} }
  }`)

  expect(errors).toBeUndefined()
  expect(data?.item).toMatchObject({
    __typename: 'Item',
    id: 'itm_drinking-glass',
    slug: 'drinking-glass',
    name: '유리컵',
    english: 'Drinking glass',
    synonyms: ['와인잔', '소주잔', '유리잔', '크리스탈 잔'],
    englishSynonyms: [],
    category: { id: 'cat_noncombustible', name: '불연성 폐기물', parent: { id: 'cat_waste' }, children: [] },
    dropOffMaterials: [],
    disposalMethod: 'NON_COMBUSTIBLE',
    updatedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    guide: {
      __typename: 'DisposalGuide',
      item: { id: 'itm_drinking-glass' },
      locale: 'ko',
      appliesTo: null,
      isRegional: false,
      method: 'NON_COMBUSTIBLE',
      feeStatus: 'CHARGED',
      fees: [],
      regionalNote: null,
      validFrom: '2026-01-01',
      validUntil: null,
      steps: [
        { position: 1, action: 'OTHER', detail: null, text: '유리병과 섞지 않는다' },
        { position: 2, action: 'BAG', detail: null, text: '불연성 쓰레기 봉투(마대)에 넣는다' },
      ],
      warnings: ['흔한 실수: 유리병으로 배출', '지자체마다 다를 수 있으니 사는 곳의 기준을 확인하세요.'],
      sources: [
        { __typename: 'SourceReference', publisher: '기후에너지환경부', url: null, retrievedOn: '2026-11-24' },
        { title: '분리배출 누리집 품목 사전', url: expect.stringMatching(/^https:\/\//) },
      ],
      variant: null,
      conflicts: [],
      confidence: 'MEDIUM',
      lastReviewedOn: '2026-11-24',
    },
    regional_guide: { appliesTo: null, regionalNote: null },
    english_guide: {
      locale: 'en',
      steps: [{ text: 'Do not mix it with glass bottles' }, { text: 'Put it in the non-combustible sack' }],
      warnings: [
        'A common mistake: recycling as bottle glass.',
        'Municipalities differ on this; check the rules where you live.',
      ],
    },
  })
  expect(data?.item.guide.id).not.toBe(data?.item.english_guide.id)
  expect(data?.item.guide.id).not.toBe(data?.item.regional_guide.id)
  expect(data?.items).toMatchObject({
    nodes: [{ id: data?.items.edges[0].node.id }],
    pageInfo: { hasNextPage: true, hasPreviousPage: false, endCursor: data?.items.edges[0].cursor },
    totalCount: expect.any(Number),
  })
  expect(data?.searchItems).toMatchObject({
    edges: [
      { node: { name: '유리컵' }, match: { kind: 'EXACT', text: '유리컵', highlights: [{ start: 0, length: 3 }] } },
    ],
    pageInfo: { hasNextPage: true },
    totalCount: expect.any(Number),
    didYouMean: [],
    fallbackMaterials: [],
  })
  expect(data?.autocompleteItems).toMatchObject([
    { __typename: 'ItemCompletion', match: { kind: 'PREFIX', highlights: [{ start: 0, length: 2 }] } },
  ])
  expect(data?.material).toMatchObject({
    __typename: 'Material',
    id: 'mat_paper',
    code: 'PAPER',
    name: '종이',
    english: 'Paper',
    disposalMethod: 'RECYCLABLES',
    isRecyclable: true,
  })
  expect(data?.sortingMarks).toHaveLength(20)
  expect(data?.sortingMarks.at(-1)).toMatchObject({ id: 'mrk_coated', english: 'Coated or laminated', material: null })
  expect(data?.materials).toContainEqual(data?.material)
  expect(data?.categories.map(({ id }: { id: string }) => id)).toEqual(['cat_recyclables', 'cat_drop-off', 'cat_waste'])
  expect(data?.category).toMatchObject({
    id: 'cat_paper',
    parent: { id: 'cat_recyclables' },
    inEnglish: expect.stringMatching(/^Newspapers/),
    materials: [{ id: 'mat_paper' }, { id: 'mat_scrap-metal' }, { id: 'mat_plastic' }, { id: 'mat_film' }],
    items: { nodes: [{}, {}] },
  })
})

test('every field of a schedule can be read without sign-in', async () => {
  await aRule(db, { id: 'rul_jongno', areas: areasNamed('혜화동'), observedOn: '2020-07-10' })
  await aRule(db, {
    id: 'rul_jongno-2',
    areas: areasNamed('부암동'),
    weekdays: ['SUNDAY'],
    hasOtherDays: true,
    offDays: '일+명절',
  })
  const rule = `__typename id method materials { __typename id } dwellings weekdays weeksOfMonth putOutFrom putOutMinutes placement
    coverage areas { __typename name region { __typename id } isWholeRegion } conditions english: conditions(locale: "en")`
  const schedule = `__typename appliesTo { __typename id } isDivided rules { ${rule} }
    exceptions(from: "2026-09-20", days: 7) { __typename date isCancelled reason english: reason(locale: "en") }
    nextPickups(from: "2026-09-20", days: 2) {
      __typename uid date putOutFrom putOutUntil method materials { id } rule { ${rule} }
    }
    remarks calendarUrl contactPhone sources { __typename title publisher url license retrievedOn } confidence lastReviewedOn`

  const { data, errors } = await execute(
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        ... on Region { id collectionSchedule { ${schedule} } itemsWithOwnRules(first: 1) { totalCount } }
      }
    }`,
    { representations: [{ __typename: 'Region', id: 'reg_1111000000' }] },
  )

  expect(errors).toBeUndefined()
  const shared = {
    __typename: 'CollectionRule',
    method: 'GENERAL_WASTE',
    materials: [],
    dwellings: [],
    weeksOfMonth: [],
    putOutFrom: '19:00',
    putOutMinutes: 120,
    placement: 'OWN_DOOR',
    coverage: 'PART',
  }
  const areas = (name: string) => [{ __typename: 'CollectionArea', name, region: null, isWholeRegion: false }]
  const first = {
    ...shared,
    id: 'rul_jongno-2',
    areas: areas('부암동'),
    weekdays: ['SUNDAY'],
    conditions: '대상 지역: 부암동. 규격봉투에 넣어 배출',
    english: 'Areas: 부암동. 규격봉투에 넣어 배출',
  }
  const second = {
    ...shared,
    id: 'rul_jongno',
    areas: areas('혜화동'),
    weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SUNDAY'],
    conditions: '대상 지역: 혜화동. 규격봉투에 넣어 배출',
    english: 'Areas: 혜화동. 규격봉투에 넣어 배출',
  }
  const pickup = (date: string, rule: { method: string }) => ({
    __typename: 'CollectionDay',
    uid: expect.stringMatching(`^reg_1111000000-GENERAL_WASTE-${date}-[0-9a-f]{12}$`),
    date,
    putOutFrom: `${date}T10:00:00.000Z`,
    putOutUntil: `${date}T12:00:00.000Z`,
    method: rule.method,
    materials: [],
    rule,
  })
  const exception = (date: string, reason: string, english: string) => ({
    __typename: 'CollectionException',
    date,
    isCancelled: true,
    reason,
    english,
  })
  expect(JSON.parse(JSON.stringify(data?._entities))).toEqual([
    {
      id: 'reg_1111000000',
      collectionSchedule: {
        __typename: 'CollectionSchedule',
        appliesTo: { __typename: 'Region', id: 'reg_1111000000' },
        isDivided: true,
        rules: [first, second],
        exceptions: [
          exception('2026-09-24', '추석 전날', 'Day before Chuseok'),
          exception('2026-09-25', '추석', 'Chuseok'),
        ],
        nextPickups: [pickup('2026-09-20', first), pickup('2026-09-20', second), pickup('2026-09-21', second)],
        remarks: ['미수거일: 일+명절', '생활쓰레기 배출요일: 기타'],
        calendarUrl: 'http://127.0.0.1:4004/calendars/reg_1111000000.ics?locale=ko',
        contactPhone: '+82221482373',
        sources: [
          {
            __typename: 'SourceReference',
            title: '전국생활쓰레기배출정보',
            publisher: '행정안전부와 각 지방자치단체',
            url: null,
            license: null,
            retrievedOn: '2026-11-24',
          },
        ],
        confidence: 'LOW',
        lastReviewedOn: '2026-11-24',
      },
      itemsWithOwnRules: { totalCount: 0 },
    },
  ])
})
