import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { askByHttp } from '../subgraphs/_shared/ask-graph.ts'
import { connect, type Db } from '../subgraphs/_shared/db.ts'
import { aRule } from '../subgraphs/info/fixtures.ts'
import { aBrowser, aPushService } from '../subgraphs/user/domain/delivery/testing.ts'
import { addJob } from '../subgraphs/user/domain/jobs/queue.ts'
import { askCollectionDays, homesPerRequest } from '../subgraphs/user/domain/reminders/collection-days.ts'
import type { TestGraph } from './graph.ts'

const register = `mutation ($input: RegisterPushDeviceInput!) {
  registerPushDevice(input: $input) { pushDevice { id } userErrors { code } }
}`
const setHome = `mutation {
  setHome(input: { regionId: "reg_1111000000", dwelling: HOUSE }) { user { homeRegion { id } } userErrors { code } }
}`
const inbox = `{
  viewer { notifications { unreadCount nodes { topic title body subject { __typename id } } } }
}`

// A job that failed is tried again after 3, 7 and 20 seconds.
const patience = { timeout: 50_000 }

/** Tests that the collection days of info become a reminder in the inbox and a push message, on a running graph. */
export function testReminders(graph: TestGraph, signIn: () => Promise<string>): void {
  test('the router accepts the largest question for collection days', async () => {
    const homes = Array.from({ length: homesPerRequest }, () => ({ regionId: 'reg_1111000000', dwelling: 'HOUSE' }))

    const answers = await askCollectionDays(askByHttp(`${graph.url}/graphql`), homes)

    expect(answers).toHaveLength(homesPerRequest)
  })

  test('who sets a home is reminded of its collection days, in the inbox and by a push message', async () => {
    const ask = asking(graph, await signIn())
    const info = connect(graph.databaseUrl('info'), { max: 1 })
    await aRule(info.db, {
      weekdays: ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'],
      ...{ dwellings: ['HOUSE'], putOutFrom: '00:00', putOutMinutes: 1440, offDays: '' },
    }).finally(info.close)
    const service = await aPushService()
    const { subscription } = aBrowser(`${service.url}/push`)
    const registered = await ask(register, { input: { transport: 'WEB_PUSH', token: subscription } })
    const home = await ask(setHome)
    const user = connect(graph.databaseUrl('user'), { max: 1 })
    try {
      await vi.waitUntil(() => hasCollections(user.db), patience)
      // Otherwise it runs at the next full minute.
      await addJob(user.db, 'remind')
      await vi.waitUntil(() => service.received.length > 0, patience)
    } finally {
      await user.close()
    }
    const { data, errors } = await ask(inbox)

    expect(registered.data.registerPushDevice).toMatchObject({ pushDevice: { id: expect.any(String) }, userErrors: [] })
    expect(home.data.setHome.user.homeRegion).toEqual({ id: 'reg_1111000000' })
    expect(errors).toBeUndefined()
    const { unreadCount, nodes } = data.viewer.notifications
    expect(unreadCount).toBe(nodes.length)
    expect(nodes).toContainEqual({
      topic: 'COLLECTION_REMINDER',
      title: expect.stringContaining('일반 쓰레기'),
      body: expect.stringMatching(/\d\d:\d\d까지 내놓을 수 있어요\.$/),
      subject: { __typename: 'Region', id: 'reg_1111000000' },
    })
    expect(service.received[0]).toMatchObject({ path: '/push', headers: { urgency: 'high' } })
  })
}

const asking =
  ({ url }: TestGraph, token: string) =>
  async (query: string, variables?: object) => {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables }),
    })
    return response.json()
  }

const hasCollections = async (db: Db): Promise<boolean> =>
  (await db.execute(sql`select from upcoming_collections limit 1`)).length > 0
