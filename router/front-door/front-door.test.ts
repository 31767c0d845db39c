import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { afterAll, expect, test } from 'vitest'
import { createRouter } from '../server.ts'
import { routerParts } from '../testing.ts'
import { ownershipOf } from './ownership.ts'

const parts = routerParts()
const production = await createRouter(parts)
const development = await createRouter({ ...parts, development: true })
afterAll(async () => {
  await production.close()
  await development.close()
})

test('the schema that clients see is the one that they are built with, in production as well, and is sent once', async () => {
  const first = await production.inject('/schema.graphql')
  const again = await production.inject({
    url: '/schema.graphql',
    headers: { 'if-none-match': String(first.headers.etag) },
  })

  expect(first.payload).toBe(readFileSync(new URL('../../client/api.graphql', import.meta.url), 'utf8'))
  expect(() => buildSchema(first.payload)).not.toThrow()
  expect(first.headers['cache-control']).toBe('public, max-age=300')
  expect([again.statusCode, again.payload]).toEqual([304, ''])
})

test('the front door links to the pages that there are, and in production to no page of development', async () => {
  const linksOf = async (router: typeof production) => {
    const { payload } = await router.inject('/')
    return [...new Set([...payload.matchAll(/href="(\/[^"]*)"/g)].map(([, path]) => String(path)))]
  }
  const missing = async (router: typeof production, paths: readonly string[]) => {
    const found = await Promise.all(
      paths.map(async (path) => ({ path, status: (await router.inject(path)).statusCode })),
    )
    return found.filter(({ status }) => status !== 200).map(({ path }) => path)
  }
  const [open, explorable] = [await linksOf(production), await linksOf(development)]

  expect(open).toEqual(['/app', '/schema.graphql', '/docs', '/limits', '/healthz', '/docs/guides/clients'])
  expect(explorable).toEqual(expect.arrayContaining(['/graphiql', '/sandbox', '/sign-in']))
  // These two have an app, or mails, only where somebody adds them.
  expect(await missing(production, open)).toEqual(['/app'])
  expect(await missing(development, explorable)).toEqual(['/app', '/mails'])
})

test('its only script is the one that its policy names', async () => {
  const { payload, headers } = await development.inject('/')
  const policy = String(headers['content-security-policy'])

  expect(payload.match(/<script/g)).toHaveLength(1)
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/script-src 'sha256-[\w+/=]+';/)
})

test('the picture has every entity once, at its owner, and what others add', () => {
  const found = ownershipOf(parts.supergraphSdl)

  const owned = found.flatMap(({ name, owns }) => owns.map(({ type }) => [type, name] as const))
  expect(new Set(owned.map(([type]) => type)).size).toBe(owned.length)
  expect(Object.fromEntries(owned)).toMatchObject({ Item: 'info', Place: 'location', Session: 'auth', User: 'user' })
  const added = found.flatMap(({ name, adds }) =>
    adds.flatMap(({ type, fields }) => fields.map((field) => `${name}: ${type}.${field}`)),
  )
  expect(added).toEqual(
    expect.arrayContaining(['location: Item.nearbyPlaces', 'user: Place.viewerHasSaved', 'auth: User.email']),
  )
  expect(added).not.toContain('location: Item.dropOffMaterials')
})
