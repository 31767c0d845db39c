import { createHash, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { EventLag } from './events/events.ts'

/**
 * Serves `/metrics` in the format of Prometheus, to callers on this machine and to those with `token` as their bearer token: figures of
 * the process, and how many events wait at each subgraph and for how long. Nobody else learns that there is anything.
 */
export function addMetrics(
  http: FastifyInstance,
  lagOf: () => Promise<Readonly<Record<string, EventLag>>>,
  token?: string,
): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[]) =>
    new Gauge({ name, help, labelNames, registers: [registry] })
  const waiting = gauge('bunri_events_waiting', 'Events that wait in the outbox or the inbox', ['subgraph', 'box'])
  const age = gauge('bunri_events_oldest_seconds', 'How long the oldest of them has waited', ['subgraph', 'box'])
  const setAside = gauge('bunri_events_set_aside', 'Events that could not be handled', ['subgraph'])
  http.get('/metrics', async (request, reply) => {
    if (!isFromHere(request) && !hasToken(request, token)) return reply.callNotFound()
    for (const [subgraph, lag] of Object.entries(await lagOf())) {
      for (const [box, { count, oldestAt }] of [
        ['outbox', lag.outgoing],
        ['inbox', lag.incoming],
      ] as const) {
        waiting.set({ subgraph, box }, count)
        age.set({ subgraph, box }, oldestAt ? (Date.now() - oldestAt.getTime()) / 1000 : 0)
      }
      setAside.set({ subgraph }, lag.setAside)
    }
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

function hasToken({ headers }: FastifyRequest, token: string | undefined): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return token !== undefined && timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`))
}

// A proxy on this machine passes requests on from elsewhere, and says so.
function isFromHere({ raw, headers }: FastifyRequest): boolean {
  const address = raw.socket.remoteAddress ?? ''
  const isLoopback = address === '::1' || address.replace(/^::ffff:/, '').startsWith('127.')
  return isLoopback && headers['x-forwarded-for'] === undefined && headers.forwarded === undefined
}
