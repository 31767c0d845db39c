import { Marked } from 'marked'
import { escaped } from '../escaped.ts'
import { iconAddress } from '../front-door/page.ts'

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
}

/** A page with the navigation that all have. */
export const htmlOf = ({ title, body }: Page): string => `<!doctype html>
<html lang="en">
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
<nav aria-label="Reference">
<a href="/docs/types/Query">Queries</a>
<a href="/docs/types/Mutation">Mutations</a>
<a href="/docs/errors">Errors</a>
<a href="/docs/changes">Changes</a>
<a href="/limits">Limits</a>
<a href="/data-sets">Data</a>
</nav>
<div class="search"><input type="search" id="search" placeholder="Search guides, fields and types" aria-label="Search guides, fields and types" autocomplete="off" maxlength="100"><ol id="found" hidden></ol></div>
</header>
<main>
${body}
</main>
</body>
</html>
`

/** A table; the cells are HTML. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  `<div class="scroll"><table>
<thead><tr>${head.map((cell) => `<th scope="col">${cell}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}
</tbody>
</table></div>`
