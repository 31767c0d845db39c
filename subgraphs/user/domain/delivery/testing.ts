import { createECDH, type ECDH, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { afterAll } from 'vitest'

/** A request that a push service got. */
export interface Received {
  path: string
  headers: Record<string, string | string[] | undefined>
  body: Buffer
}

/** How a push service answers. */
export interface Answer {
  status: number
  headers?: Record<string, string>
  body?: string
}

/** A push service on this machine, over real HTTP. */
export async function aPushService(answer: (request: Received) => Answer = () => ({ status: 201 })) {
  const received: Received[] = []
  let answering = answer
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const entry = { path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) }
    received.push(entry)
    const { status, headers = {}, body = '' } = answering(entry)
    response.writeHead(status, headers).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The push service has no port.')
  return {
    url: `http://127.0.0.1:${address.port}`,
    received,
    answer: (next: typeof answer) => {
      answering = next
    },
  }
}

/** A browser that subscribed: its keys, and its subscription as JSON. */
export function aBrowser(endpoint: string): { curve: ECDH; auth: Buffer; subscription: string; p256dh: string } {
  const curve = createECDH('prime256v1')
  const p256dh = curve.generateKeys('base64url')
  const auth = randomBytes(16)
  const subscription = JSON.stringify({ endpoint, keys: { p256dh, auth: auth.toString('base64url') } })
  return { curve, auth, subscription, p256dh }
}
