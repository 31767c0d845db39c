import { setMaxListeners } from 'node:events'
import type { FastifyReply } from 'fastify'

/** A signal that aborts when the client closes the connection before it has the response; the same one each time. */
export function closeSignal({ raw }: FastifyReply): AbortSignal {
  const known = closeSignals.get(raw)
  if (known) return known
  const controller = new AbortController()
  closeSignals.set(raw, controller.signal)
  // Each fetch of the request has one.
  setMaxListeners(0, controller.signal)
  raw.once('close', () => {
    if (!raw.writableFinished) controller.abort(new Error('The client closed the connection.'))
  })
  return controller.signal
}

const closeSignals = new WeakMap<FastifyReply['raw'], AbortSignal>()
