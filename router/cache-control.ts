import type { SubgraphResponse } from '../subgraphs/_shared/subgraph.ts'
import { isObject } from './plans/merge.ts'

/** Facts change by imports and approved corrections. This is how long an old one may be served. */
export const keptSecondsMax = 60

/** How long something with this `max-age` is kept, in ms. */
export const keptMs = (maxAge: number): number => Math.min(maxAge, keptSecondsMax) * 1_000

/** Seconds for which everybody may share a response; 0 for one with errors, or that is somebody's own. */
export function sharedAge({ result, cacheControl, accessToken, cookieChange }: SubgraphResponse): number {
  if (!result.data || result.errors || accessToken || cookieChange || !isObject(result.data)) return 0
  return publicAge(cacheControl)
}

/** The seconds for which everybody may share what has this `Cache-Control`; 0 if they may not. */
export const publicAge = (cacheControl = ''): number => Number(/^max-age=(\d+), public$/.exec(cacheControl)?.[1] ?? 0)

/** The policy of what everybody may share until a time of `Date.now()`. */
export const publicFor = (freshUntil: number): string =>
  `max-age=${Math.max(1, Math.floor((freshUntil - Date.now()) / 1_000))}, public`
