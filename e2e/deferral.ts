import { expect, test } from 'vitest'
import type { TestGraph } from './graph.ts'

const center = { latitude: 36.155, longitude: 127.01 }

/** Tests of `@defer` on a graph that runs, which has the first part from one subgraph and the second from another. */
export function testDeferral(graph: TestGraph): void {
  test('what is deferred comes after the rest, and is the same as without', async () => {
    const query = `query Box($center: CoordinatesInput!) { item(slug: "pizza-box") { name guide { summary } ...Places @defer(label: "places") } }
      fragment Places on Item { nearbyPlaces(center: $center, radiusMeters: 20000, first: 3) { edges { distanceMeters node { id name } } } }`
    const ask = (accept: string) =>
      fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept },
        body: JSON.stringify({ query, variables: { center } }),
      })
    const whole = (await (await ask('application/json')).json()).data
    const response = await ask('multipart/mixed;deferSpec=20220824, application/json')
    const [first, second] = (await response.text())
      .split('\r\n---')
      .slice(1, -1)
      .map((part) => JSON.parse(part.slice(part.indexOf('\r\n\r\n'))))
    const { nearbyPlaces, ...rest } = whole.item

    expect(nearbyPlaces.edges).not.toHaveLength(0)
    expect(first).toEqual({ data: { item: rest }, hasNext: true })
    expect(second).toEqual({
      incremental: [{ data: { nearbyPlaces }, path: ['item'], label: 'places' }],
      hasNext: false,
    })
  })
}
