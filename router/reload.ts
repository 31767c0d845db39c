import { watch } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { serializeError } from '../subgraphs/_shared/errors.ts'
import type { Graph } from './graph.ts'

/** How often the supergraph was replaced, and how often a new one was refused. */
export interface ReloadCounts {
  replaced: number
  refused: number
}

/** The version of the graph that answers now. */
export interface CurrentGraph {
  graph(): Graph
  /** Runs work on the current version, which stays until the work is done. */
  use<T>(work: (graph: Graph) => Promise<T>): Promise<T>
  /** Builds a version beside the current one and puts it in its place. One that can't be used is refused, and the current one stays. */
  reload: Reload
  counts: ReloadCounts
  /** Waits for a reload that is on its way, and stops the current version. */
  stop(): Promise<void>
}

/** @returns whether the graph is of this supergraph now */
export type Reload = (supergraphSdl: string) => Promise<boolean>

interface Version {
  sdl: string
  graph: Graph
  inFlight: number
  /** Called when the last request has ended. */
  done?: () => void
}

/** Time for the requests of an old version. Their deadlines are shorter. */
const drainMs = 60_000

/**
 * The versions of a graph, one after the other.
 * @param create builds one, with the texts of queries that the version before was asked
 * @param swapped is called when a new one is in place
 */
export async function currentGraph(
  sdl: string,
  {
    create,
    swapped,
    log,
  }: { create(sdl: string, recent: readonly string[]): Promise<Graph>; swapped(): void; log: Logger },
): Promise<CurrentGraph> {
  let current: Version = { sdl, graph: await create(sdl, []), inFlight: 0 }
  const counts = { replaced: 0, refused: 0 }
  const draining = new Set<Promise<void>>()

  const drain = async (old: Version) => {
    const ended = new Promise<void>((resolve) => {
      if (old.inFlight === 0) resolve()
      else old.done = resolve
    })
    const waiting = new AbortController()
    await Promise.race([ended, sleep(drainMs, undefined, { ref: false, signal: waiting.signal }).catch(() => {})])
    waiting.abort()
    await old.graph.stop()
  }

  const replace = async (given: string): Promise<boolean> => {
    if (given === current.sdl) return true
    const began = performance.now()
    try {
      const graph = await create(given, current.graph.recentTexts())
      const old = current
      current = { sdl: given, graph, inFlight: 0 }
      swapped()
      counts.replaced += 1
      log.info({ ms: Math.round(performance.now() - began) }, 'A new supergraph is used')
      const drained = drain(old)
        .catch((error: unknown) => log.warn({ cause: serializeError(error) }, 'An old supergraph was not stopped'))
        .finally(() => draining.delete(drained))
      draining.add(drained)
      return true
    } catch (error) {
      counts.refused += 1
      log.error({ cause: serializeError(error) }, 'A new supergraph was refused, and the old one stays')
      return false
    }
  }

  let last: Promise<unknown> = Promise.resolve()
  return {
    counts,
    graph: () => current.graph,
    async use(work) {
      const version = current
      version.inFlight += 1
      try {
        return await work(version.graph)
      } finally {
        version.inFlight -= 1
        if (version.inFlight === 0) version.done?.()
      }
    },
    reload(given) {
      const next = last.then(() => replace(given))
      last = next
      return next
    },
    async stop() {
      await last
      await Promise.all(draining)
      await current.graph.stop()
    },
  }
}

/** Writers of a file may take so long from its first byte to its last one. */
const settleMs = 200

/** Reads a supergraph again when its file changes, or on SIGHUP. @returns how to stop it */
export function followSupergraph(path: string, log: Logger, reload: Reload): () => void {
  let timer: NodeJS.Timeout | undefined
  const read = async () => {
    try {
      await reload(await readFile(path, 'utf8'))
    } catch (error) {
      log.error({ cause: serializeError(error) }, 'The supergraph was not read, and the old one stays')
    }
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(read, settleMs)
  }
  // The folder, since writers often put another file in the place of the old one. Kubernetes changes a link beside it.
  const watcher = watch(dirname(path), (_event, name) => {
    if (name === null || name === basename(path) || name.startsWith('..')) later()
  })
  watcher.on('error', (error) =>
    log.warn({ cause: serializeError(error) }, 'Changes of the supergraph are not seen; send SIGHUP'),
  )
  process.on('SIGHUP', later)
  return () => {
    clearTimeout(timer)
    watcher.close()
    process.off('SIGHUP', later)
  }
}
