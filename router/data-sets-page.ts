import type { FastifyInstance } from 'fastify'
import Negotiator from 'negotiator'
import type { Logger } from 'pino'
import { z } from 'zod'
import { serializeError } from '../subgraphs/_shared/errors.ts'
import type { Transport } from './data-sources.ts'
import { escaped } from './escaped.ts'
import { subgraphTimeoutMs } from './limits.ts'

/** How long what is loaded is shown without asking again. */
const keptMs = 30_000

const query = `query LoadedDataSets { dataSets { title publisher url license edition rows loadedAt } }`

const answer = z.object({
  dataSets: z.array(
    z.object({
      title: z.string(),
      publisher: z.string(),
      url: z.string().nullable(),
      license: z.string().nullable(),
      edition: z.string().nullable(),
      rows: z.number(),
      loadedAt: z.string(),
    }),
  ),
})

type DataSets = z.infer<typeof answer>['dataSets']

/** Serves `/data-sets`: what is loaded, from `Query.dataSets`, as a page or as JSON. Location is asked twice a minute at most. */
export function dataSetsPage(http: FastifyInstance, location: Transport | undefined, log: Logger): void {
  let kept: { asked: Promise<DataSets>; untilMs: number } | undefined
  async function ask(): Promise<DataSets> {
    if (!location) return []
    const { result } = await location.execute({ query }, {}, AbortSignal.timeout(subgraphTimeoutMs))
    return answer.parse(result.data).dataSets
  }
  http.get('/data-sets', async (request, reply) => {
    if (!kept || kept.untilMs < Date.now()) kept = { asked: ask(), untilMs: Date.now() + keptMs }
    const { asked } = kept
    const type = new Negotiator(request.raw).mediaType(['application/json', 'text/html'])
    void reply.headers({ 'cache-control': 'no-store', vary: 'Accept' })
    try {
      const dataSets = await asked
      void reply.header('cache-control', `max-age=${keptMs / 1_000}, public`)
      if (type !== 'text/html') return { dataSets }
      return reply
        .type('text/html; charset=utf-8')
        .header(
          'content-security-policy',
          "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
        )
        .send(pageOf(dataSets))
    } catch (error) {
      kept = undefined
      log.warn({ cause: serializeError(error) }, 'What is loaded could not be asked')
      return reply.code(503).header('retry-after', '5').send({ message: 'What is loaded is not known at the moment.' })
    }
  })
}

function titleOf({ title, url }: DataSets[number]): string {
  return url && /^https?:\/\//.test(url)
    ? `<a href="${escaped(url)}" rel="noreferrer">${escaped(title)}</a>`
    : escaped(title)
}

const pageOf = (dataSets: DataSets) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bunri · What is loaded</title>
<style>body { font: 16px system-ui; margin: 2rem } @media (width < 45rem) { body { margin: 1rem } table { display: block; overflow: auto } } td, th { padding: .3rem 1rem; text-align: left } td:nth-child(5) { text-align: right }</style></head>
<body>
<h1>What is loaded</h1>
<p>${dataSets.length === 0 ? 'Nothing is loaded yet.' : 'The data sets in the graph, with their publishers. <code>Query.dataSets</code> has the same.'} See also the <a href="/limits">limits</a>.</p>
${dataSets.length === 0 ? '' : tableOf(dataSets)}
</body>
</html>
`

const tableOf = (dataSets: DataSets) => `<table>
<tr><th>Data set</th><th>Publisher</th><th>Licence</th><th>Edition</th><th>Rows</th><th>Loaded</th></tr>
${dataSets.map((dataSet) => `<tr><td>${titleOf(dataSet)}</td><td>${escaped(dataSet.publisher)}</td><td>${escaped(dataSet.license ?? '')}</td><td>${escaped(dataSet.edition ?? 'undated')}</td><td>${dataSet.rows.toLocaleString('en')}</td><td>${escaped(dataSet.loadedAt.slice(0, 16).replace('T', ' '))} UTC</td></tr>`).join('\n')}
</table>`
