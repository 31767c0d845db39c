import { strToU8, zip } from 'fflate'
import type { PersonalData } from '../../../_shared/events/personal-data.ts'
import type { Locale, Translated } from '../../../_shared/locale.ts'
import { escapeHtml } from '../mail/layout.ts'
import { koreanLabels } from './column-labels.ts'

const titles: Record<string, Translated> = {
  auth: { ko: '계정과 로그인', en: 'Account and sign-in' },
  user: { ko: '프로필, 저장한 곳, 기록과 알림', en: 'Profile, saved places, diary and notifications' },
  location: { ko: '장소 제안', en: 'Suggestions of places' },
  info: { ko: '안내에 대한 문의', en: 'Messages about guides' },
}

const words = {
  title: { ko: '내 정보', en: 'My data' },
  intro: {
    ko: 'Bunri가 나에 대해 저장한 모든 정보예요. 같은 내용이 data 폴더에 JSON 파일로 있어요. 시각은 협정 세계시(UTC)예요.',
    en: 'This is everything Bunri has stored about you. The folder data has the same as JSON files. Times are in UTC.',
  },
  nothing: { ko: '저장된 정보가 없어요.', en: 'Nothing is stored.' },
} satisfies Record<string, Translated>

/**
 * A ZIP file with what each subgraph knows about a person: `data/<subgraph>.json`, and the same for reading in `index.html`, which loads
 * nothing from elsewhere.
 */
export function buildArchive(
  locale: Locale,
  files: Readonly<Record<string, readonly PersonalData[]>>,
): Promise<Uint8Array> {
  const json = Object.entries(files).map(([subgraph, lists]) => {
    const content = Object.fromEntries(lists.map(({ name, rows }) => [name, rows]))
    return [`data/${subgraph}.json`, strToU8(JSON.stringify(content, null, 2))] as const
  })
  const content = { 'index.html': strToU8(indexPage(locale, files)), ...Object.fromEntries(json) }
  // Compresses in other threads: this one has requests to answer.
  return new Promise((resolve, reject) => {
    zip(content, (error, archive) => (error ? reject(error) : resolve(archive)))
  })
}

function indexPage(locale: Locale, files: Readonly<Record<string, readonly PersonalData[]>>): string {
  const sections = Object.entries(files).map(
    ([subgraph, lists]) => `<section>
<h2>${escapeHtml(titles[subgraph]?.[locale] ?? subgraph)}</h2>
${lists.map((list) => listOf(locale, list)).join('\n')}
</section>`,
  )
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${words.title[locale]}</title>
<style>
:root { color-scheme: light dark }
body { max-width: 64rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 sans-serif; word-break: keep-all }
h2 { margin-top: 3rem; border-bottom: 2px solid }
div { overflow-x: auto }
table { border-collapse: collapse; font-size: .875rem }
th, td { padding: .25rem .75rem; border: 1px solid #8888; text-align: left; vertical-align: top }
td { overflow-wrap: anywhere; min-width: 6rem }
</style>
</head>
<body>
<h1>${words.title[locale]}</h1>
<p>${words.intro[locale]}</p>
${sections.join('\n')}
</body>
</html>
`
}

function listOf(locale: Locale, { title, rows }: PersonalData): string {
  const heading = `<h3>${escapeHtml(title[locale])} (${rows.length})</h3>`
  if (rows.length === 0) return `${heading}\n<p>${words.nothing[locale]}</p>`
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const [only] = rows
  if (only && rows.length === 1) return `${heading}\n${oneRow(locale, columns, only)}`
  const head = columns.map((name) => `<th scope="col">${escapeHtml(labelOf(locale, name))}</th>`).join('')
  const body = rows.map((row) => {
    const cells = columns.map((name) => `<td>${escapeHtml(shown(row[name as keyof typeof row]))}</td>`)
    return `<tr>${cells.join('')}</tr>`
  })
  return `${heading}\n<div><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table></div>`
}

function oneRow(locale: Locale, columns: readonly string[], row: object): string {
  const lines = columns.map((name) => {
    const value = escapeHtml(shown(row[name as keyof typeof row]))
    return `<tr><th scope="row">${escapeHtml(labelOf(locale, name))}</th><td>${value}</td></tr>`
  })
  return `<div><table>\n<tbody>\n${lines.join('\n')}\n</tbody>\n</table></div>`
}

// `lastUsedAt` reads "last used at".
const labelOf = (locale: Locale, name: string): string =>
  (locale === 'ko' ? koreanLabels[name] : undefined) ?? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

const isoMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/
const momentOf = (iso: string): string => iso.slice(0, 19).replace('T', ' ')

function shown(value: unknown): string {
  if (value === null || value === undefined) return '–'
  if (value instanceof Date) return momentOf(value.toISOString())
  if (typeof value === 'string' && isoMoment.test(value)) return momentOf(value)
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
