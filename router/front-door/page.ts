import { escaped } from '../escaped.ts'
import { keepLanguage, otherLanguage, type PageLanguage } from '../page-language.ts'
import { firstQuery } from '../pages.ts'
import type { SubgraphPart } from './ownership.ts'
import { pictureOf } from './picture.ts'
import { style } from './style.ts'
import { texts } from './texts.ts'

/** Sends the query of the page and shows the answer. Without scripts, the links still work. */
export const runScript = `
const run = document.querySelector('#run')
const output = document.querySelector('#answer')
run?.addEventListener('click', async () => {
  run.disabled = true
  output.hidden = false
  output.textContent = '…'
  const start = performance.now()
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: document.querySelector('#query').value }),
    })
    const answer = await response.json()
    output.textContent = JSON.stringify(answer, null, 2)
    document.querySelector('#time').textContent = response.status + ' · ' + Math.round(performance.now() - start) + ' ms'
  } catch (error) {
    output.textContent = String(error)
  } finally {
    run.disabled = false
  }
})
`

/** The page at `/` in a language: what this is, the first query, where to go, and who owns what. */
export function frontDoorPage(parts: readonly SubgraphPart[], development: boolean, language: PageLanguage): string {
  const t = texts[language.locale]
  const [app, ...others] = t.everywhere
  const ways = [...(app ? [app] : []), ...(development ? t.inDevelopment : []), ...others]
  const more = development
    ? `<a class="button quiet" href="/graphiql">${t.explore}</a>`
    : `<a class="button quiet" href="/schema.graphql">${t.getSchema}</a>`
  const html = `<!doctype html>
<html lang="${language.locale}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${t.title}</title>
<meta name="description" content="${t.description}">
<link rel="icon" href="${iconAddress}">
<style>${style}</style>
</head>
<body>
<header>
<p class="brand">${icon}<span>Bunri <span lang="ko">분리</span></span>${otherLanguage(language)}</p>
<h1>${t.heading}</h1>
<p class="lead">${t.lead}</p>
<p class="actions"><a class="button" href="/app">${t.openApp}</a>${more}</p>
<p class="soft">${t.residents}</p>
</header>
<main>
<section aria-labelledby="first">
<h2 id="first">${t.firstQuery}</h2>
<p>${t.firstQueryLead}</p>
<label class="hidden" for="query">${t.query}</label>
<textarea id="query" rows="16" spellcheck="false" autocomplete="off">${escaped(firstQuery.trim())}</textarea>
<p class="actions"><button class="button" id="run" type="button">${t.run}</button><span id="time" class="soft" role="status"></span></p>
<pre id="answer" tabindex="0" role="region" aria-label="${t.answer}" hidden></pre>
</section>
<section aria-labelledby="ways">
<h2 id="ways">${t.ways}</h2>
<ul class="ways">${ways.map(wayItem).join('')}</ul>
</section>
<section aria-labelledby="owners">
<h2 id="owners">${t.owners}</h2>
<p>${t.ownersLead}</p>
<div class="picture" tabindex="0" role="group" aria-label="${t.picture}">${pictureOf(parts, language.locale)}</div>
<div class="scroll" tabindex="0" role="group" aria-label="${t.table}"><table>
<thead><tr><th scope="col">${t.subgraph}</th><th scope="col">${t.owns}</th><th scope="col">${t.adds}</th></tr></thead>
<tbody>${parts.map(partRow).join('')}</tbody>
</table></div>
</section>
</main>
<footer class="soft">${t.footer}</footer>
<script>${runScript}</script>
</body>
</html>
`
  return keepLanguage(html, language)
}

const wayItem = ({ href, name, text }: { href: string; name: string; text: string }): string =>
  `<li><a href="${href}"><strong>${escaped(name)}</strong><span>${escaped(text)}</span></a></li>`

const partRow = ({ name, owns, adds }: SubgraphPart): string => `<tr>
<th scope="row">${escaped(name)}</th>
<td>${owns.map(({ type }) => `<code>${escaped(type)}</code>`).join(' ')}</td>
<td>${adds.map(({ type, fields }) => fields.map((field) => `<code>${escaped(`${type}.${field}`)}</code>`).join(' ')).join(' ')}</td>
</tr>`

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64" width="40" height="40" aria-hidden="true"><rect width="64" height="64" rx="16" fill="#0b6b4f"/><path d="M20 14v36M20 32h11a9 9 0 0 0 0-18H20M20 50h15a9 9 0 0 0 0-18" fill="none" stroke="#fff" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"/><circle cx="50" cy="14" r="5" fill="#f2b84b"/></svg>'

/** The icon of our pages, as an address that needs no request. */
export const iconAddress = `data:image/svg+xml,${encodeURIComponent(icon)}`
