import { expect, onTestFinished, test } from 'vitest'
import type { RouterParts } from './router-parts.ts'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

const bins = {
  title: '<b>전국의류수거함표준데이터</b>',
  publisher: 'A & B',
  url: 'javascript:alert(1)',
  license: null,
  edition: '2026-06-01',
  rows: 10_503,
  loadedAt: '2026-11-24T10:00:00.000Z',
}

async function aRouter(answer: () => object, asked: string[] = []) {
  const base = routerParts()
  const transports: RouterParts['transports'] = base.transports.map((transport) => ({
    ...transport,
    execute: async (operation, headers, signal) => {
      if (!operation.query.includes('dataSets')) return transport.execute(operation, headers, signal)
      asked.push(transport.name)
      return { result: answer(), cacheControl: '' }
    },
  }))
  const router = await createRouter({ ...base, transports })
  onTestFinished(() => router.close())
  return router
}

test('the page of what is loaded has what location says, as text', async () => {
  const asked: string[] = []
  const router = await aRouter(() => ({ data: { dataSets: [bins] } }), asked)

  const page = await router.inject({ url: '/data-sets', headers: { accept: 'text/html' } })
  const json = await router.inject('/data-sets')

  expect(page.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(page.body).toContain(
    '<tr><td>&lt;b&gt;전국의류수거함표준데이터&lt;/b&gt;</td><td>A &amp; B</td><td></td><td>2026-06-01</td><td>10,503</td><td>2026-11-24 10:00 UTC</td></tr>',
  )
  expect(page.body).not.toContain('javascript:')
  expect(json.json()).toEqual({ dataSets: [bins] })
  expect(asked).toEqual(['location'])
})

test('the page says so when location does not answer, and asks again the next time', async () => {
  let isUp = false
  const router = await aRouter(() => {
    if (!isUp) throw new Error('connect ECONNREFUSED 10.0.0.1:4003')
    return { data: { dataSets: [] } }
  })

  const before = await router.inject('/data-sets')
  isUp = true

  expect([before.statusCode, before.headers['retry-after'], before.headers['cache-control']]).toEqual([
    503,
    '5',
    'no-store',
  ])
  expect(before.body).not.toContain('ECONNREFUSED')
  expect((await router.inject({ url: '/data-sets', headers: { accept: 'text/html' } })).body).toContain(
    'Nothing is loaded yet.',
  )
})
