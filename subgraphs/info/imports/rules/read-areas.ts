import { cell } from '../../../_shared/korea/cells.ts'
import { weekdayNumber } from '../../../_shared/korea/weekdays.ts'
import type { RecordArea } from '../../db/schema.ts'
import { createPartNames, type Part, wholeExtents } from './area-names.ts'
import { type AreaPiece, splitAreas } from './area-words.ts'

/** Reads the areas of a row from the names of its zone and its areas. Empty for the whole district. */
export type ReadAreas = (zone: string | undefined, areas: string | undefined) => RecordArea[]

const everywhere = Symbol('everywhere')
type Reading = RecordArea[] | typeof everywhere

/**
 * Prepares the reading of the areas of a district.
 * @param names the names of the district and of those that contain it: 경기도, 안성시
 * @param parts its neighbourhoods, and its own districts
 */
export function createAreaReader(names: readonly string[], parts: readonly Part[]): ReadAreas {
  const find = createPartNames(parts)
  const known = new Set(names)
  const ofKind = (suffix: string) => parts.filter(({ kind, nameKo }) => isOfKind(kind, nameKo, suffix))

  /** The areas of one piece. @param scope the regions of the zone, or of the piece before */
  function readPiece(piece: AreaPiece, scope: readonly Part[], zone: readonly Part[]): Reading {
    const words = withoutNames(piece.words)
    const text = words.join(' ')
    if (text === '' && piece.words.length > 0) return everywhere
    if (isEverywhere(text))
      return zone.length > 0 && words.length === piece.words.length
        ? zone.map((part) => whole(piece.text, part))
        : everywhere
    const towns = ofKind('읍')
    if (/^읍 ?(내|권|도심|외곽|소재지|시가지)/.test(text) && towns.length === 1)
      return towns.map(({ id }) => unnamed(piece.text, id))
    const kinds = kindsIn(text)
    if (kinds) return kinds.flatMap(ofKind).map((part) => whole(piece.text, part))

    let current: Part[] = []
    let isWhole = true
    for (const [index, word] of words.entries()) {
      const found = find(word, index === 0 ? scope : current) ?? (index === 0 ? find(word, []) : null)
      if (!found) {
        if (index === 0) return []
        isWhole &&= wholeExtents.test(word)
        break
      }
      // 삼은리 삼은: a hamlet that gave the village its name.
      const isSame = found.regions.every(({ id }) => current.some((part) => part.id === id))
      isWhole = found.isWhole && !isSame
      current = found.regions
    }
    const isSomewhere = !isWhole
    const zoneOf = (part: Part) => zone.find((one) => one.id !== part.id && !part.ancestorIds.includes(one.id))
    return current.map((part) => ({
      name: current.length > 1 && isWhole ? part.nameKo : piece.text,
      regionId: part.id,
      isWhole,
      exceptIds: [],
      zoneId: part.kind === 'LEGAL_DONG' ? (zoneOf(part)?.id ?? null) : null,
      isSomewhere,
      aroundIds: [],
    }))
  }

  /** The areas of a piece with those in its brackets. */
  function readWithInner(piece: AreaPiece, scope: readonly Part[], zone: readonly Part[]): Reading {
    const outer = readPiece(piece, scope, zone)
    const listed = piece.inner.filter(({ text }) => !isWeekdays(text))
    if (listed.length === 0) return outer
    const around = outer === everywhere ? [] : partsOf(outer)
    const inner = listed.flatMap((one) => {
      const found = readPiece(one, around, around)
      return found === everywhere ? [] : found.filter(({ regionId }) => !around.some(({ id }) => id === regionId))
    })
    if (piece.isExcept) {
      const exceptIds = inner.filter(({ isWhole }) => isWhole).flatMap(({ regionId }) => regionId ?? [])
      if (outer === everywhere) return exceptIds.length > 0 ? everyPartExcept(piece.text, exceptIds) : everywhere
      const isKnown = exceptIds.length === listed.length
      return outer.map((area) => ({ ...area, exceptIds, isWhole: area.isWhole && isKnown }))
    }
    if (outer === everywhere) return everywhere
    const areInside =
      inner.length > 0 && inner.length >= listed.length && around.every(({ kind }) => kind === 'TOWNSHIP')
    return [...(areInside ? [] : outer.map((area) => ({ ...area, isWhole: false, isSomewhere: true }))), ...inner]
  }

  const everyPartExcept = (name: string, exceptIds: readonly string[]): RecordArea[] =>
    ['읍', '면', '동']
      .flatMap(ofKind)
      .filter(({ id }) => !exceptIds.includes(id))
      .map((part) => whole(name, part))

  /** The words after the names of the district, also where they are written together: 포항시북구전역. */
  function withoutNames(words: readonly string[]): string[] {
    const rest = [...words]
    while (rest[0] !== undefined && known.has(rest[0])) rest.shift()
    const [first = '', ...others] = rest
    const isRest = (text: string, isFullName: boolean) => isEverywhere(text) || (isFullName && find(text, []) !== null)
    const after = names
      .flatMap((name) => [name, name.replace(/[시군구]$/, '')])
      .filter((name) => name.length > 1 && first.startsWith(name))
      .map((name) => ({ text: first.slice(name.length), isFullName: /[시군구도]$/.test(name) }))
      .find(({ text, isFullName }) => isRest(text, isFullName))
    return after ? [after.text, ...others] : rest
  }

  const byId = new Map(parts.map((part) => [part.id, part]))
  const partsOf = (areas: readonly RecordArea[]): Part[] =>
    [...new Set(areas.map(({ regionId }) => regionId))].flatMap((id) => byId.get(id ?? '') ?? [])

  /** The township that the first word of a piece names, for the pieces that follow. */
  const townshipNamedBy = ({ words: [word = ''] }: AreaPiece, zone: readonly Part[]): readonly Part[] => {
    const township = (find(word, []) ?? find(word, zone))?.regions.filter(({ kind }) => kind === 'TOWNSHIP') ?? []
    return township.length > 0 ? township : zone
  }

  /** The areas of a list. Pieces that name no region are parts of the zone's regions. */
  function readList(text: string, zone: readonly Part[]): Reading {
    const { pieces, except } = splitAreas(text)
    const areas: RecordArea[] = []
    // `삼랑진읍 외송1,2, 송원`: 송원 is in 삼랑진읍, too.
    let scope: readonly Part[] = zone
    for (const piece of pieces) {
      const found = readWithInner(piece, scope, zone)
      if (found === everywhere) return everywhere
      if (found.length > 0) {
        scope = piece.words.length > 1 ? townshipNamedBy(piece, zone) : zone
        areas.push(...found)
      } else if (!isWeekdays(piece.text)) {
        const ids = scope.map(({ id }) => id)
        areas.push(
          ids.length > 1 ? { ...unnamed(piece.text, null), aroundIds: ids } : unnamed(piece.text, ids[0] ?? null),
        )
      }
    }
    const exceptIds = except
      .map((piece) => readPiece(piece, zone, zone))
      .flatMap((found) => (found === everywhere ? [] : found))
      .flatMap(({ regionId, isWhole }) => (isWhole && regionId ? [regionId] : []))
    return areas.map((area) => ({ ...area, exceptIds: [...area.exceptIds, ...exceptIds] }))
  }

  return (zoneText, areasText) => {
    const [zoneName, areaNames] = [cell(zoneText), cell(areasText)]
    const zoneAreas = zoneName ? readList(zoneName, []) : everywhere
    const zoneParts = zoneAreas === everywhere ? [] : partsOf(zoneAreas)
    if (!areaNames || areaNames === zoneName) {
      if (zoneAreas === everywhere) return []
      // 1권역 without a list: the row does not say where that is.
      return zoneParts.length > 0
        ? distinct(zoneAreas.filter(({ regionId }) => regionId !== null))
        : distinct(zoneAreas)
    }
    const areas = readList(areaNames, zoneParts)
    return areas === everywhere ? [] : distinct(areas)
  }
}

const whole = (name: string, { id }: Part): RecordArea => ({
  name,
  regionId: id,
  isWhole: true,
  exceptIds: [],
  zoneId: null,
  isSomewhere: false,
  aroundIds: [],
})

const unnamed = (name: string, regionId: string | null): RecordArea => ({
  name,
  regionId,
  isWhole: false,
  exceptIds: [],
  zoneId: null,
  isSomewhere: true,
  aroundIds: [],
})

const isEverywhere = (text: string): boolean =>
  /^(전체|전역|전 ?지역|전 ?구역|관내( 전(역|체|지역))?|일원|시 ?전역|군 ?전역|구 ?전역|(관내 )?\d+개 ?읍·?면·?동?|(관내 )?전 ?읍·?면·?동?|읍면동( 전체)?)$/.test(
    text,
  )

// 읍지역, 면 지역, 읍면지역, 동지역.
function kindsIn(text: string): string[] | null {
  const [, letters] = /^(읍|면|동|읍·?면|읍·?면·?동) ?(?:지역|단위)(?: ?(?:전역|전체|일원))?$/.exec(text) ?? []
  return letters ? [...letters].filter((letter) => '읍면동'.includes(letter)) : null
}

const isOfKind = (kind: Part['kind'], name: string, suffix: string): boolean =>
  suffix === '동'
    ? kind === 'LEGAL_DONG' || kind === 'ADMINISTRATIVE_DONG'
    : kind === 'TOWNSHIP' && name.endsWith(suffix)

// 강진읍(수): a mark of the zone's day.
const isWeekdays = (text: string): boolean => text.split(/[\s,·/]+/).every((word) => weekdayNumber(word) !== null)

const distinct = (areas: readonly RecordArea[]): RecordArea[] => [
  ...new Map(areas.map((area) => [JSON.stringify(area), area])).values(),
]
