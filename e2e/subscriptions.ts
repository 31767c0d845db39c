import { createClient } from 'graphql-ws'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { connect } from '../subgraphs/_shared/db.ts'
import { appendEvents } from '../subgraphs/_shared/events/append.ts'
import type { TestGraph } from './graph.ts'
import { nearbyQuery } from './operations.ts'
import { client } from './request.ts'

const center = { latitude: 37.5663, longitude: 126.9779 }

/** Tests of subscriptions on a graph that runs: an event travels from a database over the bus to a client. */
export function testSubscriptions(graph: TestGraph): void {
  test('a change of a place reaches who subscribed to its part of the map, with what other subgraphs know', async () => {
    const near = await client(`${graph.url}/graphql`)(nearbyQuery, { center, first: 1 })
    const placeId = String(near.data?.placesNearby?.edges[0]?.node.id)
    const results: unknown[] = []
    const live = createClient({ url: `${graph.url.replace('http', 'ws')}/graphql/stream`, webSocketImpl: WebSocket })
    onTestFinished(() => void live.dispose())
    live.subscribe(
      {
        query:
          'subscription ($bounds: BoundsInput!) { changed: placesChanged(bounds: $bounds) { id name accepts { material { name } } } }',
        variables: {
          bounds: { southWest: { latitude: 37, longitude: 126 }, northEast: { latitude: 38, longitude: 128 } },
        },
      },
      { next: (result) => void results.push(result), error: (error) => void results.push(error), complete() {} },
    )
    const { db, close } = connect(graph.databaseUrl('location'))
    onTestFinished(close)

    // The subscription opens while the first ones are sent.
    await vi.waitFor(
      async () => {
        const data = {
          ...{ placeId, placeName: { ko: '수거함', en: null }, changes: ['HOURS' as const], status: 'OPEN' },
          ...{ successorId: null, positions: [center] },
        }
        await db.transaction((tx) => appendEvents(tx, [{ type: 'place.changed.v1', data }]))
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        expect(results).not.toEqual([])
      },
      { timeout: 20_000, interval: 100 },
    )

    expect(results[0]).toMatchObject({
      data: { changed: { id: placeId, accepts: expect.arrayContaining([{ material: { name: expect.any(String) } }]) } },
      extensions: { event: { about: placeId } },
    })
  })
}
