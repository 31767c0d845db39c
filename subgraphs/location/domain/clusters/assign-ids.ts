import { newId } from '../../../_shared/ids.ts'
import type { Cluster } from './cluster.ts'
import { compare } from './member.ts'

interface Vote {
  cluster: number
  placeId: string
  weight: number
}

/**
 * The id of each cluster's place. A place keeps its id while its records change: the cluster with most of them gets it.
 * @param isElsewhere whether a place is led by a record of another block
 */
export function assignIds(clusters: readonly Cluster[], isElsewhere: (placeId: string) => boolean): string[] {
  const votes = clusters
    .flatMap((cluster, index) => votesOf(cluster, index))
    .filter((vote) => !isElsewhere(vote.placeId))
  votes.sort((a, b) => b.weight - a.weight || compare(a.placeId, b.placeId) || a.cluster - b.cluster)
  const ids = new Map<number, string>()
  const used = new Set<string>()
  for (const { cluster, placeId } of votes) {
    if (ids.has(cluster) || used.has(placeId)) continue
    ids.set(cluster, placeId)
    used.add(placeId)
  }
  return clusters.map((_, index) => ids.get(index) ?? newId('plc'))
}

function votesOf({ members }: Cluster, cluster: number): Vote[] {
  const weights = new Map<string, number>()
  for (const { record } of members) {
    const { pinnedPlaceId, placeId, formerPlaceId, isFixed } = record
    const [id, weight] = isFixed
      ? [placeId, 1_000_000]
      : pinnedPlaceId
        ? [pinnedPlaceId, 1_000]
        : placeId
          ? [placeId, 1]
          : [formerPlaceId, 1e-6]
    if (id) weights.set(id, (weights.get(id) ?? 0) + Number(weight))
  }
  return [...weights].map(([placeId, weight]) => ({ cluster, placeId, weight }))
}
