import { readdirSync, readFileSync } from 'node:fs'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { etagOf, isCurrent } from '../../subgraphs/_shared/etags.ts'
import { refuse } from '../../subgraphs/_shared/http-refusals.ts'
import type { CostRules } from '../demand/cost-rules.ts'
import { escaped } from '../escaped.ts'
import { perVersion } from '../per-version.ts'
import { errorCodeEntries } from './error-codes.ts'
import { examplesIn } from './examples.ts'
import { factsOf } from './field-facts.ts'
import { htmlOf, markdownRenderer, type Page, table } from './html.ts'
import { addressIn, kindOf, pathOfType, searchEntries, typePage, typesOf } from './reference.ts'

const fileOf = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')

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

/** As `npm run compose` writes it. */
interface ChangelogDay {
  date: string
  changes: { level: 'BREAKING' | 'DANGEROUS' | 'COMPATIBLE'; message: string; advice?: string }[]
}

interface Resource {
  type: string
  text: string
  etag: string
}

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
  const resources = perVersion(graph, resourcesOf)
  const send = (path: string) => (request: FastifyRequest, reply: FastifyReply) =>
    sendResource(resources().get(path), request, reply)
  for (const path of ['/docs', '/docs/errors', '/docs/changes', ...assets.map(({ path }) => path)])
    http.get(path, send(path))
  for (const folder of ['guides', 'recipes', 'types'])
    http.get(`/docs/${folder}/:name`, (request, reply) => send(request.url.split('?')[0] ?? '')(request, reply))
  http.get('/docs/guides', (_request, reply) => reply.redirect('/docs'))
}

const assets = [
  { path: '/docs/style.css', type: 'text/css; charset=utf-8', file: 'style.css' },
  { path: '/docs/search.js', type: 'text/javascript; charset=utf-8', file: 'search.js' },
  { path: '/docs/search.json', type: 'application/json; charset=utf-8', file: null },
]

const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'"

function sendResource(resource: Resource | undefined, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (!resource) return refuse(reply, { status: 404, message: 'The reference has no such page; see /docs.' })
  const { type, text, etag } = resource
  void reply.headers({ etag, 'cache-control': 'max-age=300, public', 'content-security-policy': policy })
  if (isCurrent(request, etag)) return reply.code(304).send()
  return reply.type(type).send(text)
}

/** Everything under `/docs` by path. */
function resourcesOf({ schema, supergraphSdl, costs }: DocumentedGraph) {
  const facts = factsOf(supergraphSdl, costs)
  const examples = examplesIn(fileOf('examples.graphql'))
  const pages = new Map<string, Page>([
    ['/docs', indexPage(schema)],
    ['/docs/errors', errorsPage()],
    ['/docs/changes', changesPage()],
    ...textPages.map(({ path, text }) => [path, textPage(text, schema)] as const),
    ...typesOf(schema).map((type) => [pathOfType(type.name), typePage(type, { schema, facts, examples })] as const),
  ])
  const resources = new Map<string, Resource>()
  const add = (path: string, type: string, text: string) => resources.set(path, { type, text, etag: etagOf(text) })
  for (const [path, page] of pages) add(path, 'text/html; charset=utf-8', htmlOf(page))
  for (const { path, type, file } of assets)
    add(path, type, file ? fileOf(file) : JSON.stringify([...textPages.map(textEntry), ...searchEntries(schema)]))
  return resources
}

const titleOf = (text: string): string => /^# (.*)$/m.exec(text)?.[1] ?? ''

/** The guides, and the recipes of the client package. */
const textPages = [
  ...guideNames.map((name) => ({ path: `/docs/guides/${name}`, text: fileOf(`guides/${name}.md`) })),
  ...recipeNames.map((name) => ({ path: `/docs/recipes/${name}`, text: fileOf(`../../client/recipes/${name}.md`) })),
]

const textPage = (text: string, schema: GraphQLSchema): Page => ({
  title: titleOf(text),
  body: markdownRenderer(addressIn(schema))(text),
})

/** A page as the search finds it: by its title and headings. */
const textEntry = ({ path, text }: { path: string; text: string }) => ({
  name: titleOf(text),
  path,
  text: [...text.matchAll(/^##+ (.*)$/gm)].map(([, heading]) => heading).join(' · '),
})

const rootNames = ['Query', 'Mutation', 'Subscription']
const kinds = ['Object', 'Interface', 'Union', 'Input', 'Enum', 'Scalar']

function indexPage(schema: GraphQLSchema): Page {
  const guides = guideNames.map(
    (name) => `<li><a href="/docs/guides/${name}">${escaped(titleOf(fileOf(`guides/${name}.md`)))}</a></li>`,
  )
  const byKind = new Map(kinds.map((kind): [string, string[]] => [kind, []]))
  for (const type of typesOf(schema)) {
    if (rootNames.includes(type.name)) continue
    byKind.get(kindOf(type))?.push(`<li><a href="${pathOfType(type.name)}">${type.name}</a></li>`)
  }
  const roots = searchEntries(schema).filter(({ name }) => rootNames.some((root) => name.startsWith(`${root}.`)))
  const fieldsOf = (root: string) =>
    roots
      .filter(({ name }) => name.startsWith(`${root}.`))
      .map(({ name, path, text }) => [
        `<a href="${path}"><code>${name.slice(root.length + 1)}</code></a>`,
        markdownRenderer(() => null)(text),
      ])
  const body = `<h1>The graph</h1>
<p>One typed graph for recycling apps: what goes where, near you, today. Send operations to <code>/graphql</code>; the schema is at <a href="/schema.graphql">/schema.graphql</a>. The key <kbd>/</kbd> jumps to the search.</p>
<h2>Guides</h2>
<ul class="columns">${guides.join('')}</ul>
${rootNames
  .filter((root) => schema.getType(root))
  .map((root) => `<h2><a href="${pathOfType(root)}">${root}</a></h2>\n${table(['Field', 'Meaning'], fieldsOf(root))}`)
  .join('\n')}
${[...byKind].map(([kind, links]) => `<h2>${kind}s</h2>\n<ul class="columns">${links.join('')}</ul>`).join('\n')}`
  return { title: 'Reference', body }
}

function errorsPage(): Page {
  const rows = errorCodeEntries.map(({ code, status, meaning, advice }) => [
    `<code id="${code}">${code}</code>`,
    String(status),
    escaped(meaning),
    markdownRenderer(() => null)(advice),
  ])
  const body = `<h1>Error codes</h1>
<p>In <code>errors[].extensions.code</code>. The status is that of a response without data in <code>application/graphql-response+json</code>; what is wrong with a document or its variables has 200 in <code>application/json</code>. <a href="/docs/guides/errors">How errors work</a></p>
${table(['Code', 'Status', 'Meaning', 'What to do'], rows)}`
  return { title: 'Error codes', body }
}

function changesPage(): Page {
  const changelog = JSON.parse(fileOf('changelog.json')) as ChangelogDay[]
  const list = (changes: ChangelogDay['changes']) =>
    `<ul>${changes.map(({ message, advice }) => `<li>${escaped(message)}${advice ? ` <em>${escaped(advice)}</em>` : ''}</li>`).join('')}</ul>`
  const days = changelog.map(({ date, changes }) => {
    const of = (wanted: string) => changes.filter(({ level }) => level === wanted)
    const [breaking, dangerous, compatible] = [of('BREAKING'), of('DANGEROUS'), of('COMPATIBLE')]
    return [
      `<h2 id="${date}">${date}</h2>`,
      ...(breaking.length > 0 ? [`<h3>Breaking</h3>${list(breaking)}`] : []),
      ...(dangerous.length > 0 ? [`<h3>May surprise</h3>${list(dangerous)}`] : []),
      ...(compatible.length > 0
        ? [
            `<details><summary>${compatible.length} additions and deprecations that break nothing</summary>${list(compatible)}</details>`,
          ]
        : []),
    ].join('\n')
  })
  return { title: 'Changes of the schema', body: `<h1>Changes of the schema</h1>\n${days.join('\n')}` }
}

/** The guides on disk, for a test that none is forgotten. */
export const guideFiles = (): string[] =>
  readdirSync(new URL('guides', import.meta.url)).map((file) => file.replace(/\.md$/, ''))
