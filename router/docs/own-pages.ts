import { readFileSync } from 'node:fs'
import type { GraphQLSchema } from 'graphql'
import type { Locale } from '../../subgraphs/_shared/locale.ts'
import { escaped } from '../escaped.ts'
import { errorCodeEntries } from './error-codes.ts'
import { markdownRenderer, type Page, table } from './html.ts'
import { kindOf, pathOfType, searchEntries, typesOf } from './reference.ts'
import { texts } from './texts.ts'

const rootNames = ['Query', 'Mutation', 'Subscription']
const kinds = ['Object', 'Interface', 'Union', 'Input', 'Enum', 'Scalar'] as const

/** What the schema and the code say is in English, on a page in another language as well. */
const english = (html: string): string => `<div lang="en">${html}</div>`

/** The start of the reference: the guides, the root fields and every type. */
export function indexPage(
  schema: GraphQLSchema,
  guides: readonly { path: string; title: string }[],
  locale: Locale,
): Page {
  const t = texts[locale]
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
        english(markdownRenderer(() => null)(text)),
      ])
  const body = `<h1>${t.indexHeading}</h1>
<p>${t.indexLead}</p>
<h2>${t.guides}</h2>
<ul class="columns">${guides.map(({ path, title }) => `<li><a href="${path}">${escaped(title)}</a></li>`).join('')}</ul>
${rootNames
  .filter((root) => schema.getType(root))
  .map((root) => `<h2><a href="${pathOfType(root)}">${root}</a></h2>\n${table([t.field, t.meaning], fieldsOf(root))}`)
  .join('\n')}
${kinds.map((kind) => `<h2>${t.kinds[kind]}</h2>\n<ul class="columns">${byKind.get(kind)?.join('')}</ul>`).join('\n')}`
  return { title: t.reference, body }
}

/** Every error code. */
export function errorsPage(locale: Locale): Page {
  const t = texts[locale]
  const rows = errorCodeEntries.map(({ code, status, meaning, advice }) => [
    `<code id="${code}">${code}</code>`,
    String(status),
    english(escaped(meaning)),
    english(markdownRenderer(() => null)(advice)),
  ])
  return {
    title: t.errorsTitle,
    body: `<h1>${t.errorsTitle}</h1>\n<p>${t.errorsLead}</p>\n${table(t.errorsHead, rows)}`,
  }
}

/** As `npm run compose` writes it. */
interface ChangelogDay {
  date: string
  changes: { level: 'BREAKING' | 'DANGEROUS' | 'COMPATIBLE'; message: string; advice?: string }[]
}

const changelog = JSON.parse(readFileSync(new URL('changelog.json', import.meta.url), 'utf8')) as ChangelogDay[]

/** What has changed in the schema, by day. */
export function changesPage(locale: Locale): Page {
  const t = texts[locale]
  const list = (changes: ChangelogDay['changes']) =>
    `<ul lang="en">${changes.map(({ message, advice }) => `<li>${escaped(message)}${advice ? ` <em>${escaped(advice)}</em>` : ''}</li>`).join('')}</ul>`
  const days = changelog.map(({ date, changes }) => {
    const of = (wanted: string) => changes.filter(({ level }) => level === wanted)
    const [breaking, dangerous, compatible] = [of('BREAKING'), of('DANGEROUS'), of('COMPATIBLE')]
    return [
      `<h2 id="${date}">${date}</h2>`,
      ...(breaking.length > 0 ? [`<h3>${t.breaking}</h3>${list(breaking)}`] : []),
      ...(dangerous.length > 0 ? [`<h3>${t.dangerous}</h3>${list(dangerous)}`] : []),
      ...(compatible.length > 0
        ? [`<details><summary>${t.compatible(compatible.length)}</summary>${list(compatible)}</details>`]
        : []),
    ].join('\n')
  })
  return { title: t.changesTitle, body: `<h1>${t.changesTitle}</h1>\n${days.join('\n')}` }
}
