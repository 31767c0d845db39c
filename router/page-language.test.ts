import { afterAll, describe, expect, test } from 'vitest'
import { createRouter } from './server.ts'
import { routerParts } from './testing.ts'

const router = await createRouter(routerParts())
afterAll(() => router.close())
const get = (url: string, headers: Record<string, string> = {}) => router.inject({ url, headers })
const korean = { 'accept-language': 'ko-KR,ko;q=0.9,en;q=0.8' }

const pages = ['/', '/docs', '/docs/errors', '/docs/changes', '/docs/guides/paging', '/docs/types/Item']

describe.each(pages)('%s', (path) => {
  test.each([
    ['the browser', path, korean, 'ko'],
    ['a browser that prefers English', path, { 'accept-language': 'en-GB,ko;q=0.5' }, 'en'],
    ['a browser with neither', path, { 'accept-language': 'fr' }, 'en'],
    ['no header', path, {}, 'en'],
    ['the address', `${path}?lang=ko`, {}, 'ko'],
    ['the address, whatever the browser prefers', `${path}?lang=en`, korean, 'en'],
    ['the browser, when the address has another language', `${path}?lang=fr`, korean, 'ko'],
  ])('has the language of %s', async (_by, url, headers, language) => {
    const { body, headers: received } = await get(url, headers)

    expect(body).toContain(`<html lang="${language}">`)
    expect(received['content-language']).toBe(language)
    expect(received.vary).toContain('Accept-Language')
  })

  test('has an ETag in each language, and leads to the other language without a script', async () => {
    const [ko, en] = [await get(path, korean), await get(path)]
    const notModified = await get(path, { ...korean, 'if-none-match': String(ko.headers.etag) })
    const ofOther = await get(path, { 'if-none-match': String(ko.headers.etag) })

    expect(ko.headers.etag).not.toBe(en.headers.etag)
    expect([notModified.statusCode, notModified.body]).toEqual([304, ''])
    expect(notModified.headers.vary).toContain('Accept-Language')
    expect(ofOther.statusCode).toBe(200)
    expect(ko.body).toContain('<a class="language" href="?lang=en" lang="en" hreflang="en">English</a>')
    expect(en.body).toContain('<a class="language" href="?lang=ko" lang="ko" hreflang="ko">한국어</a>')
  })

  test('keeps the chosen language in the links to pages that have it, and in no others', async () => {
    const [chosen, found] = [await get(`${path}?lang=ko`), await get(path, korean)]
    const links = (body: string) => [...body.matchAll(/href="([^"#]*)[^"]*"/g)].map(([, link = '']) => link)
    const ofPages = links(chosen.body).filter((link) => /^\/(docs|$|\?)/.test(link) && !link.includes('.css'))

    expect(ofPages.length).toBeGreaterThan(0)
    expect(ofPages.filter((link) => !link.endsWith('?lang=ko'))).toEqual([])
    expect(links(chosen.body).filter((link) => /^\/(app|limits|graphiql)\?/.test(link))).toEqual([])
    expect(links(found.body).filter((link) => link.includes('?lang=ko'))).toEqual([])
  })
})

test('what is in English on a Korean page says so, to readers and to screen readers', async () => {
  const { body } = await get('/docs/types/Item', korean)
  const english = await get('/docs/types/Item')

  expect(body).toMatch(/<p class="note">[^<]*영어로만[^<]*<\/p>\s*<main lang="en">/)
  expect(english.body).not.toContain('class="note"')
})

test('the search names the guides in the language of the page', async () => {
  const named = async (url: string) =>
    (JSON.parse((await get(url)).body) as { name: string; path: string; text: string }[]).find(
      ({ path }) => path === '/docs/guides/paging',
    )

  expect(await named('/docs/search.json?lang=ko')).toMatchObject({
    name: '페이지 나누기',
    text: expect.stringMatching(/^Paging/),
  })
  expect(await named('/docs/search.json?lang=en')).toMatchObject({ name: 'Paging' })
})

test('nothing of the address is on a page', async () => {
  const { body } = await get(`/?lang=${encodeURIComponent('"><script>alert(1)</script>')}&x=%22%3E`)

  expect(body).not.toContain('alert(1)')
})
