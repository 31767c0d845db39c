import { and, arrayContains, eq, ne, type SQL, sql } from 'drizzle-orm'
import { isOneOf } from '../../../_shared/array-conditions.ts'
import { hasPrefix } from '../../../_shared/ids.ts'
import { placeMaterials, places } from '../../db/schema.ts'
import type { AcceptancePricing, PlaceAccess, PlaceFeature, PlaceKind } from '../../types.generated.ts'
import { isKnownToBeOpen } from './hours.ts'

/** The places to find; all of them by default. Conditions are combined with AND. */
export interface PlaceFilter {
  materialIds?: readonly string[] | null
  kinds?: readonly PlaceKind[] | null
  features?: readonly PlaceFeature[] | null
  /** By default places for everybody. */
  access?: readonly PlaceAccess[] | null
  pricing?: readonly AcceptancePricing[] | null
  openNow?: boolean | null
  /** Takes precedence over `openNow`. */
  openAt?: Date | null
}

/** The condition that a place matches a filter. Permanently closed places never do. */
export function matches(filter: PlaceFilter | null | undefined): SQL | undefined {
  const { materialIds, pricing } = filter ?? {}
  const terms = and(eq(placeMaterials.placeId, places.id), acceptsMaterial(filter))
  return and(
    matchesPlace(filter),
    materialIds || pricing ? sql`exists (select from ${placeMaterials} where ${terms})` : undefined,
  )
}

/** The part of `matches` that concerns the place itself, without its materials and terms. */
export function matchesPlace(filter: PlaceFilter | null | undefined): SQL | undefined {
  const { kinds, features, access, openNow, openAt } = filter ?? {}
  const openWhen = openAt ?? (openNow ? new Date() : null)
  return and(
    ne(places.status, 'PERMANENTLY_CLOSED'),
    access ? isOneOf(places.access, access) : eq(places.access, 'PUBLIC'),
    kinds ? isOneOf(places.kind, kinds) : undefined,
    features?.length ? arrayContains(places.features, [...features]) : undefined,
    openWhen ? isKnownToBeOpen(openWhen) : undefined,
  )
}

/**
 * The condition on a row of `place_materials`. The same material has to match both material and terms: a place that
 * takes batteries for money and lamps for free doesn't match free batteries.
 */
export function acceptsMaterial(filter: PlaceFilter | null | undefined): SQL | undefined {
  const { materialIds, pricing } = filter ?? {}
  return and(
    materialIds ? isOneOf(placeMaterials.materialId, validMaterialIds(materialIds)) : undefined,
    pricing ? isOneOf(placeMaterials.pricing, pricing) : undefined,
  )
}

/** The ids that have the form of a material's id. */
export const validMaterialIds = (ids: readonly string[]) => ids.filter((id) => hasPrefix('mat', id))
