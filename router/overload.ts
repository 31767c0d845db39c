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

/** A request that counts. */
interface Running {
  network: string
  /** Whether it has its turns. */
  isHandled: boolean
  end: () => void
}

/** Ends the turns of a request together with it. */
function handle(state: Running, ends: readonly ((() => void) | null)[]): void {
  const { end } = state
  state.end = () => {
    end()
    for (const endTurn of ends) endTurn?.()
  }
  state.isHandled = true
}

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
  const running = new WeakMap<FastifyRequest, Running>()
  let inFlight = 0

  http.addHook('onRequest', (request, reply, done) => {
    if (inFlight >= maximum) {
      const message = `The service is already handling ${maximum} requests, its maximum; try again in a second.`
      return void refuse(reply, { status: 503, message, code: unavailableCode, headers: { 'retry-after': '1' } })
    }
    const network = networkOf(request.ip)
    if (turns.isFull(network)) return void refuseTurn(reply, limits)
    inFlight += 1
    let forget: NodeJS.Timeout | undefined
    const state: Running = {
      network,
      isHandled: false,
      end: () => {
        if (running.delete(request)) inFlight -= 1
        // It keeps the request in memory.
        clearTimeout(forget)
      },
    }
    running.set(request, state)
    reply.raw.once('close', () => {
      if (!state.isHandled) state.end()
      else if (running.has(request)) forget = setTimeout(state.end, forgetMs).unref()
    })
    done()
  })
  // The body is there: a client that sends it slowly takes no turn meanwhile.
  http.addHook('preHandler', (request, reply, done) => {
    const state = running.get(request)
    // The client left while its body was on the way.
    if (!state) return void reply.hijack()
    const site = siteOf(state.network)
    // Most requests don't wait, and need no promise.
    const free = site === undefined ? turns.takeNow(state.network) : null
    if (!free) return void waitForTurns(state, site, reply).then((mayGoOn) => mayGoOn && done(), done)
    handle(state, [free])
    done()
  })
  const waitForTurns = async (state: Running, site: string | undefined, reply: FastifyReply): Promise<boolean> => {
    const left = closeSignal(reply)
    const ends: ((() => void) | null)[] = [await turns.take(state.network, left)]
    if (ends[0] && site) ends.push(await siteTurns.take(site, left))
    const isRefused = ends.includes(null)
    if (left.aborted || isRefused) {
      for (const end of ends) end?.()
      if (left.aborted) reply.hijack()
      else refuseTurn(reply, limits)
      return false
    }
    handle(state, ends)
    return true
  }
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
