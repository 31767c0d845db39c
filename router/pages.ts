import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FastifyInstance } from 'fastify'

/** The query in the editor when a page opens. */
export const firstQuery = readFileSync(new URL('first-query.graphql', import.meta.url), 'utf8')

/** How the last request was answered, drawn beside its answer. */
const tracePanel = readFileSync(new URL('trace-panel.js', import.meta.url), 'utf8')

const sandboxHost = 'https://embeddable-sandbox.cdn.apollographql.com'

/**
 * Pages to explore the graph in development: Apollo Sandbox at `/sandbox` (needs the internet) and GraphiQL at `/graphiql`
 * (does not).
 */
export async function explorerPages(http: FastifyInstance): Promise<void> {
  http.get('/sandbox', async (_request, reply) => {
    const policy = `default-src 'self'; script-src 'unsafe-inline' ${sandboxHost}; frame-src https://sandbox.embed.apollographql.com; style-src 'unsafe-inline'; img-src 'self' data: https:; connect-src 'self' https:`
    return reply.type('text/html').header('content-security-policy', policy).send(sandboxPage)
  })

  // The self-contained page has 9 MB, so the first request for it renders it.
  let graphiql: Promise<Buffer | null> | undefined
  http.get('/graphiql', async (_request, reply) => {
    graphiql ??= renderGraphiql()
    if (!(await graphiql))
      return reply.code(404).send('GraphiQL is a development dependency: run npm install without --omit=dev.')
    const policy = `default-src 'self' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; worker-src blob:`
    return reply
      .type('text/html')
      .headers({ 'content-security-policy': policy, 'content-encoding': 'gzip' })
      .send(await graphiql)
  })
}

/** The query of an address to which `/sandbox` leads when it can't load. */
const insteadOfSandbox = 'instead-of=sandbox'

const sandboxPage = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bunri · Apollo Sandbox</title><style>html, body, #sandbox { height: 100%; margin: 0 } p { margin: 0; padding: 16px; font: 16px/1.5 system-ui, sans-serif }</style></head>
<body>
<div id="sandbox"><p id="waiting">Loading Apollo Sandbox from the internet. <a href="/graphiql">GraphiQL</a> needs no internet.</p></div>
<script src="${sandboxHost}/_latest/embeddable-sandbox.umd.production.min.js" onerror="location.replace('/graphiql?${insteadOfSandbox}')"></script>
<script>
document.querySelector('#waiting').remove()
if (window.EmbeddedSandbox) new window.EmbeddedSandbox({
  target: '#sandbox',
  initialEndpoint: location.origin + '/graphql',
  initialState: { document: ${JSON.stringify(firstQuery).replaceAll('<', '\\u003c')}, includeCookies: false },
})
</script>
</body>
</html>
`

async function renderGraphiql(): Promise<Buffer | null> {
  const library = await import('@graphql-yoga/render-graphiql').catch(() => null)
  if (!library) return null
  const page = library.renderGraphiQL({
    endpoint: '/graphql',
    title: 'Bunri · GraphiQL',
    defaultQuery: firstQuery,
    // Each tab keeps its headers, such as a token.
    shouldPersistHeaders: true,
  })
  return promisify(gzip)(
    page
      .replace('<head>', '<head><meta name="viewport" content="width=device-width">')
      .replace(
        '<div id="root"></div>',
        (root) => `${root}<script>${sayInstead}\n${reopenLastTab}\n${tracePanel}</script>`,
      ),
  )
}

/**
 * GraphiQL opens an empty tab at each visit but the first, unless the address names a query: with that of the last tab, it opens the
 * last tab.
 */
const reopenLastTab = `{
  const address = new URL(location.href)
  if (!address.searchParams.has('query')) {
    let query
    try {
      const { tabs, activeTabIndex } = JSON.parse(localStorage.getItem('graphiql:tabState'))
      query = tabs[activeTabIndex].query
    } catch {}
    address.searchParams.set('query', query || ${JSON.stringify(firstQuery).replaceAll('<', '\\u003c')})
    history.replaceState({}, '', address)
  }
}`

/** Says why this is not Apollo Sandbox, in a line that can be closed. */
const sayInstead = `{
  const address = new URL(location.href)
  if (address.search === '?${insteadOfSandbox}') {
    address.search = ''
    history.replaceState({}, '', address)
    const line = document.createElement('div')
    line.id = 'instead'
    line.setAttribute('role', 'status')
    line.style.cssText = 'display: flex; align-items: center; justify-content: space-between; gap: 12px; padding: 8px 16px; background: #fdf0c9; color: #3d2f00; font: 15px/1.5 system-ui, sans-serif'
    const close = document.createElement('button')
    close.type = 'button'
    close.textContent = 'Close'
    close.style.cssText = 'min-height: 32px; padding: 4px 12px; border: 1px solid currentColor; border-radius: 6px; background: none; color: inherit; font: inherit; cursor: pointer'
    close.addEventListener('click', () => line.remove())
    line.append('Apollo Sandbox needs the internet, and this browser could not load it. This is GraphiQL.', close)
    document.body.prepend(line)
    Object.assign(document.body.style, { display: 'flex', flexDirection: 'column', height: '100vh' })
    Object.assign(document.querySelector('#root').style, { flex: '1', minHeight: '0' })
  }
}`
