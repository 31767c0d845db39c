import { expect } from 'vitest'
import { newId } from '../_shared/ids.ts'
import { aViewer, type TestSubgraph } from '../_shared/testing.ts'
import type { Viewer } from '../_shared/viewer.ts'
import { aSpot } from './fixtures.ts'

const fields = `
  id kind problem status place { id name status } comment reviewNote submittedBy { id }
  proposal { name kind coordinates { latitude longitude } addressText materials { id } openingPeriods { opensOn opensAt closesOn closesAt } phone website }`

const mutation = (name: string, type: string, more = '') =>
  `mutation ($input: ${type}!) {
    ${name}(input: $input) { suggestion { ${fields} } ${more} userErrors { code message path } }
  }`

const mutations = {
  suggestPlace: mutation('suggestPlace', 'SuggestPlaceInput', 'possibleDuplicates { id }'),
  suggestCorrection: mutation('suggestPlaceCorrection', 'SuggestPlaceCorrectionInput'),
  reportProblem: mutation('reportPlaceProblem', 'ReportPlaceProblemInput'),
  withdraw: mutation('withdrawPlaceSuggestion', 'WithdrawPlaceSuggestionInput'),
  review: mutation('reviewPlaceSuggestion', 'ReviewPlaceSuggestionInput'),
}

/** A viewer who may review suggestions. */
export const moderator = aViewer('usr_moderator', 'moderator')

/** The id of a new person, who has suggested nothing yet. */
export const someone = (): string => newId('usr')

/** Input for a place that is far from all others. */
export const newPlace = () => ({
  name: '새활용 가게',
  kind: 'SECOND_HAND_SHOP',
  coordinates: aSpot(),
  materialIds: ['mat_clothing'],
})

/**
 * Runs the mutations about suggestions against the subgraph, in English. `decide` reviews a suggestion as a moderator.
 */
export function suggestionClient({ execute }: Pick<TestSubgraph, 'execute'>) {
  async function mutate(name: keyof typeof mutations, input: object, viewer: string | Viewer) {
    const { data, errors } = await execute(mutations[name], { input }, viewer, { 'accept-language': 'en' })
    expect(errors).toBeUndefined()
    return Object.values(data ?? {})[0]
  }
  const decide = (suggestionId: string, decision: 'APPROVE' | 'REJECT', note?: string) =>
    mutate('review', { suggestionId, decision, note }, moderator)
  return { mutate, decide }
}

// Selections of every field of a type.
export const regionFields = `__typename id name english: name(locale: "en") fullName level officialCode countryCode timeZone
  center { latitude longitude } parent { id } ancestors { id }
  children(first: 1) { edges { cursor node { id } } nodes { id } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
export const placeFields = `__typename id name english: name(locale: "en") kind status coordinates { latitude longitude }
  address { formatted street detail postalCode countryCode } region { ${regionFields} } accepts { material { __typename id code } pricing conditions conditionsLocale english: conditions(locale: "en") englishLocale: conditionsLocale(locale: "en") }
  phone website distanceMeters(from: { latitude: 37.2, longitude: 132.5 }) notes
  sources { title publisher url license retrievedOn } features verifiedAt confidence accuracy
  openReports { problem count lastReportedAt }
  openingHours { timeZone isAlwaysOpen periods { opensOn opensAt closesOn closesAt } unknownDays
    exceptions { date isClosed opensAt closesAt reason } nextChangeAt weekdayLines english: weekdayLines(locale: "en")
    open: isOpen(at: "2026-11-25T10:00:00+09:00") closed: isOpen(at: "2026-11-25T08:00:00+09:00")
    unknown: isOpen(at: "2026-11-28T10:00:00+09:00") isOpen
    next: nextChangeAt(after: "2026-11-25T10:00:00+09:00") }`
export const suggestionFields = `__typename id kind problem status place { id } comment submittedBy { __typename id } submittedAt
  reviewedAt reviewNote
  proposal { name kind coordinates { latitude longitude } addressText materials { id } openingPeriods { opensOn } phone website }`
export const nearbyFields = `edges { cursor distanceMeters node { id } } nodes { id } totalCount
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }`
