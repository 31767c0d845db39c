import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { pino } from 'pino'
import { afterAll, expect, test } from 'vitest'
import { createHttpServer } from '../../_shared/http.ts'
import type { Locale } from '../../_shared/locale.ts'
import { testSubgraph } from '../../_shared/testing.ts'
import { items } from '../db/schema.ts'
import { anItem } from '../fixtures.ts'
import { info } from '../server.ts'
import { serveDictionaries } from './dictionaries.ts'

const { db, execute } = await testSubgraph(info, { INFO_PUBLIC_URL: 'https://bunri.example/api/' })
const http = await createHttpServer(pino({ level: 'silent' }))
const ask = async (query: string, variables: Record<string, unknown>, locale: Locale) => {
  const { data, errors } = await execute(query, variables, undefined, { 'accept-language': locale })
  expect(errors).toBeUndefined()
  return data ?? {}
}
serveDictionaries(http, { db, ask })
afterAll(() => http.close())

const get = (url: string, headers: Record<string, string> = {}) => http.inject({ url, headers })

test('a dictionary has the whole catalogue in one language, with the guide of every variant', async () => {
  const { statusCode, headers, body } = await get('/dictionary/en.json')
  const file = JSON.parse(body)
  const pizzaBox = file.items.find(({ slug }: { slug: string }) => slug === 'pizza-box')
  const { data } = await execute(
    '{ item(slug: "pizza-box") { variants { id } guide(variantId: "var_pizza-box-greasy", locale: "en") { summary } } }',
  )

  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'public, max-age=3600',
    vary: 'Accept-Encoding',
  })
  expect(file.items).toHaveLength(await db.$count(items))
  expect(file.itemIds).toHaveLength(file.items.length)
  expect(pizzaBox.name).toBe('Pizza or fried chicken box')
  expect(pizzaBox.guides.map(({ variant }: { variant: { id: string } }) => variant.id)).toEqual(
    data?.item.variants.map(({ id }: { id: string }) => id),
  )
  expect(pizzaBox.guides).toContainEqual(expect.objectContaining(data?.item.guide))
  expect(file.materials.length + file.categories.length + file.sortingMarks.length).toBeGreaterThan(40)
})

test('it is compressed, in 90 kB at most, and not sent again to a client that has it', async () => {
  const [whole, br, zipped] = [
    await get('/dictionary/ko.json'),
    await get('/dictionary/ko.json', { 'accept-encoding': 'gzip, br' }),
    await get('/dictionary/ko.json', { 'accept-encoding': 'gzip' }),
  ]
  const kept = await get('/dictionary/ko.json', { 'if-none-match': String(whole.headers.etag) })

  expect([br.headers['content-encoding'], zipped.headers['content-encoding']]).toEqual(['br', 'gzip'])
  expect(brotliDecompressSync(br.rawPayload).toString()).toBe(whole.body)
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(whole.body)
  expect(br.rawPayload.length).toBeLessThan(90_000)
  expect([kept.statusCode, kept.body]).toEqual([304, ''])
})

test('since a version it has what changed, and the ids of what is left; the graph knows version and address', async () => {
  const query = '{ dictionary(locale: "ko") { locale version url } }'
  const before = (await execute(query)).data?.dictionary
  const none = (await get(`/dictionary/ko.json?since=${before.version}`)).json()
  await anItem(db, { id: 'itm_new', slug: 'new' })
  await db.update(items).set({ updatedAt: new Date(), contentHash: 'changed' }).where(eq(items.slug, 'pizza-box'))
  const after = (await execute(query)).data?.dictionary
  const changed = (await get(`/dictionary/ko.json?since=${before.version}`)).json()

  expect(before).toEqual({
    locale: 'ko',
    version: expect.stringMatching(/^[\da-z]+-[\da-f]{8}$/),
    url: 'https://bunri.example/api/dictionary/ko.json',
  })
  expect(none).toMatchObject({ version: before.version, since: before.version, items: [] })
  expect(after.version).not.toBe(before.version)
  expect(changed.version).toBe(after.version)
  expect(changed.items.map(({ slug }: { slug: string }) => slug).sort()).toEqual(['new', 'pizza-box'])
  expect(changed.itemIds).toContain('itm_new')
})

test('items since a moment are those that changed after it', async () => {
  const since = new Date(Date.now() + 60_000)
  await anItem(db, { id: 'itm_later', slug: 'later', updatedAt: new Date(since.getTime() + 1) })

  const { data } = await execute(
    'query ($since: DateTime) { items(updatedSince: $since) { nodes { slug } totalCount } }',
    {
      since: since.toISOString(),
    },
  )

  expect(data?.items).toEqual({ nodes: [{ slug: 'later' }], totalCount: 1 })
})

test.each([
  ['/dictionary/fr.json', 404, 'There is a dictionary in ko and en.'],
  ['/dictionary/ko.json?since=yesterday', 400, '`since` is the `version` of a dictionary; this one is not.'],
  ['/dictionary/ko.json?since=1&since=2', 400, '`since` is the `version` of a dictionary; this one is not.'],
])('%s is refused', async (url, status, text) => {
  const { statusCode, body } = await get(url)

  expect([statusCode, body]).toEqual([status, text])
})
