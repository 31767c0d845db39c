import { Marked } from 'marked'
import { escaped } from '../escaped.ts'
import { iconAddress } from '../front-door/page.ts'
import { keepLanguage, otherLanguage, type PageLanguage } from '../page-language.ts'
import { texts } from './texts.ts'

/** Renders Markdown. HTML in it is shown as text, and code that `addressOf` knows links to its page. */
export function markdownRenderer(addressOf: (code: string) => string | null): (text: string) => string {
  const marked = new Marked({
    renderer: {
      html: ({ text }) => escaped(text),
      codespan({ text }) {
        const address = addressOf(text)
        const code = `<code>${escaped(text)}</code>`
        return address ? `<a href="${address}">${code}</a>` : code
      },
    },
  })
  return (text) => marked.parse(text, { async: false })
}

export interface Page {
  title: string
  body: string
  /** Whether the body is in English whatever the language of the page. */
  isEnglish?: boolean
}

/** A page in a language, with the navigation that all have. */
export function htmlOf({ title, body, isEnglish = false }: Page, language: PageLanguage): string {
  const { locale } = language
  const t = texts[locale]
  const html = `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Bunri</title>
<link rel="icon" href="${iconAddress}">
<link rel="stylesheet" href="/docs/style.css">
<script src="/docs/search.js" defer></script>
</head>
<body>
<header>
<a class="home" href="/docs">Bunri</a>
<nav aria-label="${t.reference}">
<a href="/docs/types/Query">${t.queries}</a>
<a href="/docs/types/Mutation">${t.mutations}</a>
<a href="/docs/errors">${t.errors}</a>
<a href="/docs/changes">${t.changes}</a>
<a href="/limits">${t.limits}</a>
<a href="/data-sets">${t.data}</a>
</nav>
<div class="search"><input type="search" id="search" placeholder="${t.search}" aria-label="${t.search}" autocomplete="off" maxlength="100"><ol id="found" data-nothing="${t.nothing}" hidden></ol></div>
${otherLanguage(language)}
</header>
${t.inEnglish && `<p class="note">${t.inEnglish}</p>`}
<main${isEnglish && locale !== 'en' ? ' lang="en"' : ''}>
${body}
</main>
</body>
</html>
`
  return keepLanguage(html, language)
}

/** A table; the cells are HTML. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="scroll"><table>
<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table></div>`
