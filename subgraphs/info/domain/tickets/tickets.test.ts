import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../../_shared/ids.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { contentTickets } from '../../db/schema.ts'
import { info } from '../../server.ts'

const { db, execute } = await testSubgraph(info)

const answer = 'ticket { id } userErrors { code message path }'
const requestItem = async (input: object, headers = {}, viewer?: string) => {
  const query = `mutation ($input: RequestItemInput!) { requestItem(input: $input) { ${answer} } }`
  return (await execute(query, { input }, viewer, headers)).data?.requestItem
}
const reportProblem = async (input: object, headers = {}) => {
  const query = `mutation ($input: ReportGuideProblemInput!) { reportGuideProblem(input: $input) { ${answer} } }`
  return (await execute(query, { input }, undefined, headers)).data?.reportGuideProblem
}

const english = { 'accept-language': 'en' }
const headersFrom = (address: string, headers = {}) => ({ 'x-client-ip': address, ...headers })
const name = 'Harpsichord'

beforeEach(async () => {
  await db.delete(contentTickets)
})

test('of thirty simultaneous messages of both kinds, twenty are accepted', async () => {
  const input = { itemId: 'itm_paper-cup', problem: 'WRONG' }
  const both = Array.from({ length: 15 }, () => [
    requestItem({ name }, headersFrom('192.0.2.1')),
    reportProblem(input, headersFrom('192.0.2.1')),
  ])

  const answers = await Promise.all(both.flat())

  const accepted = answers.filter(({ ticket }) => ticket)
  const refused = answers.flatMap(({ userErrors }) => userErrors)
  expect(accepted).toHaveLength(20)
  expect(refused).toHaveLength(10)
  expect(refused[0]).toEqual({
    code: 'TOO_MANY_MESSAGES',
    message: '하루에 20건까지 보낼 수 있어요. 나중에 다시 보내 주세요.',
    path: null,
  })
  expect(await db.$count(contentTickets)).toBe(20)
})

test('messages are counted per person from any network, or per network without sign-in', async () => {
  const viewer = newId('usr')
  for (let n = 0; n < 20; n++) await requestItem({ name }, headersFrom('2001:db8:1:2::1'))
  for (let n = 0; n < 20; n++) await requestItem({ name }, headersFrom(`192.0.2.${n}`), viewer)
  const errorsOf = async (...[address, person]: [string, string?]) =>
    (await requestItem({ name }, headersFrom(address, english), person)).userErrors

  const refusal = {
    code: 'TOO_MANY_MESSAGES',
    message: 'You can send at most 20 messages a day. Please try again later.',
    path: null,
  }
  expect(await errorsOf('2001:db8:1:2:ffff::9')).toEqual([refusal])
  expect(await errorsOf('2001:db8:1:3::1')).toEqual([])
  expect(await errorsOf('198.51.100.1', viewer)).toEqual([refusal])
  expect(await errorsOf('192.0.2.1')).toEqual([])
  expect(await errorsOf('2001:db8:1:2::1', newId('usr'))).toEqual([])
})

test('a message stops counting after 24 hours, and its sender is erased', async () => {
  for (let n = 0; n < 20; n++) await requestItem({ name }, headersFrom('192.0.2.2'))
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000)
  const [first] = await db.select().from(contentTickets).limit(1)
  await db
    .update(contentTickets)
    .set({ receivedAt: yesterday })
    .where(eq(contentTickets.id, first?.id ?? ''))

  const next = await requestItem({ name }, headersFrom('192.0.2.2'))
  const over = await requestItem({ name }, headersFrom('192.0.2.2'))

  expect(next.userErrors).toEqual([])
  expect(over.userErrors).toMatchObject([{ code: 'TOO_MANY_MESSAGES' }])
  const erased = (await db.select().from(contentTickets)).filter(({ sender }) => sender === null)
  expect(erased).toMatchObject([{ id: first?.id }])
})
