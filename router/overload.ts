import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf, siteOf } from '../subgraphs/_shared/client-network.ts'
import { closeSignal } from '../subgraphs/_shared/close-signal.ts'
import { refuse } from '../subgraphs/_shared/http-refusals.ts'
import { unavailableCode } from './errors.ts'
import { type TurnLimits, Turns } from './turns.ts'

/** Maximum number of requests that the router handles at the same time, those that wait for their turn included. */
export const requestsMax = 200

/**
 * The turns of one network: an IPv4 address or an IPv6 /64. An app sends a few requests at a time, which take some ten
 * milliseconds each.
 */
export const networkTurns: TurnLimits = {
  atOnce: 2,
  waiting: 100,
  waitMs: 5_000,
  capacityMs: 400,
  ownMs: 150,
  burstMs: 300,
}

/** How many times as many turns all networks of an IPv6 /48 have together. */
const siteFactor = 4

/** A request whose client has left and whose work does not end is forgotten after this time. */
const forgetMs = 60_000

const unfinished = new WeakMap<FastifyRequest, Promise<unknown>>()

/** Counts a request until this work is done, though its response begins before that. */
export const countUntil = (request: FastifyRequest, work: Promise<unknown>): void => void unfinished.set(request, work)

/**
 * Refuses requests beyond `requestsMax` with status 503 before anything is read from them, and gives each network its turns. A
 * request counts until its response is ready: clients that read slowly must not keep the others out, and one that has left
 * counts while its work goes on.
 */
export function limitRequests(http: FastifyInstance, maximum = requestsMax, limits = networkTurns): void {
  const turns = new Turns(limits)
  const siteTurns = new Turns({ ...limits, atOnce: siteFactor * limits.atOnce, waiting: siteFactor * limits.waiting })
  const running = new WeakMap<FastifyRequest, { end: () => void; isHandled: boolean }>()
  let inFlight = 0

  http.addHook('onRequest', (request, reply, done) => {
    if (inFlight >= maximum) {
      const message = `The service is already handling ${maximum} requests, its maximum; try again in a second.`
      return void refuse(reply, { status: 503, message, code: unavailableCode, headers: { 'retry-after': '1' } })
    }
    if (turns.isFull(networkOf(request.ip))) return void refuseTurn(reply, limits)
    inFlight += 1
    const state = {
      isHandled: false,
      end: () => {
        if (running.delete(request)) inFlight -= 1
      },
    }
    running.set(request, state)
    reply.raw.once('close', () => (state.isHandled ? setTimeout(state.end, forgetMs).unref() : state.end()))
    done()
  })
  // The body is there: a client that sends it slowly takes no turn meanwhile.
  http.addHook('preHandler', async (request, reply) => {
    const state = running.get(request)
    // The client left while its body was on the way.
    if (!state) return reply.hijack()
    const left = closeSignal(reply)
    const network = networkOf(request.ip)
    const site = siteOf(network)
    const ends: ((() => void) | null)[] = [await turns.take(network, left)]
    if (ends[0] && site) ends.push(await siteTurns.take(site, left))
    const isRefused = ends.includes(null)
    const endTurns = () => {
      for (const end of ends) end?.()
    }
    if (left.aborted || isRefused) endTurns()
    if (left.aborted) return reply.hijack()
    if (isRefused) return refuseTurn(reply, limits)
    const end = state.end
    state.end = () => {
      end()
      endTurns()
    }
    state.isHandled = true
  })
  http.addHook('onSend', (request, _reply, payload, done) => {
    const state = running.get(request)
    const work = unfinished.get(request)
    if (state && work) work.then(state.end, state.end)
    else state?.end()
    done(null, payload)
  })
}

const refuseTurn = (reply: FastifyReply, { waiting, waitMs }: TurnLimits) =>
  refuse(reply, {
    status: 429,
    message: `At most ${waiting} requests of a network wait for their turn, for ${waitMs / 1_000} s; try again in a second.`,
    code: 'RATE_LIMITED',
    headers: { 'retry-after': '1' },
  })
