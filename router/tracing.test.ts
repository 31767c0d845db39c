import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { connect } from '../subgraphs/_shared/db.ts'
import { cancellable } from '../subgraphs/_shared/request-db.ts'
import { testDatabase } from '../subgraphs/_shared/testing.ts'
import { continued, startTracing, traced, traceHeaders } from '../subgraphs/_shared/tracing.ts'
import { overHttp } from './http-transport.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

interface SentSpan {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  attributes: { key: string; value: { stringValue?: string } }[]
}

/** Something that listens and answers with JSON. */
async function listening(
  answer: (body: string, headers: Record<string, unknown>) => Promise<unknown>,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const text = JSON.stringify(await answer(Buffer.concat(chunks).toString(), request.headers))
    response.setHeader('content-type', 'application/json').end(text)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a trace goes from the request through the router and a subgraph to its statement, and says nothing of who asked', async () => {
  const spans: SentSpan[] = []
  const collector = await listening(async (body) => {
    const { resourceSpans } = JSON.parse(body)
    for (const { scopeSpans } of resourceSpans) for (const { spans: some } of scopeSpans) spans.push(...some)
    return {}
  })
  const stop = await startTracing('test', { OTEL_EXPORTER_OTLP_ENDPOINT: collector })
  const { db, close } = connect(await testDatabase('info'))
  onTestFinished(close)
  const info = await listening((_body, { traceparent }) =>
    continued(traceparent, () =>
      traced('subgraph info', {}, () =>
        cancellable(db, new AbortController().signal, async (own) => {
          await own.execute(sql`select ${'secret'}::text`)
          return { data: { item: { slug: 'can' } } }
        }),
      ),
    ),
  )
  const parts = routerParts()
  const transports = [
    ...parts.transports.filter(({ name }) => name !== 'info'),
    overHttp('info', `${info}/graphql`, 'the one that both share'),
  ]
  const router = await createRouter({ ...parts, transports, keepsAnswers: false })

  const payload = { query: 'query Can { item(slug: "secret") { slug } }' }
  const response = await router.inject({ method: 'POST', url: '/graphql', payload, remoteAddress: '203.0.113.7' })
  await router.close()
  await stop()

  expect(response.json()).toEqual({ data: { item: { slug: 'can' } } })
  const named = (name: string) => spans.find((span) => span.name === name)
  const chain = ['request', 'fetch info', 'subgraph info', 'sql'].map(named)
  expect(new Set(chain.map((span) => span?.traceId)).size).toBe(1)
  expect(chain.slice(1).map((span) => span?.parentSpanId)).toEqual(chain.slice(0, -1).map((span) => span?.spanId))
  expect(named('plan')?.parentSpanId).toBe(named('request')?.spanId)
  expect(chain[3]?.attributes.map(({ value }) => value.stringValue)).toContain('select $1::text')
  expect(JSON.stringify(spans)).not.toMatch(/secret|203\.0\.113/)
})

test('without a collector, nothing is traced, and no header goes to a subgraph', async () => {
  const stop = await startTracing('test', {})

  expect(await traced('work', {}, async () => traceHeaders())).toEqual({})
  await stop()
})
