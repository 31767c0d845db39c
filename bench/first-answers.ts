import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Pool } from 'undici'
import { runOrExit } from '../subgraphs/_shared/run-or-exit.ts'
import { startOverMadeUp } from './curve.ts'
import { distinctOperations } from './distinct-operations.ts'
import { median, quantile } from './measure.ts'

// How long the first answer to an operation takes, of our router and of the stock gateway: npx tsx bench/first-answers.ts --count 1200

const project = join(import.meta.dirname, '..')
const print = (text: string) => process.stdout.write(`${text}\n`)

runOrExit(async () => {
  const { values } = parseArgs({ options: { count: { type: 'string', default: '1200' } } })
  const { systems, stop } = await startOverMadeUp(project)
  const routers = Object.entries(systems).map(([name, { url }]) => ({
    name,
    client: new Pool(url),
    times: [] as number[],
  }))
  const ask = async (client: Pool, body: string, network: number) => {
    const began = performance.now()
    const response = await client.request({
      path: '/graphql',
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': `10.2.${network >> 8}.${network & 255}` },
      body,
    })
    await response.body.text()
    return performance.now() - began
  }
  try {
    const operations = distinctOperations()
    const warmUps = 200
    for (let nth = 0; nth < warmUps + Number(values.count); nth += 1) {
      const { query, variables } = operations.next().value
      // The subgraphs make an answer for the first router that asks, so they take turns in being first.
      for (const { client, times } of nth % 2 ? routers : routers.toReversed()) {
        const took = await ask(client, JSON.stringify({ query, variables }), nth % 60_000)
        if (nth >= warmUps) times.push(took)
      }
    }
    for (const { name, times } of routers)
      print(
        `${name.padEnd(6)} median ${median(times).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms of ${times.length}`,
      )
    const timesOf = (system: string) => routers.find(({ name }) => name === system)?.times ?? []
    const stock = timesOf('stock')
    const ratios = timesOf('ours').map((time, nth) => time / (stock[nth] ?? Number.NaN))
    print(`ours to stock, operation by operation: median ${median(ratios).toFixed(2)}`)
  } finally {
    await Promise.all(routers.map(({ client }) => client.close()))
    await stop()
  }
})
