/** Maximum number of subscriptions of one account, or of one network without a token. */
export const subscriptionsOfOneMax = 50

/** Maximum number of subscriptions of a router. */
export const subscriptionsMax = 5_000

/** Maximum number of connections with subscriptions of one network. */
export const connectionsOfNetworkMax = 50

/** Maximum number of subscriptions of one WebSocket. */
export const subscriptionsOfConnectionMax = 20

/** Messages that a WebSocket may send at once, and how many more per second. */
export const messagesAtOnce = 50
export const messagesPerSecond = 5

/** Maximum size of a message, in bytes. */
export const messageBytes = 100_000

/** Events that wait for a client that reads slowly. Beyond that, its subscription ends. */
export const waitingEventsMax = 100

/** Events that are answered at the same time, for all clients. */
export const eventsAtOnce = 20

/** How long an answer stays for others who asked for the same. */
export const sharedMs = 2_000

/** How often tokens are checked of those who hear nothing. */
export const sweepMs = 5_000
