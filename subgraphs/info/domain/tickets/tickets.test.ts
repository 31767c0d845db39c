import { eq } from 'drizzle-orm'
import { beforeEach, expect, test } from 'vitest'
import { newId } from '../../../_shared/ids.ts'
import { testSubgraph } from '../../../_shared/testing.ts'
import { contentTickets } from '../../db/schema.ts'
import { info } from '../../server.ts'

const { db, execute } = await testSubgraph(info)

const answer = 'ticket { id } userErrors { code message path }'
const request = async (input: object, headers = {}, viewer?: string) => {
  const query = `mutation ($input: RequestItemInput!) { requestItem(input: $input) { ${answer} } }`
  return (await execute(query, { input }, viewer, headers)).data?.requestItem
}
const report = async (input: object, headers = {}) => {
  const query = `mutation ($input: ReportGuideProblemInput!) { reportGuideProblem(input: $input) { ${answer} } }`
  return (await execute(query, { input }, undefined, headers)).data?.reportGuideProblem
}

const english = { 'accept-language': 'en' }
const from = (address: string, headers = {}) => ({ 'x-client-ip': address, ...headers })
const name = 'Harpsichord'

beforeEach(async () => {
  await db.delete(contentTickets)
})

test('of thirty messages that come at once, of both kinds, twenty are taken', async () => {
  const input = { itemId: 'itm_paper-cup', problem: 'WRONG' }
  const both = Array.from({ length: 15 }, () => [
    request({ name }, from('192.0.2.1')),
    report(input, from('192.0.2.1')),
  ])

  const answers = await Promise.all(both.flat())

  const taken = answers.filter(({ ticket }) => ticket)
  const refused = answers.flatMap(({ userErrors }) => userErrors)
  expect(taken).toHaveLength(20)
  expect(refused).toHaveLength(10)
  expect(refused[0]).toEqual({
    code: 'TOO_MANY_MESSAGES',
    message: '하루에 20건까지 보낼 수 있어요. 나중에 다시 보내 주세요.',
    path: null,
  })
  expect(await db.$count(contentTickets)).toBe(20)
})

test('messages are counted by person, wherever that is, or else by network', async () => {
  const viewer = newId('usr')
  for (let n = 0; n < 20; n++) await request({ name }, from('2001:db8:1:2::1'))
  for (let n = 0; n < 20; n++) await request({ name }, from(`192.0.2.${n}`), viewer)
  const code = async (...[address, person]: [string, string?]) =>
    (await request({ name }, from(address, english), person)).userErrors

  const refusal = {
    code: 'TOO_MANY_MESSAGES',
    message: 'At most 20 messages a day are taken; please send it later.',
    path: null,
  }
  expect(await code('2001:db8:1:2:ffff::9')).toEqual([refusal])
  expect(await code('2001:db8:1:3::1')).toEqual([])
  expect(await code('198.51.100.1', viewer)).toEqual([refusal])
  expect(await code('192.0.2.1')).toEqual([])
  expect(await code('2001:db8:1:2::1', newId('usr'))).toEqual([])
})

test('a message stops counting after 24 hours, and who sent it is forgotten', async () => {
  for (let n = 0; n < 20; n++) await request({ name }, from('192.0.2.2'))
  const yesterday = new Date(Date.now() - 24 * 60 * 60_000)
  const [first] = await db.select().from(contentTickets).limit(1)
  await db
    .update(contentTickets)
    .set({ receivedAt: yesterday })
    .where(eq(contentTickets.id, first?.id ?? ''))

  const next = await request({ name }, from('192.0.2.2'))
  const over = await request({ name }, from('192.0.2.2'))

  expect(next.userErrors).toEqual([])
  expect(over.userErrors).toMatchObject([{ code: 'TOO_MANY_MESSAGES' }])
  const forgotten = (await db.select().from(contentTickets)).filter(({ sender }) => sender === null)
  expect(forgotten).toMatchObject([{ id: first?.id }])
})
