import type { DisposalMethod, Weekday } from '../../types.generated.ts'
import { weekdays } from './days.ts'
import { collectionDays, exceptionsIn, qualify, readList, weekdaysNamed, withShift } from './off-day-brackets.ts'
import type { Clause, Piece } from './off-day-text.ts'
import { isWeekday, type Meaning, readExtent, readWords } from './off-day-words.ts'

// What a list of days says: `월, 목요일 외 다른 요일`, `설, 추석 연휴`, `격주 토요일, 일요일`.

/** A piece with what it says. */
export interface Entry {
  piece: Piece
  meanings: Meaning[]
  isPartial: boolean
  /** Whether it is uncertain which days around a holiday are meant. */
  isVague?: boolean
  collectedOn: Weekday[] | null
  uncertain: Weekday[]
}

const unread = (piece: Piece): Entry => ({ piece, meanings: [], isPartial: true, collectedOn: null, uncertain: [] })

/** Reads the pieces of a clause for one waste stream. */
export function readClause({ pieces, isLimited }: Clause, method: DisposalMethod): Entry[] {
  if (isLimited) return pieces.map(unread)
  const entries: Entry[] = []
  for (const piece of withExceptions(withWholeWeekdays(pieces)).map(withShift)) {
    const isRead =
      readAllExcept(piece, entries, method) || readCollected(piece, entries) || readExtentOnly(piece, entries)
    if (!isRead) entries.push(...readPiece(piece, method, entries))
  }
  shareExtents(entries)
  return entries
}

// In `토·일요일(재활용품)` the brackets are about both days.
function withWholeWeekdays(pieces: readonly Piece[]): Piece[] {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const last = merged.at(-1)
    const isShort = /^[월화수목금토일]{1,6}$/.test(last?.text ?? '') && last?.brackets.length === 0 && !last.isHeading
    if (last && isShort && piece.brackets.length > 0 && /^.요일$/.test(piece.text) && /^[,·/]$/.test(piece.before)) {
      merged.splice(-1, 1, { ...piece, text: last.text + piece.text, before: last.before, from: last.from })
    } else merged.push(piece)
  }
  return merged
}

// `설날, 추석을 제외한 공휴일` as `공휴일(설날, 추석 제외)`.
function withExceptions(pieces: readonly Piece[]): Piece[] {
  const changed: Piece[] = []
  for (const piece of pieces) {
    const [, without, text] = /^(.+?)(?:을|를)? ?제외(?:한)? (\S*공휴일)$/.exec(piece.text) ?? []
    if (!without || !text) {
      changed.push(piece)
      continue
    }
    let first = piece
    const names = [without]
    while (changed.length > 0 && first.before !== '+' && isHoliday(changed.at(-1))) {
      first = changed.pop() ?? first
      names.unshift(first.text)
    }
    const bracket = { words: `${names.join(', ')} 제외`, isInside: false }
    changed.push({ ...piece, text, before: first.before, from: first.from, brackets: [...piece.brackets, bracket] })
  }
  return changed
}

const isHoliday = (piece: Piece | undefined) =>
  piece?.brackets.length === 0 && (readWords(piece.text)?.every((meaning) => !isWeekday(meaning)) ?? false)

const endOfAllExcept =
  /^(.+?)(?:을|를)? ?(?:외|이외|외의|이외의|제외|제외한|뺀)(?:에)? ?(?:(?:다른|나머지|모든|전체|전) ?)?(?:요일|날)?(?:은|에는)?(?: ?미 ?수거)?$/

// `월, 목요일 외 다른 요일`: the weekdays before are those with collection.
function readAllExcept(piece: Piece, entries: Entry[], method: DisposalMethod): boolean {
  const head = endOfAllExcept.exec(piece.text)?.[1]
  const own = head === undefined ? null : readWords(head)
  if (!own?.every(isWeekday)) return false
  const earlier = takeWeekdays(entries)
  const saysDays = /(?:요일|날)(?:은|에는)?(?: ?미 ?수거)?$/.test(piece.text.slice(head?.length).replace(/^요일/, ''))
  const collected = [...earlier.flatMap(({ meanings }) => meanings), ...own].flatMap((meaning) => meaning.weekdays)
  const others: Meaning = {
    days: [],
    feasts: null,
    isPartial: false,
    movedBy: 0,
    weekdays: weekdays.filter((day) => !collected.includes(day)),
  }
  const read = qualifyOthers(piece, others, method)
  if (!saysDays) entries.push(...earlier.map(({ piece: before }) => unread(before)), unread(piece))
  else entries.push(...earlier.map((entry) => ({ ...entry, meanings: [] })), { piece, ...read })
  return true
}

// `화요일(마지막주 목요일) 외 다른 요일`: Thursdays are neither off nor with collection.
function qualifyOthers(piece: Piece, others: Meaning, method: DisposalMethod) {
  const read = qualify(piece, [others], method, true)
  const uncertain = piece.brackets.some(({ isInside }) => !isInside)
    ? []
    : weekdaysNamed(piece.brackets.map(({ words }) => words).join())
  return read.meanings.length === 0 && uncertain.length > 0 ? { ...read, meanings: [others], uncertain } : read
}

// `월, 수, 금요일만 수거(공휴일 제외)`.
function readCollected(piece: Piece, entries: Entry[]): boolean {
  if (!/수거(?:함|일)?$/.test(piece.text) || /미 ?수거$/.test(piece.text)) return false
  const own = collectionDays([{ ...piece, brackets: [] }])
  if (own?.weekdays.length === 0 || !own?.saysCollected) return false
  const earlier = takeWeekdays(entries)
  const collectedOn = [...earlier.flatMap(({ meanings }) => meanings.flatMap((m) => m.weekdays)), ...own.weekdays]
  const exceptions = piece.brackets.map(({ words }) => exceptionsIn(words))
  entries.push(...earlier.map((entry) => ({ ...entry, meanings: [] })), {
    ...unread(piece),
    meanings: exceptions.flatMap((read) => read ?? []),
    isPartial: exceptions.includes(null),
    collectedOn,
  })
  return true
}

// `공휴일 중 명절 당일`, but not `공휴일 중 일부`.
const someHolidays = (words: string) => {
  const named = /^(?:법정 ?)?(?:공휴일|휴일) ?중 ?(?:에 ?)?(.+)$/.exec(words)?.[1]
  const meanings = named === undefined ? null : readWords(named)
  return meanings?.some(isWeekday) ? null : meanings
}

// `일부 공휴일(설날, 추석 등)`
function holidaysInBrackets({ text, brackets }: Piece): Meaning[] {
  const [bracket, another] = brackets
  if (!bracket || another || !/(?:휴일|휴무일?|명절|연휴|지정일|일부)$/.test(text)) return []
  const named = readList(bracket.words.replace(/ ?등$/, '')) ?? []
  return named.some(isWeekday) ? [] : named
}

/** Removes the weekdays at the end of a list, and returns them. */
function takeWeekdays(entries: Entry[]): Entry[] {
  const last = entries.findLastIndex(({ meanings }) => !meanings.every(isWeekday) || meanings.length === 0)
  return entries.splice(last + 1)
}

// `설날 당일, 다음날`: more days of the holiday before.
function readExtentOnly(piece: Piece, entries: Entry[]): boolean {
  const isOwnWord = piece.brackets.length > 0 || readWords(piece.text) !== null
  const extent = isOwnWord ? null : readExtent(piece.text)
  const last = entries.at(-1)?.meanings.at(-1)
  if (!extent || extent.days.length === 0 || !last?.feasts) return false
  const own = last.feasts.days.length > 0 ? last.feasts.days : ['' as const]
  last.feasts = { ...last.feasts, days: [...new Set([...own, ...extent.days])] }
  entries.push({ ...unread(piece), isPartial: extent.isPartial })
  return true
}

// Words before a weekday that limit it to some weeks or months, and the weekdays behind it as well.
const some = /격주|째|매월|매달|마지막|\d ?주|\d월(?! ?\d)|절기|(?:여름|겨울)철?(?!휴가)|혹서기|혹한기/

// `설날 당일 제외 매일 수거`: the days before are the ones without collection.
const collectedOtherwise =
  /(?:을|를)? ?(?:제외(?:한|하고)?|외에?|빼고)(?: ?날은?)? ?(?:매일|연중|상시|없음|(?<=은 ?)수거)(?: ?수거| ?무휴)?$/

function readPiece(piece: Piece, method: DisposalMethod, entries: readonly Entry[]): Entry[] {
  // `등` ends an open list.
  const [, named = piece.text, open] = /^(.*?) ?((?<=\s|[일절날휴])등(?: .*)?)$/.exec(piece.text) ?? []
  const meanings = readWords(named.replace(collectedOtherwise, '')) ?? someHolidays(named)
  const last = entries.at(-1)
  const isLimited = last?.isPartial && last.meanings.length === 0 && some.test(last.piece.text) && piece.before !== '+'
  if (!meanings) return [{ ...unread(piece), meanings: holidaysInBrackets(piece) }]
  if (isLimited && meanings.every(isWeekday)) return [unread(piece)]
  const read = qualify(
    piece,
    meanings.map((meaning) => ({ ...meaning })),
    method,
  )
  const isPartial = read.isPartial || read.meanings.some((meaning) => meaning.isPartial)
  if (!open) return [{ piece, ...read, isPartial }]
  const rest = { ...piece, text: open, from: piece.to - open.length, before: '', brackets: [] }
  // `설날, 추석 등 공휴일` gives examples of a kind of day.
  const kind = readWords(open.replace(/^등의? ?/, '')) ?? []
  return [
    { piece, ...read, isPartial },
    { ...unread(rest), meanings: kind },
  ]
}

// `설, 추석 연휴`: the days of the second holiday are those of the first one as well. A plus separates independent values.
function shareExtents(entries: Entry[]): void {
  const feasts = entries.flatMap((entry) => entry.meanings.map((meaning, index) => ({ entry, meaning, index })))
  const stated = entries.flatMap(({ meanings }) =>
    meanings.flatMap(({ feasts }) => (feasts && feasts.days.length > 0 ? feasts.names : [])),
  )
  for (let index = feasts.length - 2; index >= 0; index -= 1) {
    const one = feasts[index]
    const next = feasts[index + 1]
    if (!one?.meaning.feasts || !next?.meaning.feasts || one.meaning.feasts.days.length > 0) continue
    const { days } = next.meaning.feasts
    const separator = next.index > 0 ? ' ' : next.entry.piece.before
    if (days.length === 0 || separator === '+' || one.meaning.feasts.names.some((name) => stated.includes(name)))
      continue
    one.meaning.feasts = { ...one.meaning.feasts, days }
    // A comma may also separate independent holidays, as in `추석, 설날 당일 및 그 다음날`.
    one.entry.isVague ||= separator === ',' && days.some((day) => day !== '')
    one.entry.isPartial ||= next.entry.isPartial
  }
}
