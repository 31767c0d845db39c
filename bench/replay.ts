import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { request } from 'undici'

// Stands between a router and its subgraphs: the first of equal requests goes to the subgraph, the others get the same answer. So a
// router is measured alone. Arguments: a port, and `name=address` for each subgraph.

const [port, ...addresses] = process.argv.slice(2)
const targets = new Map(addresses.map((text) => text.split('=') as [string, string]))
const answers = new Map<string, { headers: Record<string, string>; body: string }>()

const server = createServer((incoming, outgoing) => {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  incoming.on('end', async () => {
    const body = Buffer.concat(chunks)
    const path = incoming.url ?? '/'
    const key = createHash('sha256').update(`${path} ${incoming.headers.authorization}`).update(body).digest('hex')
    const answer = answers.get(key) ?? (await forward(path, incoming.headers, incoming.method === 'POST' ? body : null))
    // Answers about sessions change.
    if (!body.includes('revocations')) answers.set(key, answer)
    outgoing.writeHead(200, answer.headers).end(answer.body)
  })
})
// A router waits for its turn to be measured. The stock gateway would fail with a connection that was closed meanwhile.
server.keepAliveTimeout = 600_000
server.listen(Number(port), '127.0.0.1')

async function forward(path: string, headers: NodeJS.Dict<string | string[]>, body: Buffer | null) {
  const [, name = '', ...rest] = path.split('/')
  const {
    host: _host,
    connection: _connection,
    'content-length': _length,
    'transfer-encoding': _coding,
    ...others
  } = headers
  const response = await request(`${targets.get(name)}/${rest.join('/')}`, {
    method: body ? 'POST' : 'GET',
    headers: others as Record<string, string>,
    body,
  })
  const kept = ['content-type', 'cache-control'].flatMap((header) => {
    const value = response.headers[header]
    return value === undefined ? [] : [[header, String(value)]]
  })
  return { headers: Object.fromEntries(kept), body: await response.body.text() }
}
