import type { FastifyReply } from 'fastify'
import { abortSource, type LightSignal } from './abort.ts'

/** A signal that aborts when the client closes the connection before it has the response; the same one each time. */
export function closeSignal({ raw }: FastifyReply): LightSignal {
  const known = closeSignals.get(raw)
  if (known) return known
  const { signal, abort } = abortSource()
  closeSignals.set(raw, signal)
  raw.once('close', () => {
    if (!raw.writableFinished) abort(new Error('The client closed the connection.'))
  })
  return signal
}

const closeSignals = new WeakMap<FastifyReply['raw'], LightSignal>()
