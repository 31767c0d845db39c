import { createClient } from 'graphql-ws'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import { connect } from '../subgraphs/_shared/db.ts'
import { appendEvents } from '../subgraphs/_shared/events/append.ts'
import type { TestGraph } from './graph.ts'
import { nearbyQuery } from './operations.ts'
import { client } from './request.ts'

const center = { latitude: 37.5663, longitude: 126.9779 }

const suggest = `mutation ($input: SuggestPlaceCorrectionInput!) {
  suggestPlaceCorrection(input: $input) { suggestion { id } userErrors { message } }
}`
const review = `mutation ($input: ReviewPlaceSuggestionInput!) {
  reviewPlaceSuggestion(input: $input) { userErrors { message } }
}`

/**
 * Tests of subscriptions on a graph that runs: an event travels from a database over the bus to a client.
 * @param signIn returns an access token of a moderator
 */
export function testSubscriptions(graph: TestGraph, signIn: () => Promise<string>): void {
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
  test('who suggests a correction hears of its review, and of the notification about it', async () => {
    const token = await signIn()
    const ask = async (query: string, input?: object) => {
      const response = await fetch(`${graph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables: { input } }),
      })
      return response.json()
    }
    const near = await client(`${graph.url}/graphql`)(nearbyQuery, { center, first: 1 })
    const placeId = String(near.data?.placesNearby?.edges[0]?.node.id)
    const live = createClient({
      ...{ url: `${graph.url.replace('http', 'ws')}/graphql/stream`, webSocketImpl: WebSocket },
      connectionParams: { authorization: `Bearer ${token}` },
    })
    onTestFinished(() => void live.dispose())
    const [reviews, notifications] = [
      'subscription { placeSuggestionReviewed { id status reviewNote place { id name } } }',
      'subscription { notificationArrived { topic subject { __typename id } title } }',
    ].map((query) => {
      const results: unknown[] = []
      const next = (result: unknown) => void results.push(result)
      live.subscribe({ query }, { next, error: next, complete() {} })
      return results
    })
    // The client connects with its first subscription.
    await new Promise((resolve) => live.on('connected', resolve))

    // A subscription opens while the first ones are sent.
    const suggestionIds: string[] = []
    await vi.waitFor(
      async () => {
        const name = `수거함 ${suggestionIds.length + 1}`
        const { data } = await ask(suggest, { placeId, name })
        expect(data.suggestPlaceCorrection.userErrors).toEqual([])
        const suggestionId = data.suggestPlaceCorrection.suggestion.id
        suggestionIds.push(suggestionId)
        await ask(review, { suggestionId, decision: 'REJECT', note: '이름이 맞아요.' })
        await new Promise((resolve) => setTimeout(resolve, 1_500))
        expect(reviews).not.toEqual([])
        expect(notifications).not.toEqual([])
      },
      { timeout: 20_000, interval: 100 },
    )

    expect(reviews?.[0]).toMatchObject({
      data: {
        placeSuggestionReviewed: {
          ...{ id: expect.toBeOneOf(suggestionIds), status: 'REJECTED', reviewNote: '이름이 맞아요.' },
          place: { id: placeId, name: expect.any(String) },
        },
      },
    })
    expect(notifications?.[0]).toMatchObject({
      data: {
        notificationArrived: { subject: { __typename: 'PlaceSuggestion', id: expect.toBeOneOf(suggestionIds) } },
      },
    })
  })
}
