import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createRouter } from '../server.ts'
import { collectingLog, routerParts } from '../testing.ts'
import { readManifests } from './manifest.ts'
import type { DocumentMode } from './trusted-documents.ts'

const folder = mkdtempSync(join(tmpdir(), 'bunri-manifest-'))
afterAll(() => rmSync(folder, { recursive: true }))
const write = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const md5 = (text: string) => createHash('md5').update(text).digest('hex')

const item = 'query Item($slug: String!) { item(slug: $slug) { name } }'
const two = 'query One { item(slug: "a") { name } } query Other { item(slug: "b") { id } }'
const save = 'mutation Report { requestItem(input: { name: "cup" }) { ticket { id } } }'
const stale = 'query Stale { goneSince2025 }'
const relay = write('relay.json', { [md5(item)]: item })
const codegen = write('codegen.json', { [sha256(two)]: two, [`sha256:${sha256(save)}`]: save })
const apollo = write('apollo.json', {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: [
    { id: 'item-v1', name: 'Item', type: 'query', body: item },
    { id: 'stale', name: 'Stale', type: 'query', body: stale },
  ],
})
const documents = readManifests([relay, codegen, apollo])

const { log, lines } = collectingLog('info')
const routers = new Map<DocumentMode, Awaited<ReturnType<typeof createRouter>>>()
for (const mode of ['off', 'log', 'prefer', 'only'] as const) {
  const parts = {
    ...routerParts({ data: { item: { name: 'Cup', id: 'itm_1' }, requestItem: null } }),
    automaticPersistedQueries: false,
  }
  const router = await createRouter({ ...parts, log, trustedDocuments: { mode, documents } })
  afterAll(() => router.close())
  routers.set(mode, router)
}
const startLines = [...lines]
beforeEach(() => void lines.splice(0))

const ask = async (mode: DocumentMode, payload: object, headers = {}) => {
  const response = await routers.get(mode)?.inject({ method: 'POST', url: '/graphql', payload, headers })
  const { data, errors } = response?.json() ?? {}
  return { status: response?.statusCode, data, code: errors?.[0]?.extensions.code, headers: response?.headers }
}
const get = async (mode: DocumentMode, parameters: Record<string, string>) => {
  const response = await routers.get(mode)?.inject(`/graphql?${new URLSearchParams(parameters)}`)
  const { data, errors } = response?.json() ?? {}
  return { status: response?.statusCode, data, code: errors?.[0]?.extensions.code }
}
const variables = { slug: 'cup' }
const found = { status: 200, data: { item: { name: 'Cup' } }, code: undefined }

test.each([
  ['of Relay', md5(item)],
  ['of Apollo', 'item-v1'],
  ['of GraphQL over HTTP', `sha256:${sha256(item)}`],
])(
  'a document is found by an id %s, before and after it is prepared, by POST and by GET',
  async (_what, documentId) => {
    for (const mode of ['log', 'prefer', 'only'] as const) {
      expect(await ask(mode, { documentId, variables })).toMatchObject(found)
      expect(await ask(mode, { documentId, variables })).toMatchObject(found)
      expect(await get(mode, { documentId, variables: JSON.stringify(variables) })).toEqual(found)
    }
  },
)

test('an operation of a document is chosen by its name', async () => {
  const documentId = sha256(two)

  expect(await ask('only', { documentId, operationName: 'Other' })).toMatchObject({ data: { item: { id: 'itm_1' } } })
  expect(await get('only', { documentId, operationName: 'One' })).toMatchObject({ data: { item: { name: 'Cup' } } })
  expect(await ask('only', { documentId })).toMatchObject({ code: 'OPERATION_RESOLUTION_FAILURE' })
})

test('Apollo’s clients find it by the hash of their extension', async () => {
  const persisted = (hash: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: hash } } })
  const documentId = sha256(two)

  expect(await ask('only', { ...persisted(documentId), operationName: 'One' })).toMatchObject({
    data: { item: { name: 'Cup' } },
  })
  expect(
    await get('only', { extensions: JSON.stringify(persisted(documentId).extensions), operationName: 'One' }),
  ).toMatchObject({ data: { item: { name: 'Cup' } } })
  expect(await ask('only', persisted('a'.repeat(64)))).toMatchObject({ code: 'PERSISTED_QUERY_NOT_SUPPORTED' })
})

test('a text runs unless only trusted ones do; where they are preferred, it pays from the smaller budget', async () => {
  const query = '{ item(slug: "cup") { name } }'
  const answers = await Promise.all((['off', 'log', 'prefer', 'only'] as const).map((mode) => ask(mode, { query })))
  const trusted = await ask('prefer', { query: item, variables })

  expect(answers.map(({ code }) => code)).toEqual([undefined, undefined, undefined, 'PERSISTED_DOCUMENT_REQUIRED'])
  expect(answers[3]).toMatchObject({ status: 200, data: undefined })
  expect(answers.map(({ headers }) => headers?.['ratelimit-policy'])).toEqual([
    '"anonymous-queries";q=3000000;w=60',
    '"anonymous-queries";q=3000000;w=60',
    '"anonymous-costly-queries";q=2000000;w=60',
    undefined,
  ])
  expect(trusted.headers?.['ratelimit-policy']).toBe('"anonymous-queries";q=3000000;w=60')
  expect(await ask('only', { query: item, variables })).toMatchObject(found)
  expect(await ask('only', { query: `${item} ` })).toMatchObject({ code: 'PERSISTED_DOCUMENT_REQUIRED' })
})

test('an unknown text is logged once, with its name and its client, and without what it says', async () => {
  const query = 'query Secret { item(slug: "my illness") { name } }'
  await ask('log', { query }, { 'apollographql-client-name': 'web' })
  await ask('log', { query })
  await ask('log', { query: item, variables })
  await ask('off', { query: `${query} ` })

  const logged = lines.map((line) => JSON.parse(line)).filter(({ hash }) => hash)
  expect(logged).toMatchObject([{ hash: sha256(query), operation: 'Secret', client: 'web' }])
  expect(lines.join()).not.toContain('illness')
})

test.each<[string, object, string]>([
  ['an unknown id', { documentId: 'nothing' }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
  ['an id of what objects inherit', { documentId: 'constructor' }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
  ['an id and a text', { documentId: 'item-v1', query: item }, 'BAD_REQUEST'],
  ['an id that is no text', { documentId: { $ne: '' } }, 'BAD_REQUEST'],
  ['an empty id', { documentId: '' }, 'PERSISTED_DOCUMENT_NOT_FOUND'],
])('%s is refused with a single error, in the media type that the client accepts', async (_what, payload, code) => {
  const inJson = await ask('only', payload)
  const inOwn = await ask('only', payload, { accept: 'application/graphql-response+json' })

  expect(inJson).toMatchObject({ status: code === 'BAD_REQUEST' ? 400 : 200, code })
  expect(inOwn).toMatchObject({ status: 400, code })
  expect(inOwn.headers?.['content-type']).toBe('application/graphql-response+json; charset=utf-8')
  expect(inOwn.headers?.['cache-control']).toBe('no-store')
})

test('without trusted documents no id is known, and without APQ no text can be registered', async () => {
  const persisted = { version: 1, sha256Hash: sha256(item) }

  expect(await ask('off', { documentId: 'item-v1' })).toMatchObject({ code: 'PERSISTED_QUERY_NOT_SUPPORTED' })
  expect(await ask('off', { extensions: { persistedQuery: persisted } })).toMatchObject({
    code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  })
  expect(await ask('off', { query: item, extensions: { persistedQuery: persisted } })).toMatchObject({
    code: 'PERSISTED_QUERY_NOT_SUPPORTED',
  })
})

test('a mutation runs by its id in POST only', async () => {
  expect(await ask('only', { documentId: `sha256:${sha256(save)}` })).toMatchObject({
    status: 200,
    data: { requestItem: null },
  })
  expect(await get('only', { documentId: `sha256:${sha256(save)}` })).toMatchObject({ status: 405 })
})

test('all documents are planned at the start, and one that no longer fits the schema is reported', () => {
  const logged = startLines.map((line) => JSON.parse(line))

  expect(logged.filter(({ planned }) => planned !== undefined)[0]).toMatchObject({ documents: 4, planned: 4 })
  expect(logged.find(({ reason }) => /goneSince2025/.test(reason))).toMatchObject({ hash: sha256(stale), level: 50 })
})

test.each<[string, unknown, RegExp]>([
  ['is no JSON', '{', /no-manifest.json is not: /],
  ['is a list', [item], /is not: /],
  ['is of another version', { format: 'apollo-persisted-query-manifest', version: 2, operations: [] }, /version/],
  ['has a document that is no text', { a: 1 }, /→ at a/],
  ['has an id with other characters', { 'a b': item }, /others: a b/],
  ['has an id that is not the hash that it says', { [`sha256:${'0'.repeat(64)}`]: item }, /has not: sha256:0/],
])('a manifest that %s stops the start, with its name and the reason', (_what, content, reason) => {
  const path = write('no-manifest.json', content)

  expect(() => readManifests([path])).toThrow(reason)
  expect(() => readManifests([path])).toThrow('no-manifest.json')
})

test('one id with two texts stops the start', () => {
  expect(() => readManifests([write('a.json', { a: item }), write('b.json', { a: two })])).toThrow(
    /b\.json is not: .* two: a/,
  )
})
