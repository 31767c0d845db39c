import type { Locale, Translated } from '../../../_shared/locale.ts'
import type { Content, PlaceChange, Stream } from './kinds.ts'

/** What a person reads. */
export interface Text {
  title: string
  body: string
}

/** How a text is written for one person. */
export interface Reader {
  locale: Locale
  /** The time zone of times in the text. */
  timeZone: string
}

/** Title and text of a notification. */
export function textOf(content: Content, reader: Reader): Text {
  const { locale } = reader
  switch (content.kind) {
    case 'collection-due': {
      const { streams, from, until } = content.parameters
      const [begin, end] = [timeOf(from, reader), timeOf(until, reader)]
      return {
        ko: { title: `배출일: ${named(streams, locale)}`, body: `${begin}부터 ${end}까지 내놓을 수 있어요.` },
        en: { title: `Put out: ${named(streams, locale)}`, body: `From ${begin} until ${end}.` },
      }[locale]
    }
    case 'collection-moved': {
      const { streams, from, newFrom } = content.parameters
      const [before, after] = [timeOf(from, reader), timeOf(newFrom, reader)]
      return {
        ko: {
          title: `배출 시간이 바뀌었어요: ${named(streams, locale)}`,
          body: `${before} 대신 ${after}부터 내놓아 주세요.`,
        },
        en: { title: `New put-out time: ${named(streams, locale)}`, body: `From ${after} instead of ${before}.` },
      }[locale]
    }
    case 'collection-called-off': {
      const { streams, from } = content.parameters
      return {
        ko: {
          title: `수거가 취소되었어요: ${named(streams, locale)}`,
          body: `${timeOf(from, reader)}에는 내놓지 말아 주세요.`,
        },
        en: {
          title: `Collection called off: ${named(streams, locale)}`,
          body: `Don't put it out on ${timeOf(from, reader)}.`,
        },
      }[locale]
    }
    case 'suggestion-approved': {
      const name = content.parameters.placeName?.[locale]
      return {
        ko: {
          title: '제안이 승인되었어요',
          body: name ? `${name}에 대한 제안을 반영했어요. 고마워요!` : '제안을 반영했어요. 고마워요!',
        },
        en: {
          title: 'Your suggestion was approved',
          body: name ? `It is now part of ${name}. Thank you!` : 'Thank you!',
        },
      }[locale]
    }
    case 'suggestion-rejected': {
      const name = content.parameters.placeName?.[locale]
      return {
        ko: { title: '제안이 반영되지 않았어요', body: `${name ? `${name}: ` : ''}이유는 제안에서 볼 수 있어요.` },
        en: { title: 'Your suggestion was not accepted', body: `${name ? `${name}: ` : ''}Open it to see why.` },
      }[locale]
    }
    case 'weekly-summary': {
      const { from, until, entryCount, pieceCount, activeDays } = content.parameters
      const [first, last] = [dayOf(from, locale), dayOf(until, locale)]
      return {
        ko: {
          title: `지난주에 ${pieceCount}개 배출했어요`,
          body: `${first}부터 ${last}까지 ${activeDays}일 동안 ${entryCount}번 기록했어요.`,
        },
        en: {
          title: `Your week: ${counted(pieceCount, 'piece', 'pieces')}`,
          body: `${counted(entryCount, 'entry', 'entries')} on ${counted(activeDays, 'day', 'days')}, from ${first} to ${last}.`,
        },
      }[locale]
    }
    case 'place-changed': {
      const { placeName, change } = content.parameters
      return { title: placeName[locale], body: placeChanges[change][locale] }
    }
  }
}

/** Id of the object that a notification is about; null when it is about none. */
export function subjectIdOf({ parameters }: Pick<Content, 'parameters'>): string | null {
  if ('pieceCount' in parameters) return null
  if ('regionId' in parameters) return parameters.regionId
  return 'suggestionId' in parameters ? parameters.suggestionId : parameters.placeId
}

const placeChanges: Record<PlaceChange, Translated> = {
  hours: { ko: '운영 시간이 바뀌었어요.', en: 'The opening hours have changed.' },
  address: { ko: '장소를 옮겼어요.', en: 'It has moved.' },
  closed: { ko: '문을 닫았어요.', en: 'It has closed.' },
  other: { ko: '정보가 바뀌었어요.', en: 'Its details have changed.' },
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`

const dayOf = (date: string, locale: Locale): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString(languages[locale], {
    month: 'long',
    day: 'numeric',
    timeZone: 'UTC',
  })

const namesMax = 3

function named(streams: readonly Stream[], locale: Locale): string {
  const names = [...new Set(streams.map((stream) => stream[locale]))]
  const rest = names.length - namesMax
  const shown = names.slice(0, namesMax).join(', ')
  if (rest <= 0) return shown
  return { ko: `${shown} 외 ${rest}가지`, en: `${shown} and ${rest} more` }[locale]
}

const formats = new Map<string, Intl.DateTimeFormat>()
const languages: Translated = { ko: 'ko-KR', en: 'en-GB' }

// Creating a format takes as long as using it a hundred times.
function timeOf(moment: string, { locale, timeZone }: Reader): string {
  const key = `${locale} ${timeZone}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(languages[locale], {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
  formats.set(key, format)
  return format.format(new Date(moment))
}
