import { readdirSync, readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { afterAll, describe, expect, test } from 'vitest'
import { errorCodes } from '../../subgraphs/_shared/errors.ts'
import { createRouter } from '../server.ts'
import { routerParts } from '../testing.ts'
import { guideFiles, guideNames, recipeNames } from './docs-pages.ts'
import { errorCodeEntries } from './error-codes.ts'

const api = buildSchema(readFileSync(new URL('../../client/api.graphql', import.meta.url), 'utf8'))
const router = await createRouter(routerParts())
afterAll(() => router.close())
const get = (url: string, headers: Record<string, string> = {}) => router.inject({ url, headers })
const types = Object.values(api.getTypeMap()).filter(({ name }) => !name.startsWith('__'))

describe('the reference', () => {
  test('has a page for every type, with every field and argument', async () => {
    for (const type of types) {
      const { statusCode, body } = await get(`/docs/types/${type.name}`)
      expect(statusCode, type.name).toBe(200)
      if (!('getFields' in type)) continue
      for (const field of Object.values(type.getFields())) {
        expect(body, `${type.name}.${field.name}`).toContain(`id="${field.name}"`)
        if ('args' in field) for (const { name } of field.args) expect(body).toContain(`<code>${name}</code>`)
      }
    }
  })

  test('every link leads to a page, and every anchor to an element of it', async () => {
    const bodies = new Map<string, string>()
    const read = async (path: string) => {
      const known = bodies.get(path)
      if (known !== undefined) return known
      const { statusCode, body } = await get(path)
      expect(statusCode, path).toBe(200)
      bodies.set(path, body)
      return body
    }
    const seen = new Set<string>()
    const queue = ['/docs', '/docs/errors', '/docs/changes']
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      if (seen.has(path)) continue
      seen.add(path)
      for (const [, link = ''] of (await read(path)).matchAll(/href="(\/docs[^"]*)"/g)) {
        const [target = '', anchor] = link.split('#')
        if (anchor !== undefined) expect(await read(target), `${link} on ${path}`).toContain(`id="${anchor}"`)
        if (!target.includes('.')) queue.push(target)
      }
    }

    expect(seen.size).toBe(3 + guideNames.length + recipeNames.length + types.length)
  })

  test('says who owns a field, what it needs and costs, and shows an operation of the client package', async () => {
    const { body } = await get('/docs/types/Query')
    const user = await get('/docs/types/User')

    expect(body).toMatch(/id="searchItems"[\s\S]*?from info[\s\S]*?Example: SearchItems/)
    expect(user.body).toContain('Needs a signed-in person.')
  })

  test('the search knows every field, and nothing that clients must not see', async () => {
    const { body } = await get('/docs/search.json')
    const entries: { name: string; path: string; text: string }[] = JSON.parse(body)
    const names = entries.filter(({ path }) => path.startsWith('/docs/types/')).map(({ name }) => name)

    expect(entries).toContainEqual(expect.objectContaining({ name: 'Paging', path: '/docs/guides/paging' }))
    expect(entries.filter(({ path }) => path.startsWith('/docs/recipes/'))).toHaveLength(recipeNames.length)
    expect(names).toContain('Query.placesNearby')
    expect(names.filter((name) => name.startsWith('_') || name.includes('join__'))).toEqual([])
    expect(names.filter((name) => !name.includes('.')).toSorted()).toEqual(types.map(({ name }) => name).toSorted())
  })

  test('it loads nothing from other hosts, and what has not changed is not sent again', async () => {
    const first = await get('/docs')
    const again = await get('/docs', { 'if-none-match': String(first.headers.etag) })

    expect(first.headers['content-security-policy']).toContain("default-src 'none'")
    expect(first.body).not.toMatch(/(src|href)="https?:/)
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
  })

  test.each([
    '/docs/types/Nobody',
    '/docs/types/constructor',
    '/docs/types/__Type',
    '/docs/guides/nothing',
    '/docs/guides/..%2ferrors',
  ])('%s is not found', async (path) => {
    const { statusCode } = await get(path)

    expect(statusCode).toBe(404)
  })
})

describe('the guides', () => {
  test('each has its place in the order', () => {
    const recipes = readdirSync(new URL('../../client/recipes', import.meta.url))

    expect(guideFiles().toSorted()).toEqual([...guideNames].toSorted())
    expect(recipes.toSorted()).toEqual(recipeNames.map((name) => `${name}.md`).toSorted())
  })

  test.each(guideNames)('every operation of the guide "%s" is valid', (name) => {
    const text = readFileSync(new URL(`guides/${name}.md`, import.meta.url), 'utf8')
    for (const [, operation = ''] of text.matchAll(/^```graphql\n(.*?)^```$/gms))
      expect(validate(api, parse(operation))).toEqual([])
  })
})

test('the guide to the screens names every operation of the client package', () => {
  const guide = readFileSync(new URL('guides/screens.md', import.meta.url), 'utf8')
  const operations = readdirSync(new URL('../../client/operations/', import.meta.url)).flatMap((file) => [
    ...readFileSync(new URL(`../../client/operations/${file}`, import.meta.url), 'utf8').matchAll(
      /^(?:query|mutation) (\w+)/gm,
    ),
  ])

  expect(operations.map(([, name]) => name).filter((name) => !guide.includes(`\`${name}\``))).toEqual([])
})

test('every error code of the subgraphs and the router is explained once', () => {
  const codes = errorCodeEntries.map(({ code }) => code)
  const sources = ['../errors.ts', '../documents/trusted-documents.ts', '../limits-page.ts', '../request-format.ts']
  const named = sources
    .flatMap((path) => [...readFileSync(new URL(path, import.meta.url), 'utf8').matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)])
    .map(([, code = '']) => code)

  expect(new Set(codes).size).toBe(codes.length)
  expect(codes).toEqual(expect.arrayContaining([...errorCodes, ...named]))
})
