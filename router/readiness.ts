import type { RouterParts } from './router-parts.ts'
import type { GuardedTransport } from './subgraph-breaker.ts'

type State = 'up' | 'down'

const stateOf = (isUp: boolean): State => (isUp ? 'up' : 'down')

/**
 * What the router depends on, for `/readyz`. It is ready without any of them: fields of a subgraph that is down are null, and without the
 * broker or Redis each router is alone.
 */
export const dependenciesOf = (
  { events, sharedAnswers }: Pick<RouterParts, 'events' | 'sharedAnswers'>,
  transports: readonly GuardedTransport[],
) => ({
  subgraphs: Object.fromEntries(transports.map(({ name, isOpen }) => [name, stateOf(!isOpen())])),
  ...(events?.isConnected && { broker: stateOf(events.isConnected()) }),
  ...(sharedAnswers && { redis: stateOf(sharedAnswers.isUp()) }),
})
