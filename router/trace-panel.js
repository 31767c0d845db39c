// Draws in GraphiQL how the router answered the last request: it asks for `extensions.trace`, takes it out of the answer that GraphiQL shows, and
// puts it into a panel. Runs before GraphiQL, which takes `fetch` from the page.
{
  const colors = ['#2f6fde', '#0f8a5f', '#b5571b', '#8a3fb0', '#a01f4d', '#4b6472']
  const askServer = window.fetch.bind(window)

  window.fetch = async (input, options = {}) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href)
    const isQuery = !(input instanceof Request) && options.method === 'POST' && /(^|\/)graphql$/.test(pathname)
    if (!isQuery || isIntrospection(options.body)) return askServer(input, options)
    const headers = new Headers(options.headers)
    headers.set('graphql-trace', 'report')
    const response = await askServer(input, { ...options, headers })
    const answer = await response
      .clone()
      .json()
      .catch(() => null)
    const trace = answer?.extensions?.trace
    document.getElementById('trace')?.toggleAttribute('hidden', !trace)
    if (!trace) return response
    draw(trace)
    const { trace: _drawn, ...extensions } = answer.extensions
    const shown = { ...answer, extensions }
    if (Object.keys(extensions).length === 0) delete shown.extensions
    const { status, statusText } = response
    return new Response(JSON.stringify(shown), { status, statusText, headers: { 'content-type': 'application/json' } })
  }

  const isIntrospection = (body) => typeof body === 'string' && body.includes('__schema')

  /** An element with attributes and content; texts are never read as HTML. */
  const element = (tag, attributes = {}, ...content) => {
    const node = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value)
    node.append(...content)
    return node
  }

  const ms = (time) => `${time < 10 ? time.toFixed(1) : Math.round(time)} ms`

  const fetchRow = (fetch, totalMs, color) => {
    const notes = [
      ms(fetch.ms),
      ...(fetch.entities === null ? [] : [fetch.entities === 1 ? '1 entity' : `${fetch.entities} entities`]),
      ...(fetch.kept > 0 ? [`${fetch.kept} kept`] : []),
      ...(fetch.errors > 0 ? [fetch.errors === 1 ? '1 error' : `${fetch.errors} errors`] : []),
    ]
    const bar = element('span', { class: 'bar' })
    bar.style.marginLeft = `${(100 * fetch.startMs) / totalMs}%`
    bar.style.width = `max(2px, ${(100 * fetch.ms) / totalMs}%)`
    bar.style.background = color
    return element(
      'details',
      { class: fetch.errors > 0 ? 'fetch failed' : 'fetch' },
      element(
        'summary',
        {},
        element('b', {}, fetch.subgraph),
        element('span', { class: 'path' }, fetch.path || 'top'),
        element('span', { class: 'time' }, bar),
        element('span', { class: 'notes' }, notes.join(' · ')),
      ),
      element('pre', {}, fetch.query),
    )
  }

  const draw = ({ totalMs, planMs, plan, fetches }) => {
    const names = [...new Set(fetches.map(({ subgraph }) => subgraph))]
    const rows = fetches.map((fetch) => fetchRow(fetch, totalMs, colors[names.indexOf(fetch.subgraph) % colors.length]))
    const summary = `Trace: ${ms(totalMs)} · plan ${ms(planMs)} · ${fetches.length === 1 ? '1 fetch' : `${fetches.length} fetches`}`
    const planOf = plan ? [element('details', {}, element('summary', {}, 'Plan'), element('pre', {}, plan))] : []
    const wasOpen = document.getElementById('trace')?.open
    const panel = element('details', { id: 'trace' }, element('summary', {}, summary), ...rows, ...planOf)
    panel.open = Boolean(wasOpen)
    document.getElementById('trace')?.remove()
    document.body.append(panel)
  }

  document.head.append(
    element(
      'style',
      {},
      `#trace { position: fixed; right: 12px; bottom: 12px; z-index: 10; max-width: min(760px, 90vw); max-height: 60vh; overflow: auto; padding: 8px 12px;
        border: 1px solid #8a94a6; border-radius: 8px; background: #fff; color: #1d2430; font: 13px/1.5 system-ui, sans-serif; box-shadow: 0 4px 16px #0003 }
      #trace[open] { width: 760px }
      #trace > summary { font-weight: 600; cursor: pointer }
      #trace .fetch > summary { display: grid; grid-template-columns: 70px 140px 1fr 230px; gap: 8px; align-items: center; cursor: pointer }
      #trace .path { overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
      #trace .time { display: block; overflow: hidden; background: #eef1f5; border-radius: 3px }
      #trace .bar { display: block; height: 10px; border-radius: 3px }
      #trace .failed .notes { color: #a3161a; font-weight: 600 }
      #trace pre { margin: 4px 0 8px; padding: 8px; overflow: auto; background: #f4f6f9; font: 12px/1.45 ui-monospace, monospace; white-space: pre-wrap }`,
    ),
  )
}
