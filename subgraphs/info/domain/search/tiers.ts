import { type SQL, sql } from 'drizzle-orm'
import { itemNames } from '../../db/schema.ts'
import type { SearchMatchKind } from '../../types.generated.ts'
import { type PartMark, partEntries, partMarks } from './key.ts'
import type { SearchQuery } from './query.ts'

/** Shortest Latin text that is compared with romanised names: a shorter one equals too many English words. */
export const romanisedMin = 5

/** A way to match. Null for `kind` if such a match is a guess. */
export interface Tier {
  when: SQL
  kind: Exclude<SearchMatchKind, 'FUZZY'> | null
  /** A guess if only one item matches in this way. */
  needsTwo?: boolean
}

const { searchKey, jamo, parts, romanised, isBrand, isSynonym, text } = itemNames

/** The ways in which a name is probably the thing that was meant, then those in which it may be, best first. */
export function searchTiers(query: SearchQuery): Tier[] {
  const { jamo: typed } = query
  const sure = typed
    ? [...sureTiers(query, typed), ...initialTiers(query), generalTier(query, typed)]
    : initialTiers(query)
  const guesses = [...initialGuesses(query), ...(typed ? guessesOf(query, typed) : []), sql`true`]
  return [...sure, ...guesses.map((when) => ({ when, kind: null }))]
}

/** The ways in which a name continues a text that is still being typed, best first. */
export function completionTiers(query: SearchQuery): Tier[] {
  const typed = query.jamo
  const whole = typed
    ? [
        { when: sql`${searchKey} = ${query.key}`, kind: 'EXACT' as const },
        { when: hasPart(['whole'], [typed, query.phrase, query.core]), kind: 'EXACT' as const },
        { when: sql`starts_with(${searchKey}, ${query.key})`, kind: 'PREFIX' as const },
        { when: sql`starts_with(${jamo}, ${typed})`, kind: 'PREFIX' as const },
        { when: startsPart(typed), kind: 'CONTAINS' as const },
        { when: startsPart(query.phrase), kind: 'CONTAINS' as const },
        { when: startsPart(query.core), kind: 'CONTAINS' as const },
        ...query.wordSplits.map((words) => ({ when: hasWords(words), kind: 'CONTAINS' as const })),
      ]
    : []
  const { initials } = query
  const consonants = initials
    ? [
        { when: sql`${searchKey} ~ ${`^${initials.pattern}`}`, kind: 'INITIAL_CONSONANTS' as const },
        { when: sql`${searchKey} ~ ${initials.pattern}`, kind: 'INITIAL_CONSONANTS' as const },
      ]
    : []
  return [...whole, ...consonants, { when: sql`true`, kind: 'SYNONYM' }]
}

function sureTiers(query: SearchQuery, typed: string): Tier[] {
  const { key, phrase, core, words, wordSplits, isHalfTyped } = query
  const isKorean = /[가-힣]/.test(key)
  const tiers: (Tier | false)[] = [
    { when: sql`${searchKey} = ${key}`, kind: 'EXACT' },
    { when: hasPart(['whole'], [typed, phrase]), kind: 'EXACT' },
    core !== phrase && { when: hasPart(['whole'], [core]), kind: 'EXACT' },
    isHalfTyped && { when: sql`starts_with(${jamo}, ${typed})`, kind: 'PREFIX' },
    isKorean && { when: isNearlyComplete(typed), kind: 'PREFIX' },
    isHalfTyped && { when: startsPart(typed), kind: 'CONTAINS' },
    isKorean && words.length > 1 && { when: hasPart(['sorted'], [sortedWords(words)]), kind: 'CONTAINS' },
    ...wordSplits.map((split): Tier => ({ when: ofNoBrand(hasWordsAndHead(split)), kind: 'CONTAINS' })),
    isRomanised(query) && { when: hasPart(['romanised'], [key]), kind: 'SYNONYM' },
  ]
  return tiers.filter((tier) => tier !== false)
}

// 페트병 is a general word: two items are called 페트병. 담배 is none, although 전자담배 is in the catalogue. Synonyms do not
// count: "bathing suit" is a synonym, and no suit is one.
const generalTier = (query: SearchQuery, typed: string): Tier => ({
  when: sql`(not ${isSynonym} and ${hasHead([typed, query.phrase, query.core])})`,
  kind: 'CONTAINS',
  needsTwo: true,
})

export const hasHead = (texts: readonly string[]): SQL => ofNoBrand(hasPart(['head', 'compoundHead'], texts))

const ofNoBrand = (condition: SQL) => sql`(not ${isBrand} and ${condition})`

// All but the last of at least eight letters: 종이커 for 종이컵, but not 수저 for 수전.
const isNearlyComplete = (typed: string): SQL =>
  sql`(starts_with(${jamo}, ${typed}) and (length(${jamo}) - ${[...typed].length}::int) * 8 <= length(${jamo}))`

function initialTiers({ initials }: SearchQuery): Tier[] {
  // Two consonants are those of too many names, and ㅋㅋㅋ is a laugh.
  if (!initials || new Set(initials.choseong).size < 2 || initials.choseong.length < 3) return []
  const { choseong, pattern } = initials
  const when = sql`(${hasPart(['initials'], [choseong])} and ${searchKey} ~ ${`${pattern}$`})`
  return [{ when, kind: 'INITIAL_CONSONANTS' }]
}

const initialGuesses = ({ initials }: SearchQuery): SQL[] =>
  initials ? [sql`${searchKey} ~ ${`^${initials.pattern}`}`, sql`${searchKey} ~ ${initials.pattern}`] : []

function guessesOf(query: SearchQuery, typed: string): SQL[] {
  const { text: typedText, key, phrase, core, wordSplits } = query
  const acronym = /^\s*[A-Z]{2,5}\s*$/.test(typedText) ? typedText.trim() : null
  return [
    // PET is a plastic, not an animal.
    ...(acronym ? [sql`${text} ~ ${`\\m${acronym}\\M`}`] : []),
    hasHead([typed, query.phrase, query.core]),
    sql`starts_with(${searchKey}, ${key})`,
    sql`starts_with(${jamo}, ${typed})`,
    ...[...new Set([typed, phrase, core])].map(startsPart),
    ...wordSplits.map(hasWords),
    sql`starts_with(${romanised}, ${key})`,
  ]
}

/** Whether a name has one of the texts as a part of one of the kinds. */
export const hasPart = (marks: readonly PartMark[], texts: readonly string[]): SQL =>
  sql`${parts} && ${sql.param(partEntries(marks, texts), parts)}`

export const isRomanised = ({ key, words }: SearchQuery): boolean =>
  key.length >= romanisedMin && words.length === 1 && /^[a-z]+$/.test(key)

export const sortedWords = (words: readonly string[]): string => words.toSorted().join('')

/** Whether a text is the beginning of a name, or of its last words. Those of a brand say nothing: 병 of 박카스 병. */
export function startsPart(typed: string): SQL {
  const entries = sql`E'\n' || array_to_string(${parts}, E'\n')`
  const starts = (mark: string) => sql`strpos(${entries}, ${`\n${mark}${typed}`}) > 0`
  return sql`(${starts(partMarks.whole)} or not ${isBrand} and ${starts(partMarks.head)})`
}

/**
 * Whether all words occur in a name. In English all but the last, which may be unfinished, as whole words: "can" is no
 * part of "candle". In Korean as beginnings: 유리 is a part of 유리그릇.
 */
export const hasWords = (words: readonly string[]): SQL => {
  const last = words.length - 1
  const conditions = words.map((word, at) =>
    /^[a-z]/.test(word) && at < last ? hasPart(['word'], [word]) : sql`(${hasHead([word])} or ${startsPart(word)})`,
  )
  return sql`(${sql.join(conditions, sql` and `)})`
}

// The last word is that of the name, and the others occur in it.
const hasWordsAndHead = (words: readonly string[]): SQL =>
  sql`((${hasPart(['whole'], words.slice(-1))} or ${hasHead(words.slice(-1))}) and ${hasWords(words)})`
