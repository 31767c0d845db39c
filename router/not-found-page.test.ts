import { afterAll, expect, test } from 'vitest'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

const router = await createRouter(routerParts())
afterAll(() => router.close())
const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const marked = '/unheard/%3Cscript%3E-of-%22?q=secret-text'

test.each([marked, '/docs/guides/unheard', '/docs/types/Nobody', '/doc'])(
  'a browser at the unknown path %s gets a page with links',
  async (url) => {
    const { statusCode, headers, body } = await router.inject({ url, headers: browser })

    expect(statusCode).toBe(404)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers.vary).toBe('Accept, Accept-Language')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    for (const path of ['/', '/app', '/docs']) expect(body).toContain(`<a href="${path}">`)
    expect(body).not.toMatch(/unheard|nobody|<script|secret-text/i)
  },
)

test('the page is in Korean for a browser that prefers it', async () => {
  const { body } = await router.inject({ url: '/x', headers: { ...browser, 'accept-language': 'ko' } })

  expect(body).toContain('<html lang="ko">')
  expect(body).toContain('여기에는 아무것도 없습니다')
})

test.each([
  ['a client that takes anything', 'GET', { accept: '*/*' }],
  ['a client that takes JSON', 'GET', { accept: 'application/json' }],
  ['a client that prefers JSON', 'GET', { accept: 'application/json, text/html;q=0.9' }],
  ['a client that says nothing', 'GET', {}],
  ['a form of a browser', 'POST', browser],
] as const)('%s gets JSON', async (_client, method, headers) => {
  const { statusCode, headers: received, json } = await router.inject({ method, url: '/nothing', headers })

  expect(statusCode).toBe(404)
  expect(received['content-type']).toContain('application/json')
  expect(json().errors[0].message).toBe('Nothing is at this path.')
})

test('a browser that uses a method which a path does not take still learns which it takes', async () => {
  const { statusCode, headers } = await router.inject({ method: 'DELETE', url: '/docs', headers: browser })

  expect([statusCode, headers.allow]).toEqual([405, 'GET, HEAD'])
})
