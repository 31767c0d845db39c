import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { EventLag } from './events/events.ts'
import { refuse } from './http-refusals.ts'

const nothing = { status: 404, message: 'Nothing is at this path.' }

/**
 * Serves `/metrics` in the format of Prometheus to those with `token` as their bearer token; without one, to callers on this machine:
 * figures of the process, and how many events wait at each subgraph and for how long. Nobody else learns that there is anything.
 * @param options.collect adds metrics of its own
 * @param options.share reads the metrics of several processes in the place of those of this one
 */
export function addMetrics(
  http: FastifyInstance,
  lagOf: Readonly<Record<string, () => Promise<EventLag>>>,
  {
    token,
    collect,
    share,
  }: {
    token?: string | undefined
    collect?: ((registry: Registry) => void) | undefined
    share?: ((registry: Registry) => () => Promise<string>) | undefined
  } = {},
): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  const waiting = gauge('bunri_events_waiting', 'Events that wait in the outbox or the inbox', ['subgraph', 'box'])
  const age = gauge('bunri_events_oldest_seconds', 'How long the oldest of them has waited', ['subgraph', 'box'])
  const up = gauge('bunri_database_up', 'Whether the database answers', ['subgraph'])
  const setAside = gauge('bunri_events_set_aside', 'Events that could not be handled', ['subgraph'])
  collect?.(registry)
  const read = share?.(registry) ?? (() => registry.metrics())
  http.get('/metrics', async (request, reply) => {
    if (token === undefined ? !isFromHere(request) : !hasToken(request, token)) return refuse(reply, nothing)
    const lags = await Promise.all(
      Object.entries(lagOf).map(async ([name, readLag]) => [name, await orNull(readLag)] as const),
    )
    for (const [subgraph, lag] of lags) {
      up.set({ subgraph }, lag ? 1 : 0)
      if (!lag) continue
      for (const [box, { count, oldestAt }] of [
        ['outbox', lag.outgoing],
        ['inbox', lag.incoming],
      ] as const) {
        waiting.set({ subgraph, box }, count)
        age.set({ subgraph, box }, oldestAt ? (Date.now() - oldestAt.getTime()) / 1000 : 0)
      }
      setAside.set({ subgraph }, lag.setAside)
    }
    return reply.type(registry.contentType).send(await read())
  })
}

function hasToken({ headers }: FastifyRequest, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`))
}

// A proxy on this machine passes requests on from elsewhere. It says so, or asks for another host than this machine.
function isFromHere({ raw, headers, hostname }: FastifyRequest): boolean {
  const address = raw.socket.remoteAddress ?? ''
  const isLoopback = address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.')
  if (!/^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)) return false
  return isLoopback && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
}

async function orNull(read: () => Promise<EventLag>): Promise<EventLag | null> {
  try {
    return await read()
  } catch {
    return null
  }
}
