import { readdirSync, readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { etagOf, isCurrent } from '../../subgraphs/_shared/etags.ts'
import { refuse } from '../../subgraphs/_shared/http-refusals.ts'
import type { Locale, Translated } from '../../subgraphs/_shared/locale.ts'
import type { CostRules } from '../demand/cost-rules.ts'
import { sendNotFoundPage } from '../not-found-page.ts'
import { pageLanguage, sendPage } from '../page-language.ts'
import { perVersion } from '../per-version.ts'
import { examplesIn } from './examples.ts'
import { factsOf } from './field-facts.ts'
import { htmlOf, markdownRenderer, type Page } from './html.ts'
import { changesPage, errorsPage, indexPage } from './own-pages.ts'
import { addressIn, pathOfType, searchEntries, typePage, typesOf } from './reference.ts'
import { koreanTitles } from './texts.ts'

/** The guides in the order in which a newcomer reads them. */
export const guideNames = [
  ...[
    'clients',
    'screens',
    'development',
    'regions',
    'sign-in',
    'errors',
    'nulls',
    'language',
    'paging',
    'caching',
    'defer',
    'costs',
    'subscriptions',
    'offline',
    'push',
    'attribution',
    'changes',
  ],
] as const

export const recipeNames = [
  'apollo-client',
  'urql',
  'graphql-request',
  'gql-tada',
  'relay',
  'fetch',
  'apollo-kotlin',
  'apollo-ios',
]

/** A version of the graph, as the reference shows it. */
export interface DocumentedGraph {
  schema: GraphQLSchema
  supergraphSdl: string
  costs: CostRules
}

/**
 * Serves the reference of the graph at `/docs`: guides, every type and field, error codes, and the changes of the schema. It
 * needs nothing from other hosts.
 */
export function docsPages(http: FastifyInstance, graph: () => DocumentedGraph): void {
  const pages = perVersion(graph, pagesOf)
  const send = (request: FastifyRequest, reply: FastifyReply) => {
    const language = pageLanguage(request)
    const page = pages().get(request.url.split('?')[0] ?? '')?.[language.locale]
    if (!page) {
      if (sendNotFoundPage(request, reply)) return reply
      return refuse(reply, { status: 404, message: 'The reference has no such page; see /docs.' })
    }
    return sendPage(request, reply, { html: htmlOf(page, language), locale: language.locale, policy, cacheControl })
  }
  for (const path of ['/docs', '/docs/errors', '/docs/changes']) http.get(path, send)
  for (const folder of ['guides', 'recipes', 'types']) http.get(`/docs/${folder}/:name`, send)
  http.get('/docs/guides', (_request, reply) => reply.redirect('/docs'))
  for (const { path, type, text } of files) http.get(path, (request, reply) => sendFile(request, reply, { type, text }))
  const search = perVersion(graph, ({ schema }) => ({ ko: searchFile(schema, 'ko'), en: searchFile(schema, 'en') }))
  http.get('/docs/search.json', (request, reply) => {
    void reply.header('vary', 'Accept-Language')
    return sendFile(request, reply, { type: 'application/json', text: search()[pageLanguage(request).locale] })
  })
}

const fileOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

const files = [
  { path: '/docs/style.css', type: 'text/css', text: fileOf('style.css') },
  { path: '/docs/search.js', type: 'text/javascript', text: fileOf('search.js') },
]

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

const cacheControl = 'max-age=300, public'

function sendFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { type, text }: { type: string; text: string },
): FastifyReply {
  const etag = etagOf(text)
  void reply.headers({ etag, 'cache-control': cacheControl, 'content-security-policy': policy })
  if (isCurrent(request, etag)) return reply.code(304).send()
  return reply.type(`${type}; charset=utf-8`).send(text)
}

/** Every page under `/docs` by path. */
function pagesOf({ schema, supergraphSdl, costs }: DocumentedGraph): Map<string, Translated<Page>> {
  const facts = factsOf(supergraphSdl, costs)
  const examples = examplesIn(fileOf('examples.graphql'))
  const render = markdownRenderer(addressIn(schema))
  const inBoth = (page: Page): Translated<Page> => ({ ko: page, en: page })
  const index = (locale: Locale) =>
    indexPage(
      schema,
      guides.map(({ path, titles }) => ({ path, title: titles[locale] })),
      locale,
    )
  return new Map([
    ['/docs', { ko: index('ko'), en: index('en') }],
    ['/docs/errors', { ko: errorsPage('ko'), en: errorsPage('en') }],
    ['/docs/changes', { ko: changesPage('ko'), en: changesPage('en') }],
    ...[...guides, ...recipes].map(({ path, titles, text }) => {
      const page = { body: render(text), isEnglish: true }
      return [path, { ko: { title: titles.ko, ...page }, en: { title: titles.en, ...page } }] as const
    }),
    ...typesOf(schema).map((type) => {
      const page = { ...typePage(type, { schema, facts, examples }), isEnglish: true }
      return [pathOfType(type.name), inBoth(page)] as const
    }),
  ])
}

interface TextPage {
  path: string
  text: string
  titles: Translated
}

function textPage(path: string, text: string, korean?: string): TextPage {
  const en = /^# (.*)$/m.exec(text)?.[1] ?? ''
  return { path, text, titles: { ko: korean ?? en, en } }
}

const guides = guideNames.map((name) =>
  textPage(`/docs/guides/${name}`, fileOf(`guides/${name}.md`), koreanTitles[name]),
)

/** The recipes of the client package. */
const recipes = recipeNames.map((name) => textPage(`/docs/recipes/${name}`, fileOf(`../../client/recipes/${name}.md`)))

/** What the search finds: the guides and recipes by their titles and headings, and the names of the schema. */
function searchFile(schema: GraphQLSchema, locale: Locale): string {
  const ofTexts = [...guides, ...recipes].map(({ path, text, titles }) => ({
    name: titles[locale],
    path,
    // Who searches in Korean may know the English title.
    text: [
      ...(titles[locale] === titles.en ? [] : [titles.en]),
      ...[...text.matchAll(/^##+ (.*)$/gm)].map(([, heading]) => heading),
    ].join(' · '),
  }))
  return JSON.stringify([...ofTexts, ...searchEntries(schema)])
}

/** The guides on disk, for a test that none is forgotten. */
export const guideFiles = (): string[] =>
  readdirSync(new URL('guides', import.meta.url)).map((file) => file.replace(/\.md$/, ''))
