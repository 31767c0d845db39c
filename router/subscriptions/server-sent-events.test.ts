import { afterAll, expect, test } from 'vitest'
import { inSeoul, liveRouter, placeChanged } from './testing.ts'

const shared = await liveRouter({}, 3, afterAll)

test('over server-sent events, a change arrives as over a WebSocket', async () => {
  const { url, tell, subscribed } = shared
  const leaving = new AbortController()
  const response = await fetch(`http://${url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query: inSeoul }),
    signal: leaving.signal,
  })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  await subscribed(1)

  await tell(placeChanged('plc_1'))
  let text = ''
  while (!text.includes('plc_1')) text += (await reader?.read())?.value ?? ''
  leaving.abort()

  expect(response.headers.get('content-type')).toContain('text/event-stream')
  expect(text).toMatch(/event: next\ndata: {.*"event":{"id":"evt_\d+","about":"plc_1"}/)
})

test.each([
  ['subscription { notificationArrived { id } }', 'UNAUTHENTICATED'],
  ['subscription { placesChanged { id } }', 'GRAPHQL_VALIDATION_FAILED'],
  ['subscription {', 'GRAPHQL_PARSE_FAILED'],
  ['{ __typename }', 'OPERATION_RESOLUTION_FAILURE'],
])('over server-sent events, %s is refused with its code, and the stream ends', async (query, code) => {
  const response = await fetch(`http://${shared.url}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  })
  const text = await response.text()

  expect(text).toMatch(/event: next\ndata: {"errors":\[{.*}\]}\n\n.*event: complete/s)
  expect(text).toContain(`"code":"${code}"`)
})
