import { afterAll, expect, test } from 'vitest'
import { operations } from '../bench/operations.ts'
import { connect } from '../subgraphs/_shared/db.ts'
import { newId } from '../subgraphs/_shared/ids.ts'
import { demoPerson } from '../subgraphs/auth/reference/demo-person.ts'
import { aPlace, atSea, moved } from '../subgraphs/location/fixtures.ts'
import { startGraph } from './graph.ts'
import { nearbyQuery, savePlaceMutation, signInMutation } from './operations.ts'
import { client } from './request.ts'

let statements: string[] = []
const graph = await startGraph('one process', (text) => statements.push(text))
afterAll(graph.stop)
const request = client(`${graph.url}/graphql`)
// Without the driver's set-up of a connection, the jobs (mail, and each minute reminders in a transaction) and the router's question for
// revoked tokens.
const ofOthers = /pg_catalog\.pg_type|"mails"|"revocations"|upcoming_collections|graphile_worker|^(begin|commit)/
const sent = () => statements.filter((text) => !ofOthers.test(text.trim()))

test('what one anonymous client has asked for, the next one gets without a statement, for a fifth of the CPU time', async () => {
  const screens = operations.filter(({ isSignedIn }) => !isSignedIn)
  const run = async (address: string) => {
    statements = []
    const began = process.cpuUsage()
    const answers = []
    for (const { query } of screens) {
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ query }),
      })
      answers.push({ policy: response.headers.get('cache-control'), body: await response.text() })
    }
    const { user, system } = process.cpuUsage(began)
    return { answers, cpu: user + system, statements: sent() }
  }

  const first = await run('192.0.2.1')
  const second = await run('192.0.2.2')
  // The least of several, since the process has other work as well.
  const cpus = [second.cpu]
  for (const address of ['192.0.2.3', '192.0.2.4', '192.0.2.5']) cpus.push((await run(address)).cpu)

  expect(first.statements.length).toBeGreaterThan(screens.length)
  expect(second.statements).toEqual([])
  expect(second.answers.map(({ body }) => body)).toEqual(first.answers.map(({ body }) => body))
  for (const { policy } of second.answers) expect(policy).toMatch(/^max-age=\d+, public$/)
  expect(Math.min(...cpus) / first.cpu).toBeLessThan(0.2)
})

test('a page of fifty places with saved state, materials and regions needs as many statements as a page of one', async () => {
  const location = connect(graph.databaseUrl('location'), { max: 1 })
  const { data } = await request(signInMutation, { input: { ...demoPerson, device: { platform: 'OTHER' } } })
  const result = data?.signIn?.result
  if (result?.__typename !== 'SignedIn') throw new Error('The demo person could not sign in.')
  const token = result.tokens.accessToken
  for (let nth = 0; nth < 50; nth++) {
    const regionId = nth % 2 ? 'reg_1114000000' : 'reg_1144000000'
    const takes = nth % 3 ? ['BATTERY', 'LAMP'] : ['CLOTHING']
    const place = await aPlace(location.db, { id: newId('plc'), regionId, ...moved(atSea, nth * 10) }, { takes })
    if (nth % 5 === 0) await request(savePlaceMutation, { input: { placeId: place.id } }, { token })
  }
  await location.close()
  const page = async (first: number) => {
    statements = []
    const response = await request(nearbyQuery, { center: atSea, first }, { token })
    return { response, sent: sent() }
  }

  const one = await page(1)
  const fifty = await page(50)

  const edges = fifty.response.data?.placesNearby?.edges ?? []
  expect(fifty.response.errors).toBeUndefined()
  expect(edges).toHaveLength(50)
  expect(edges.filter(({ node }) => node.viewerHasSaved)).toHaveLength(10)
  expect(edges[1]?.node.accepts.map(({ material }) => material?.name)).toEqual(['전지', '조명'])
  expect(new Set(edges.map(({ node }) => node.region?.fullName)).size).toBe(2)
  expect(fifty.sent).toHaveLength(one.sent.length)
  // location: places, materials, regions with those above; user: saved state; info: materials.
  expect(fifty.sent.length).toBeLessThanOrEqual(7)
})
