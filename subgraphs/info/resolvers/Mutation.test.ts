import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../_shared/ids.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { contentTickets } from '../db/schema.ts'
import { anItem } from '../fixtures.ts'
import { info } from '../server.ts'

const { db, execute } = await testSubgraph(info)

const mutation = (field: string, type: string, fields: string) =>
  `mutation ($input: ${type}!) { ${field}(input: $input) { ${fields} userErrors { code message path } } }`
const requestItem = mutation('requestItem', 'RequestItemInput', 'ticket { id receivedAt } existingItem { id name }')
const reportGuideProblem = mutation('reportGuideProblem', 'ReportGuideProblemInput', 'ticket { id receivedAt }')

const english = { 'accept-language': 'en' }
const sendRequest = async (input: object, headers = {}, viewer?: string) =>
  (await execute(requestItem, { input }, viewer, headers)).data?.requestItem
const sendReport = async (input: object, headers = {}) =>
  (await execute(reportGuideProblem, { input }, undefined, headers)).data?.reportGuideProblem

beforeEach(async () => {
  await db.delete(contentTickets)
})

describe('requestItem', () => {
  test('records a request without sign-in and without the client’s address', async () => {
    const input = { name: ' 빨래\u1100\u1161 🧸 ', description: ' 나무\r\n두 개\0 ', regionId: 'reg_1111000000' }

    const answer = await sendRequest(input, { 'x-client-ip': '203.0.113.77' })

    expect(answer).toMatchObject({
      ticket: { id: expect.stringMatching(/^tkt_/), receivedAt: expect.stringMatching(/^\d{4}-.*Z$/) },
      existingItem: null,
      userErrors: [],
    })
    const rows = await db.select().from(contentTickets)
    expect(rows).toEqual([
      {
        id: answer.ticket.id,
        kind: 'ITEM_REQUEST',
        itemId: null,
        regionId: 'reg_1111000000',
        problem: null,
        name: '빨래가 🧸',
        comment: '나무\n두 개',
        locale: 'ko',
        userId: null,
        clientMutationKey: null,
        sender: expect.stringMatching(/^[\w-]{43}$/),
        receivedAt: new Date(answer.ticket.receivedAt),
        closedAt: null,
        closedBy: null,
        resolution: null,
      },
    ])
    expect(JSON.stringify(rows)).not.toContain('203.0.113')
  })

  test('stores the signed-in person and the language', async () => {
    const viewer = newId('usr')

    await sendRequest({ name: 'Harp', description: ' ', regionId: null }, english, viewer)

    const rows = await db.select().from(contentTickets)
    expect(rows).toMatchObject([{ userId: viewer, name: 'Harp', comment: null, regionId: null, locale: 'en' }])
  })

  const length = (characters: number) => ({
    ko: `이름은 1자에서 100자까지예요. 지금은 ${characters}자예요.`,
    en: `A name has 1 to 100 characters; this one has ${characters}.`,
  })
  const characters = {
    ko: '이름에는 줄바꿈 같은 제어 문자나 쓰는 방향을 바꾸는 문자를 넣을 수 없어요.',
    en: 'A name cannot contain control characters, such as line breaks, or characters that change the text direction.',
  }
  const invisible = {
    ko: '이름에는 눈에 보이는 글자가 있어야 해요.',
    en: 'A name has at least one visible character; this one has none.',
  }
  test.each([
    { defect: 'an empty name', name: '', message: length(0) },
    { defect: 'a blank name', name: ' \n ', message: length(0) },
    { defect: 'a long name', name: '한'.repeat(101), message: length(101) },
    { defect: 'a name with NUL', name: '하\0프', message: characters },
    { defect: 'a name of two lines', name: '하\n프', message: characters },
    { defect: 'an unpaired surrogate', name: '\ud83e', message: characters },
    { defect: 'a name with a text direction override', name: '하\u202e프', message: characters },
    { defect: 'an invisible name', name: '\u3164', message: invisible },
  ])('refuses $defect in both languages and stores nothing', async ({ name, message }) => {
    const error = { code: 'NAME_INVALID', path: ['input', 'name'] }

    const answers = [await sendRequest({ name }), await sendRequest({ name }, english)]

    expect(answers).toEqual([
      { ticket: null, existingItem: null, userErrors: [{ ...error, message: message.ko }] },
      { ticket: null, existingItem: null, userErrors: [{ ...error, message: message.en }] },
    ])
    expect(await db.$count(contentTickets)).toBe(0)
  })

  test('accepts names of 100 and descriptions of 1,000 characters as a reader counts them', async () => {
    const [name, description] = ['👨‍👩‍👧'.repeat(100), '👨‍👩‍👧'.repeat(1000)]

    expect(await sendRequest({ name, description })).toMatchObject({ userErrors: [] })
    expect(await db.select().from(contentTickets)).toMatchObject([{ name, comment: description }])
  })

  test('returns the existing item with that name or synonym, regardless of spaces', async () => {
    const { id } = await anItem(db, { nameKo: '하프', nameEn: 'Harp', synonyms: { ko: ['큰 현악기'], en: ['Lyre'] } })
    const error = { code: 'ITEM_EXISTS', path: ['input', 'name'] }

    expect(await sendRequest({ name: '큰현악기' })).toEqual({
      ticket: null,
      existingItem: { id, name: '하프' },
      userErrors: [{ ...error, message: '이미 있는 품목이에요: 하프' }],
    })
    expect(await sendRequest({ name: ' LYRE ' }, english)).toEqual({
      ticket: null,
      existingItem: { id, name: 'Harp' },
      userErrors: [{ ...error, message: 'The catalogue already has this item: Harp.' }],
    })
    expect(await sendRequest({ name: '큰현악' })).toMatchObject({ existingItem: null, userErrors: [] })
    expect(await sendRequest({ name: '...' })).toMatchObject({ existingItem: null, userErrors: [] })
  })

  test('returns the likeliest item of a word that people say for several', async () => {
    expect(await sendRequest({ name: '다이슨' })).toMatchObject({ existingItem: { id: 'itm_vacuum-cleaner' } })
    expect(await sendRequest({ name: '코카콜라 캔' })).toMatchObject({ existingItem: { id: 'itm_drink-can' } })
  })

  test('prefers an item with that name to one with that synonym', async () => {
    await anItem(db, { id: 'itm_a-box', nameKo: '통', synonyms: { ko: ['둥근 북'], en: [] } })
    await anItem(db, { id: 'itm_b-drum', nameKo: '둥근북' })

    expect((await sendRequest({ name: '둥근 북' })).existingItem).toEqual({ id: 'itm_b-drum', name: '둥근북' })
  })

  test('reports all problems at once', async () => {
    const input = { name: '', description: 'x'.repeat(1001), regionId: 'reg_nowhere' }
    const errors = (name: string, description: string, region: string) => [
      { code: 'NAME_INVALID', message: name, path: ['input', 'name'] },
      { code: 'COMMENT_TOO_LONG', message: description, path: ['input', 'description'] },
      { code: 'REGION_UNKNOWN', message: region, path: ['input', 'regionId'] },
    ]

    expect((await sendRequest(input)).userErrors).toEqual(
      errors(length(0).ko, '설명은 1000자까지예요. 지금은 1001자예요.', '지역의 ID가 아니에요.'),
    )
    expect((await sendRequest(input, english)).userErrors).toEqual(
      errors(
        length(0).en,
        'A description has at most 1000 characters; this one has 1001.',
        'This is not the id of a region.',
      ),
    )
    expect(await db.$count(contentTickets)).toBe(0)
  })
})

describe('reportGuideProblem', () => {
  test.each(['WRONG', 'OUTDATED', 'REGION_DIFFERS', 'UNCLEAR'])('records that a guide is %s', async (problem) => {
    // A neighbourhood is stored as its district.
    const input = { itemId: 'itm_paper-cup', regionId: 'reg_1111010100', problem, comment: '뚜껑은\0 따로\n' }

    const answer = await sendReport(input)

    expect(answer).toMatchObject({ ticket: { id: expect.stringMatching(/^tkt_/) }, userErrors: [] })
    expect(await db.select().from(contentTickets)).toMatchObject([
      {
        ...{ ...input, id: answer.ticket.id, regionId: 'reg_1111000000' },
        ...{ kind: 'GUIDE_PROBLEM', name: null, comment: '뚜껑은 따로', locale: 'ko' },
      },
    ])
  })

  test('reports all problems at once, in both languages, and stores nothing', async () => {
    const input = { itemId: 'itm_nothing', regionId: 'reg_1', problem: 'WRONG', comment: '👍🏽'.repeat(1001) }
    const errors = (item: string, region: string, comment: string) => ({
      ticket: null,
      userErrors: [
        { code: 'ITEM_UNKNOWN', message: item, path: ['input', 'itemId'] },
        { code: 'REGION_UNKNOWN', message: region, path: ['input', 'regionId'] },
        { code: 'COMMENT_TOO_LONG', message: comment, path: ['input', 'comment'] },
      ],
    })

    expect(await sendReport(input)).toEqual(
      errors('품목의 ID가 아니에요.', '지역의 ID가 아니에요.', '의견은 1000자까지예요. 지금은 1001자예요.'),
    )
    expect(await sendReport(input, english)).toEqual(
      errors(
        'This is not the id of an item.',
        'This is not the id of a region.',
        'A comment has at most 1000 characters; this one has 1001.',
      ),
    )
    expect(await db.$count(contentTickets)).toBe(0)
  })

  test.each(['', 'reg_1111000000', 'itm_\0', '종이컵'])('refuses %j as an item', async (itemId) => {
    const { userErrors } = await sendReport({ itemId, problem: 'WRONG' })

    expect(userErrors).toMatchObject([{ code: 'ITEM_UNKNOWN' }])
  })

  test.each(['', 'itm_paper-cup', 'reg_\0', '서울'])('refuses %j as a region', async (regionId) => {
    const { userErrors } = await sendReport({ itemId: 'itm_paper-cup', regionId, problem: 'WRONG' })

    expect(userErrors).toMatchObject([{ code: 'REGION_UNKNOWN' }])
  })
})

test('every field of a message to the editors can be read without sign-in', async () => {
  const userErrors = 'userErrors { __typename code message path }'
  const ticket = 'ticket { __typename id receivedAt }'
  const { data, errors } = await execute(`mutation {
    new: requestItem(input: { name: "하프시코드" }) { __typename ${ticket} existingItem { id } ${userErrors} }
    known: requestItem(input: { name: "종이컵" }) { __typename ${ticket} existingItem { id category { slug } } ${userErrors} }
    wrong: reportGuideProblem(input: { itemId: "itm_paper-cup", problem: OUTDATED }) { __typename ${ticket} ${userErrors} }
  }`)

  expect(errors).toBeUndefined()
  const ticketShape = {
    __typename: 'ContentTicket',
    id: expect.stringMatching(/^tkt_/),
    receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
  }
  expect(data).toMatchObject({
    new: { __typename: 'RequestItemPayload', ticket: ticketShape, existingItem: null, userErrors: [] },
    known: {
      ticket: null,
      existingItem: { id: 'itm_paper-cup', category: { slug: expect.any(String) } },
      userErrors: [{ __typename: 'CatalogUserError', code: 'ITEM_EXISTS', path: ['input', 'name'] }],
    },
    wrong: { __typename: 'ReportGuideProblemPayload', ticket: ticketShape, userErrors: [] },
  })
})
