import { and, arrayContains, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { hasPrefix } from '../../../_shared/ids.ts'
import { placeMaterials, places } from '../../db/schema.ts'
import type { AcceptancePricing, PlaceFeature, PlaceKind } from '../../types.generated.ts'
import { knownToBeOpen } from './hours.ts'

/** Which places are looked for; all of them by default. */
export interface PlaceFilter {
  materialIds?: readonly string[] | null
  kinds?: readonly PlaceKind[] | null
  features?: readonly PlaceFeature[] | null
  pricing?: readonly AcceptancePricing[] | null
  openNow?: boolean | null
  /** Takes precedence over `openNow`. */
  openAt?: Date | null
}

/** That a place is one that a filter asks for. Places closed for good never are. */
export function matches(filter: PlaceFilter | null | undefined): SQL | undefined {
  const { materialIds, pricing } = filter ?? {}
  const terms = and(eq(placeMaterials.placeId, places.id), takes(filter))
  return and(
    isSuch(filter),
    materialIds || pricing ? sql`exists (select from ${placeMaterials} where ${terms})` : undefined,
  )
}

/** That a place is what a filter asks for, whatever it takes. */
export function isSuch(filter: PlaceFilter | null | undefined): SQL | undefined {
  const { kinds, features, openNow, openAt } = filter ?? {}
  const openWhen = openAt ?? (openNow ? new Date() : null)
  return and(
    ne(places.status, 'PERMANENTLY_CLOSED'),
    kinds ? inArray(places.kind, [...kinds]) : undefined,
    features?.length ? arrayContains(places.features, [...features]) : undefined,
    openWhen ? knownToBeOpen(openWhen) : undefined,
  )
}

/**
 * That one of a place's materials is what a filter asks for. The same one has to satisfy both: batteries for free aren't lamps
 * for free and batteries for money.
 */
export function takes(filter: PlaceFilter | null | undefined): SQL | undefined {
  const { materialIds, pricing } = filter ?? {}
  return and(
    materialIds ? inArray(placeMaterials.materialId, possibleMaterials(materialIds)) : undefined,
    pricing ? inArray(placeMaterials.pricing, [...pricing]) : undefined,
  )
}

/** Those of some ids that a material may have. */
export const possibleMaterials = (ids: readonly string[]) => ids.filter((id) => hasPrefix('mat', id))
