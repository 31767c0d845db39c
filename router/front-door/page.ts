import { escaped } from '../escaped.ts'
import { firstQuery } from '../pages.ts'
import type { SubgraphPart } from './ownership.ts'
import { pictureOf } from './picture.ts'
import { style } from './style.ts'

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
    document.querySelector('#time').textContent = response.status + ' after ' + Math.round(performance.now() - start) + ' ms'
  } catch (error) {
    output.textContent = String(error)
  } finally {
    run.disabled = false
  }
})
`

interface Way {
  href: string
  name: string
  text: string
}

const everywhere: Way[] = [
  {
    href: '/app',
    name: 'The app 분리',
    text: 'What a resident uses: what goes where, near you, today. In Korean and English.',
  },
  {
    href: '/docs',
    name: 'Reference',
    text: 'Every type, error and limit with examples, short guides, and what has changed.',
  },
  { href: '/schema.graphql', name: 'Schema', text: 'The SDL that clients generate their types from, with an ETag.' },
  {
    href: '/limits',
    name: 'Limits',
    text: 'Sizes, costs and rates, with the error beyond each. As JSON for programs.',
  },
  { href: '/healthz', name: 'Health', text: 'Whether this server is alive; /readyz says whether it can answer.' },
]

const inDevelopment: Way[] = [
  { href: '/graphiql', name: 'GraphiQL', text: 'Explore and run queries. Works without the internet.' },
  {
    href: '/sandbox',
    name: 'Apollo Sandbox',
    text: 'The same with Apollo’s explorer, open on the first query. Needs the internet.',
  },
  {
    href: '/sign-in',
    name: 'Ways to sign in',
    text: 'Passkeys, and Kakao, Naver and Google, which are emulated unless configured.',
  },
  { href: '/mails', name: 'Mails', text: 'What the graph would have mailed, while no mail server is configured.' },
]

/** The page at `/`: what this is, the first query, where to go, and who owns what. */
export const frontDoorPage = (parts: readonly SubgraphPart[], development: boolean): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bunri · 분리: one graph for recycling apps</title>
<meta name="description" content="A federated GraphQL graph for recycling apps: items and guides, places, collection days, accounts.">
<link rel="icon" href="${iconAddress}">
<style>${style}</style>
</head>
<body>
<header>
<p class="brand">${icon}<span>Bunri <span lang="ko">분리</span></span></p>
<h1>One typed graph for recycling apps</h1>
<p class="lead">A resident holds a greasy pizza box. Does it go in paper? Which place nearby takes it? When is it collected? One GraphQL endpoint answers, and names the source and the date.</p>
<p class="actions"><a class="button" href="/app">Open the app</a>${development ? '<a class="button quiet" href="/graphiql">Explore the graph</a>' : '<a class="button quiet" href="/schema.graphql">Get the schema</a>'}</p>
<p class="soft" lang="ko">주민이신가요? <a href="/app">앱 열기</a>에서 버리는 법, 가까운 수거함, 배출일을 찾아보세요.</p>
</header>
<main>
<section aria-labelledby="first">
<h2 id="first">A first query</h2>
<p>Where does a greasy pizza box go, and which places around Ganggyeong accept its clean half? The endpoint is <code>/graphql</code>.</p>
<label class="hidden" for="query">Query</label>
<textarea id="query" rows="16" spellcheck="false" autocomplete="off">${escaped(firstQuery.trim())}</textarea>
<p class="actions"><button class="button" id="run" type="button">Run</button><span id="time" class="soft" role="status"></span></p>
<pre id="answer" tabindex="0" aria-label="Answer" hidden></pre>
</section>
<section aria-labelledby="ways">
<h2 id="ways">Where to go</h2>
<ul class="ways">${[...(development ? [everywhere[0], ...inDevelopment, ...everywhere.slice(1)] : everywhere).flatMap((way) => way ?? [])].map(wayItem).join('')}</ul>
</section>
<section aria-labelledby="owners">
<h2 id="owners">Who owns what</h2>
<p>The subgraph that knows whether an object exists owns its type. Others add fields to it; arrows point to the owners. Drawn from the schemas that this server runs.</p>
<div class="picture" tabindex="0" role="group" aria-label="Picture of the graph">${pictureOf(parts)}</div>
<div class="scroll" tabindex="0" role="group" aria-label="Table of the subgraphs"><table>
<thead><tr><th scope="col">Subgraph</th><th scope="col">Owns</th><th scope="col">Adds to types of others</th></tr></thead>
<tbody>${parts.map(partRow).join('')}</tbody>
</table></div>
</section>
</main>
<footer class="soft">MIT. <a href="/docs/guides/clients">Build an app</a> with a recipe for your GraphQL client.</footer>
<script>${runScript}</script>
</body>
</html>
`

const wayItem = ({ href, name, text }: Way): string =>
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
