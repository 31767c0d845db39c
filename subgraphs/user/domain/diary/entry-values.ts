import { countCharacters, normaliseComment } from '../../../_shared/character-count.ts'
import { type ExistingIds, hasPrefix } from '../../../_shared/ids.ts'
import type { DiaryEntryRow } from '../../db/schema.ts'
import { itemUnknown, noteMax, noteTooLong, type Problem, placeUnknown } from '../refusals.ts'
import { isDayInRange } from './days.ts'
import {
  dateOutOfRange,
  materialUnknown,
  quantityMax,
  quantityOutOfRange,
  subjectMissing,
  weightMax,
  weightOutOfRange,
} from './refusals.ts'

/** What a person writes down about a disposal. */
export type EntryValues = Pick<
  DiaryEntryRow,
  'itemId' | 'materialId' | 'placeId' | 'quantity' | 'weightGrams' | 'note' | 'disposedOn'
>

/** A note in the form we store. Undefined stays undefined. */
export const readNote = (text: string | null | undefined): string | null | undefined =>
  text == null ? text : normaliseComment(text)

/**
 * The problems of an entry's values.
 * @param before the values of the entry so far. They are not checked again: an item may be gone, and a date be too long ago, since
 */
export function problemsOf(
  values: EntryValues,
  { existing, now, before }: { existing: ExistingIds; now: Date; before?: EntryValues },
): Problem[] {
  const isNew = (name: keyof EntryValues) => values[name] !== null && values[name] !== before?.[name]
  const isUnknown = (name: 'itemId' | 'materialId' | 'placeId', prefix: string) =>
    isNew(name) && !(hasPrefix(prefix, values[name] ?? '') && existing.has(values[name] ?? ''))
  const isOutside = (value: number | null, max: number) => value !== null && (value < 1 || value > max)
  const length = isNew('note') ? countCharacters(values.note ?? '') : 0
  const found: [boolean, Problem][] = [
    [values.itemId === null && values.materialId === null, subjectMissing],
    [isUnknown('itemId', 'itm'), itemUnknown],
    [isUnknown('materialId', 'mat'), materialUnknown],
    [isUnknown('placeId', 'plc'), placeUnknown],
    [isOutside(values.quantity, quantityMax), quantityOutOfRange],
    [isOutside(values.weightGrams, weightMax), weightOutOfRange],
    [length > noteMax, noteTooLong(length)],
    [isNew('disposedOn') && !isDayInRange(values.disposedOn, now), dateOutOfRange],
  ]
  return found.flatMap(([isThere, problem]) => (isThere ? [problem] : []))
}
