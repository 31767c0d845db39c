import { eq } from 'drizzle-orm'
import { countCharacters } from '../../../_shared/character-count.ts'
import type { Db } from '../../../_shared/db.ts'
import { phoneIn, websiteIn } from '../../../_shared/korea/cells.ts'
import { parseName } from '../../../_shared/name-rules.ts'
import { materials, type PlaceRow, placeHours, placeMaterials } from '../../db/schema.ts'
import type { ApprovedFacts, Proposal } from '../../db/suggestions.ts'
import type { PlaceKind } from '../../types.generated.ts'
import type { Coordinates } from '../geo/earth.ts'
import { type Period, weekFromPeriods } from '../hours/periods.ts'
import {
  addressInvalid,
  addressMax,
  hoursInvalid,
  materialUnknown,
  nameInvalid,
  nameMax,
  outsideCoverage,
  type Problem,
  phoneInvalid,
  websiteInvalid,
} from '../refusals.ts'
import { regionAt } from '../regions/region-at.ts'

/** The values of the input. Null and missing mean the same. */
export interface ProposalInput {
  name?: string | null
  kind?: PlaceKind | null
  coordinates?: Coordinates | null
  addressText?: string | null
  materialIds?: readonly string[] | null
  openingPeriods?: readonly Period[] | null
  phone?: string | null
  website?: string | null
}

/** Validates the input. Returns the proposal in the form that is stored, and every problem with it. */
export async function readProposal(
  db: Db,
  { name, kind, coordinates, addressText, materialIds, openingPeriods, phone, website }: ProposalInput,
): Promise<{ proposal: Proposal; problems: Problem[] }> {
  const problems: Problem[] = []
  const proposal: Proposal = {}
  if (name != null) {
    const read = parseName(name, nameMax)
    if ('name' in read) proposal.name = read.name
    else problems.push(nameInvalid(read.fault, read.length))
  }
  if (kind != null) proposal.kind = kind
  if (coordinates != null) {
    proposal.coordinates = { latitude: coordinates.latitude, longitude: coordinates.longitude }
    if (!(await regionAt(db, coordinates, 'COUNTRY'))) problems.push(outsideCoverage)
  }
  if (addressText != null) {
    const read = parseName(addressText, addressMax)
    if ('name' in read) proposal.addressText = read.name
    else problems.push(addressInvalid(countCharacters(addressText)))
  }
  if (materialIds != null) {
    proposal.materialIds = [...new Set(materialIds)].toSorted()
    const unknown = await unknownMaterial(db, proposal.materialIds)
    if (unknown !== undefined) problems.push(materialUnknown(unknown))
  }
  if (openingPeriods != null) {
    const read = weekFromPeriods(openingPeriods)
    if ('week' in read) proposal.week = read.week
    else problems.push(hoursInvalid(read.fault, openingPeriods.length))
  }
  if (phone != null) {
    const read = phoneIn(phone)
    if (read) proposal.phone = read
    else problems.push(phoneInvalid)
  }
  if (website != null) {
    const read = website.length <= 2_000 ? websiteIn(website) : null
    if (read) proposal.website = read
    else problems.push(websiteInvalid)
  }
  return { proposal, problems }
}

async function unknownMaterial(db: Db, ids: readonly string[]): Promise<string | undefined> {
  if (ids.length === 0) return undefined
  const all = new Set((await db.select({ id: materials.id }).from(materials)).map(({ id }) => id))
  return ids.find((id) => !all.has(id))
}

/** The current values of a place, in the form of a proposal. */
export async function currentFacts(db: Db, place: PlaceRow): Promise<ApprovedFacts> {
  const takes = await db
    .select({ id: placeMaterials.materialId })
    .from(placeMaterials)
    .where(eq(placeMaterials.placeId, place.id))
  const [known] = await db.select({ hours: placeHours.hours }).from(placeHours).where(eq(placeHours.placeId, place.id))
  return {
    name: place.nameKo,
    kind: place.kind,
    status: place.status,
    coordinates: { latitude: place.latitude, longitude: place.longitude },
    addressText: place.address,
    materialIds: takes.map(({ id }) => id).toSorted(),
    ...(known && { week: known.hours.week }),
    ...(place.phone !== null && { phone: place.phone }),
    ...(place.website !== null && { website: place.website }),
  }
}

/** The facts that differ from the current ones. */
export function changedFacts(facts: ApprovedFacts, current: ApprovedFacts): ApprovedFacts {
  const changes = Object.entries(facts).filter(
    ([name, value]) => JSON.stringify(value) !== JSON.stringify(current[name as keyof ApprovedFacts]),
  )
  return Object.fromEntries(changes)
}
