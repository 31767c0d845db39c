import { GraphQLError } from 'graphql'
import { internalErrorMessage } from '../../subgraphs/_shared/errors.ts'
import type { EventFeed, LiveEvent } from './event-feed.ts'
import { waitingEventsMax } from './subscription-limits.ts'
import type { EventResult } from './subscriptions.ts'

/** The results of a subscription, one for each event. */
export interface Stream extends AsyncGenerator<EventResult, void, void> {
  /** Ends it with a reason, after the result that is on its way. */
  end(reason: GraphQLError): void
}

interface Parts {
  feed: EventFeed
  type: string
  accountId: string | undefined
  isAskedFor(event: LiveEvent): boolean
  /** The last event that the client got before it lost its connection. */
  lastEventId: string | undefined
  responseName: string
  answer(event: LiveEvent, signal: AbortSignal): Promise<EventResult>
  closed(): void
}

/** Listens to events from now on, and keeps them for the client until it reads them, `waitingEventsMax` at most. */
export function openStream(parts: Parts): Stream {
  const { feed, type, accountId, isAskedFor, lastEventId, responseName, answer, closed } = parts
  const waiting: LiveEvent[] = []
  const leaving = new AbortController()
  let hasMissed = false
  let reason: GraphQLError | undefined
  let isClosed = false
  let wake = () => {}

  const hear = (event: LiveEvent) => {
    if (reason || !isAskedFor(event)) return
    if (waiting.length >= waitingEventsMax) end(tooSlow())
    else waiting.push(event)
    wake()
  }
  const gap = () => {
    hasMissed = true
    wake()
  }
  const end = (given: GraphQLError) => {
    reason ??= given
    wake()
  }
  const close = () => {
    if (isClosed) return
    isClosed = true
    leaving.abort(new Error('The client closed the subscription.'))
    stop()
    closed()
    wake()
  }
  const stop = feed.add({ type, accountId, hear, gap })
  if (lastEventId !== undefined) {
    const missed = feed.after(lastEventId, type, accountId)
    if (missed) missed.forEach(hear)
    else hasMissed = true
  }

  const next = async (): Promise<IteratorResult<EventResult, void>> => {
    while (!isClosed) {
      if (reason) {
        const { message, extensions } = reason
        close()
        return { done: false, value: { errors: [{ message, extensions }] } }
      }
      if (hasMissed) {
        hasMissed = false
        return { done: false, value: { data: { [responseName]: null }, extensions: { event: { missed: true } } } }
      }
      const event = waiting.shift()
      if (!event) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
        continue
      }
      try {
        const value = await answer(event, leaving.signal)
        // Something of one's own that is gone meanwhile is no news.
        if (accountId !== undefined && !value.errors && !value.data?.[responseName]) continue
        if (!isClosed) return { done: false, value }
      } catch (error) {
        end(error instanceof GraphQLError ? error : unexpected())
      }
    }
    return { done: true, value: undefined }
  }
  const finish = async (): Promise<IteratorResult<EventResult, void>> => {
    close()
    return { done: true, value: undefined }
  }
  const stream: Stream = {
    next,
    return: finish,
    throw: finish,
    end,
    [Symbol.asyncIterator]: () => stream,
  }
  return stream
}

const tooSlow = () =>
  new GraphQLError(
    `At most ${waitingEventsMax} events wait for a client; this one reads too slowly. Ask for what changed, and subscribe again.`,
    {
      extensions: {
        code: 'RATE_LIMITED',
        limit: { name: 'waiting-events', maximum: waitingEventsMax, met: waitingEventsMax + 1 },
      },
    },
  )

const unexpected = () => new GraphQLError(internalErrorMessage, { extensions: { code: 'INTERNAL_SERVER_ERROR' } })
