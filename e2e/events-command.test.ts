import { afterAll, expect, test } from 'vitest'
import { runEventsCommand } from '../events-command.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { handleEvents, receiveEvents } from '../subgraphs/_shared/events/inbox.ts'
import { aCloudEvent } from '../subgraphs/_shared/events/testing.ts'
import { testDatabase } from '../subgraphs/_shared/testing.ts'
import { testLog } from '../subgraphs/_shared/testing-logs.ts'

const url = await testDatabase('user')
const { db, close } = connect(url)
afterAll(close)
const run = (...args: string[]) => runEventsCommand(args, { USER_DATABASE_URL: url })
const log = testLog()

test('operators see how many events wait, read why one was set aside, and replay it', async () => {
  const handlers = { 'account.data-erased.v1': async () => {} }
  const erased = { type: 'account.data-erased.v1', data: { accountId: 'usr_robin' } } as const
  const odd = aCloudEvent(erased, { data: { accountId: 5 } })
  const before = [await run('status', 'user'), await run('list', 'user')]

  await receiveEvents(db, [odd], handlers)
  await handleEvents(db, handlers, log)
  const [status, list, replayed] = [
    await run('status', 'user'),
    await run('list', 'user'),
    await run('replay', 'user', odd.id),
  ]

  expect(before).toEqual(['0 to send\n0 to handle\n0 set aside', 'Every event could be handled.'])
  expect(status).toBe('0 to send\n0 to handle\n1 set aside')
  expect(list).toMatch(/^evt_\w+ {2}\S+Z {2}account\.data-erased\.v1 from test\n {2}The data has another shape than /)
  expect(replayed).toBe('1 event goes back into the inbox; the subgraph tries within a second.')
  expect(await run('status', 'user')).toMatch(/^0 to send\n1 to handle, the oldest since \S+Z\n0 set aside$/)
})

test.each([
  [[]],
  [['list']],
  [['list', 'nobody']],
  [['list', 'user', 'evt_1']],
  [['replay', 'user', 'a', 'b']],
  [['drop', 'user']],
])('other arguments %j are refused with those that exist', async (args) => {
  await expect(run(...args)).rejects.toThrow('npm run events -- replay <subgraph> [<id>]')
})

test('an id of no event that was set aside is refused', async () => {
  await expect(run('replay', 'user', 'evt_none')).rejects.toThrow('No event that was set aside has the id evt_none.')
})
