import type { Problem } from '../refusals.ts'
import { yearsBack } from './days.ts'

/** Maximum number of entries in a diary. */
export const entriesMax = 20_000

/** Maximum number of pieces in an entry. */
export const quantityMax = 999

/** Maximum weight of an entry, in grams. The sum over a full diary is an `Int` of GraphQL, which has 32 bits. */
export const weightMax = 100_000

export const subjectMissing: Problem = {
  code: 'SUBJECT_MISSING',
  field: null,
  message: { ko: '품목이나 재질 중 하나는 골라 주세요.', en: 'An entry needs an item or a material.' },
}

export const materialUnknown: Problem = {
  code: 'MATERIAL_UNKNOWN',
  field: 'materialId',
  message: { ko: '재질의 ID가 아니에요.', en: 'This is not the id of a material.' },
}

export const quantityOutOfRange: Problem = {
  code: 'NUMBER_OUT_OF_RANGE',
  field: 'quantity',
  message: { ko: `개수는 1개에서 ${quantityMax}개까지예요.`, en: `The quantity is from 1 to ${quantityMax}.` },
}

export const weightOutOfRange: Problem = {
  code: 'NUMBER_OUT_OF_RANGE',
  field: 'weightGrams',
  message: { ko: '무게는 1g에서 100kg까지예요.', en: 'The weight is from 1 g to 100 kg.' },
}

export const dateOutOfRange: Problem = {
  code: 'DATE_OUT_OF_RANGE',
  field: 'disposedOn',
  message: {
    ko: `날짜는 ${yearsBack}년 전부터 오늘까지예요.`,
    en: `The day is at most ${yearsBack} years ago and not in the future.`,
  },
}

export const entryDeleted: Problem = {
  code: 'ENTRY_DELETED',
  field: 'clientEntryId',
  message: { ko: '이미 지운 기록이에요.', en: 'This entry was deleted.' },
}

export const entryNotFound: Problem = {
  code: 'NOT_FOUND',
  field: 'entryId',
  message: { ko: '그런 기록이 없어요.', en: 'There is no such entry in your diary.' },
}

export const diaryFull: Problem = {
  code: 'LIMIT_REACHED',
  field: null,
  message: {
    ko: `기록은 ${entriesMax.toLocaleString('en')}건까지 남길 수 있어요. 먼저 하나를 지워 주세요.`,
    en: `A diary holds at most ${entriesMax.toLocaleString('en')} entries, and yours is full; delete one first.`,
  },
}
