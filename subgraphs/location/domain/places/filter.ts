import { and, arrayContains, eq, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { hasPrefix } from '../../../_shared/ids.ts'
import { placeMaterials, places } from '../../db/schema.ts'
import type { AcceptancePricing, PlaceFeature, PlaceKind } from '../../types.generated.ts'
import { isKnownToBeOpen } from './hours.ts'

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
  const terms = and(eq(placeMaterials.placeId, places.id), acceptsMaterial(filter))
  return and(
    matchesPlace(filter),
    materialIds || pricing ? sql`exists (select from ${placeMaterials} where ${terms})` : undefined,
  )
}

/** That a place is what a filter asks for, whatever it takes. */
export function matchesPlace(filter: PlaceFilter | null | undefined): SQL | undefined {
  const { kinds, features, openNow, openAt } = filter ?? {}
  const openWhen = openAt ?? (openNow ? new Date() : null)
  return and(
    ne(places.status, 'PERMANENTLY_CLOSED'),
    kinds ? inArray(places.kind, [...kinds]) : undefined,
    features?.length ? arrayContains(places.features, [...features]) : undefined,
    openWhen ? isKnownToBeOpen(openWhen) : undefined,
  )
}

/**
 * That one of a place's materials is what a filter asks for. The same one has to satisfy both: batteries for free aren't lamps
 * for free and batteries for money.
 */
export function acceptsMaterial(filter: PlaceFilter | null | undefined): SQL | undefined {
  const { materialIds, pricing } = filter ?? {}
  return and(
    materialIds ? inArray(placeMaterials.materialId, validMaterialIds(materialIds)) : undefined,
    pricing ? inArray(placeMaterials.pricing, [...pricing]) : undefined,
  )
}

/** Those of some ids that a material may have. */
export const validMaterialIds = (ids: readonly string[]) => ids.filter((id) => hasPrefix('mat', id))
