/** The background work of a subgraph, which may not have begun yet. */
export interface BackgroundWork<Events> {
  /** Its events; undefined before it begins, and for a subgraph without any. */
  events(): Events | undefined
  /** Ends it, or keeps it from beginning. */
  stop(): Promise<void>
}

/**
 * Begins the jobs and the events of a subgraph: at once, or when `started` resolves. While a process starts, it computes for seconds without
 * a pause. A connection that is opened then fails (`CONNECT_TIMEOUT`): when the process gets to it, its two seconds are over, although the
 * database has answered.
 */
export function beginWork<Events extends { stop(): Promise<void> }>({
  started,
  startJobs,
  startEvents,
}: {
  started: Promise<unknown> | undefined
  startJobs: () => (() => Promise<void>) | undefined
  startEvents: () => Events | undefined
}): BackgroundWork<Events> {
  let isStopped = false
  let stopJobs: (() => Promise<void>) | undefined
  let events: Events | undefined
  const begin = () => {
    if (isStopped) return
    stopJobs = startJobs()
    events = startEvents()
  }
  if (started) void started.then(begin)
  else begin()
  return {
    events: () => events,
    async stop() {
      isStopped = true
      await events?.stop()
      await stopJobs?.()
    },
  }
}
