import type { DisposalMethod } from '../../types.generated.ts'
import { offVerb, readWords } from './off-day-words.ts'

// The days without collection as a list of pieces, and what waste the pieces of a list are about.

/** A piece of a list, without the words in brackets. */
export interface Piece {
  text: string
  /** `isInside` is true if words of the piece follow. */
  brackets: { words: string; isInside: boolean }[]
  /** The separator before the piece, without spaces; empty for the first one. */
  before: string
  /** Whether a colon or a dash follows, as after a heading. */
  isHeading: boolean
  /** Where the piece is in the text, with its brackets. */
  from: number
  to: number
}

/** Pieces about the same waste. */
export interface Clause {
  /** Null for all waste. */
  methods: DisposalMethod[] | null
  /** Whether an unknown heading or the name of a place limits the pieces. */
  isLimited: boolean
  pieces: Piece[]
}

// A slash, full stop or colon between digits is part of a date or time; a dash between two weekdays is a range.
const separators =
  /\s*(?:[+,;&|※\n)\]}]|(?<!\d)[/·]|[/·](?!\d)|(?<=[가-힣])\.(?=\s*[가-힣])|및|\s(?:또는|혹은|그리고)\s|(?<=[일절날석휴)])[와과](?! ?겹)(?=[\s가-힣])|(?<!\d):|:(?!\d)|(?<=[가-힣)])\s*-\s*(?=[가-힣(])(?<!(?<![가-힣])[월화수목금토일](?:요일)?\s*-\s*))\s*/y

/** The pieces of a list. Separators in brackets separate nothing. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  let before = ''
  let from = 0
  const finish = (to: number) => {
    const written = text.slice(from, to)
    const start = from + written.length - written.trimStart().length
    const piece = {
      ...withoutBrackets(written),
      before,
      isHeading: false,
      from: start,
      to: start + written.trim().length,
    }
    if (piece.text || piece.brackets.length > 0) pieces.push(piece)
  }
  for (let at = 0; at < text.length; ) {
    separators.lastIndex = at
    const separator = separators.exec(text)?.[0]
    if (separator && at + separator.length > at) {
      finish(at)
      const last = pieces.at(-1)
      if (last && /[:-]/.test(separator)) last.isHeading = true
      before = separator.trim()
      at += separator.length
      from = at
    } else at = afterBracket(text, at)
  }
  finish(text.length)
  return pieces
}

// Behind the bracket that opens at `at`; if none opens there or if it never closes, one character on.
function afterBracket(text: string, at: number): number {
  let depth = 0
  for (let end = at; end < text.length; end += 1) {
    if ('([{'.includes(text[end] ?? ' ')) depth += 1
    if (')]}'.includes(text[end] ?? ' ')) depth -= 1
    if (depth === 0) return end + 1
  }
  return at + 1
}

function withoutBrackets(written: string): Pick<Piece, 'text' | 'brackets'> {
  const brackets: Piece['brackets'] = []
  let text = ''
  for (let at = 0; at < written.length; ) {
    const end = afterBracket(written, at)
    if (end > at + 1)
      brackets.push({ words: written.slice(at + 1, end - 1).trim(), isInside: written.slice(end).trim() !== '' })
    else text += written[at]
    at = end
  }
  return { text: text.replace(/\s+/g, ' ').replace(/\.$/, '').trim(), brackets }
}

const streams: [RegExp, DisposalMethod[]][] = [
  [/^(?:일반|생활|종량제)(?: ?종량제| ?생활)?(?: ?(?:쓰레기|폐기물|봉투))?/, ['GENERAL_WASTE', 'NON_COMBUSTIBLE']],
  [/^가연성?(?: ?(?:쓰레기|폐기물))?/, ['GENERAL_WASTE']],
  [/^불연성?(?: ?(?:쓰레기|폐기물))?/, ['NON_COMBUSTIBLE']],
  [/^음식물?(?:류)?(?: ?(?:쓰레기|폐기물))?/, ['FOOD_WASTE']],
  [/^재활용(?:품목|품| ?가능자원| ?쓰레기| ?폐기물)?(?:류)?/, ['RECYCLABLES']],
  [/^(?:대형|일시적 ?다량)(?: ?생활)?(?: ?(?:쓰레기|폐기물|가구))?/, ['BULKY_WASTE']],
]

/** The waste that a piece names at its start, and the words behind it. */
function leadingStreams(text: string): { methods: DisposalMethod[]; others: string } {
  for (const [pattern, methods] of streams) {
    const name = pattern.exec(text)?.[0]
    const others =
      name &&
      /^(?: ?의 ?경우| ?[은는만이가](?=\s|$|[월화수목금토일매]))?(?:\s+|$|(?=[월화수목금토일매]))(.*)$/.exec(
        text.slice(name.length),
      )?.[1]
    if (others === undefined || others === '') {
      if (others === '') return { methods, others }
      continue
    }
    const more = leadingStreams(others)
    return { methods: [...methods, ...more.methods], others: more.others }
  }
  return { methods: [], others: text }
}

// The waste that a piece names at its start, also as `모든 쓰레기` or, after other waste, `그 외`.
function streamsOf(piece: Piece, clauses: readonly Clause[]): { methods: DisposalMethod[]; others: string } {
  const [all, which, noun, particle, others = ''] =
    /^(모든|전체|전|나머지|그 ?외|그 ?밖의|기타)(?: ?(쓰레기|폐기물|품목))?(은|는)?(?: (.*))?$/.exec(piece.text) ?? []
  const named = clauses.flatMap(({ methods }) => methods ?? [])
  if (!all || !which || !(noun || particle || piece.isHeading || piece.brackets.length > 0)) {
    return leadingStreams(piece.text)
  }
  if (/^(?:모든|전)/.test(which)) return noun ? { methods: [...allMethods], others } : leadingStreams(piece.text)
  return { methods: named.length > 0 ? allMethods.filter((method) => !named.includes(method)) : [], others }
}

const allMethods = [...new Set(streams.flatMap(([, methods]) => methods))]

// `음식물쓰레기(토,일)` has the days in brackets. What limits the waste (`음식물(단독주택)`) limits its days as well.
const piecesInBrackets = (piece: Piece): Piece[] =>
  piece.brackets.flatMap(({ words }) => {
    if (households.test(words)) return [piece]
    const isDays = /(?<![가-힣])[월화수목금토일](?:요일)?(?![가-힣])|휴일|명절|설|추석/.test(words)
    return isDays ? piecesOf(words).map((inner) => ({ ...inner, from: piece.from, to: piece.to })) : []
  })

const households = /주택|아파트|상가|업소|음식점|식당|사업장|다량|지역|[읍면동리]$/

const headings = /^(?:미 ?수거일?|휴무일?|미 ?수거 ?요일|배출 ?금지 ?(?:일|요일))$/

const isSentence = (words: string) => offVerb.test(words) || /수거(?:함)?$/.test(words)

// `[재활용품] 토요일` as `;재활용품:토요일`, which has the same length.
function withHeadings(text: string): string {
  const bracket = /[([{]([^()[\]{}]*)[)\]}]/g
  const isHeading = (words: string) => piecesOf(words).length > 0 && piecesOf(words).every(isOnlyStreams)
  if (text.search(bracket) !== 0 || !isHeading(bracket.exec(text)?.[1] ?? '')) return text
  return text.replace(bracket, (all, words) => (isHeading(words) ? `;${words}:` : all))
}

const isOnlyVerb = (words = '') => words !== '' && words.replace(offVerb, '') === ''

function isOnlyStreams(piece: Piece | undefined): boolean {
  const { methods, others } = leadingStreams(piece?.text ?? '')
  return methods.length > 0 && !others && !piece?.isHeading
}

// Words for parts of a municipality. Their days are not those of the whole municipality.
const placeWord =
  /^(?:\S+ )?\S*(?:지역|권역|구역|도심|시내|외곽|읍|면|읍면|읍·면|동|마을|주택|아파트|상가|단지)(?:은|는|의 경우)? /

/** The clauses of a list: `음식물: 일요일 / 재활용품: 토요일`, `토: 음식물, 일: 재활용품` or `생활쓰레기는 일요일 미수거`. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [{ methods: null, isLimited: false, pieces: [] }]
  const begin = (methods: DisposalMethod[] | null, isLimited = false): Clause => {
    const clause = { methods, isLimited, pieces: [] }
    clauses.push(clause)
    return clause
  }
  const pieces = piecesOf(withHeadings(text))
  let clause = clauses[0] ?? begin(null)
  // Whether the next piece belongs to the same clause, or names more waste for it.
  let isFinished = false
  let takesStreams = false
  for (const [index, piece] of pieces.entries()) {
    const { methods, others } = streamsOf(piece, clauses)
    if (methods.length > 0) {
      if (takesStreams || (clause.methods && clause.pieces.length === 0)) clause.methods?.push(...methods)
      else clause = begin([...methods])
      const isHeading = piece.isHeading && headings.test(others)
      const inBrackets = others && !isHeading ? [] : piecesInBrackets(piece)
      if (others && !isHeading) clause.pieces.push({ ...piece, text: others })
      else clause.pieces.push(...inBrackets)
      isFinished =
        takesStreams || inBrackets.some((inner) => inner !== piece) || (!piece.isHeading && isSentence(others))
      // `재활용품 수거일: 화, 목`
      if (others && piece.isHeading && !isHeading) clause.isLimited = true
      if (!others && !takesStreams && piece.brackets.some(({ words }) => households.test(words)))
        clause.isLimited = true
      continue
    }
    // `일요일: 미수거`
    const isOffDay = piece.isHeading && isOnlyVerb(pieces[index + 1]?.text) && readWords(piece.text) !== null
    if (pieces[index - 1]?.isHeading && isOnlyVerb(piece.text)) {
      isFinished = true
      continue
    }
    if (takesStreams || (isFinished && clause.methods)) clause = begin(null)
    if (clause.isLimited && !clause.methods && (isFinished || /[+;]/.test(piece.before))) clause = begin(null)
    takesStreams = false
    isFinished = isSentence(piece.text)
    if (piece.isHeading && isOnlyStreams(pieces[index + 1])) {
      if (clause.methods) clause = begin(null)
      clause.methods = []
      takesStreams = true
    } else if (piece.isHeading && headings.test(piece.text)) {
      clause = begin(null)
      continue
    } else if ((piece.isHeading && !isOffDay) || placeWord.test(piece.text)) clause = begin(null, true)
    clause.pieces.push(piece)
  }
  return clauses.filter(({ pieces, methods }) => pieces.length > 0 || methods)
}
