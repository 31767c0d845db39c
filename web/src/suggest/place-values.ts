import type {
  CoordinatesInput,
  OpeningPeriodInput,
  PlaceKind,
  PlaceQuery,
  SuggestPlaceInput,
  Weekday,
} from '@bunri/client/operations'

export const weekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const

export const kinds: readonly PlaceKind[] = [
  'DROP_OFF_BIN',
  'CLOTHING_BIN',
  'COLLECTION_POINT',
  'RECYCLING_CENTER',
  'REVERSE_VENDING_MACHINE',
  'TAKE_BACK_SHOP',
  'REFILL_SHOP',
  'SECOND_HAND_SHOP',
  'REPAIR_SHOP',
  'HAZARDOUS_WASTE_SITE',
  'BULKY_WASTE_SITE',
  'OTHER',
]

export interface DayHours {
  isOpen: boolean
  from: string
  until: string
}

/** What somebody types into the form of a place. */
export interface PlaceValues {
  name: string
  kind: PlaceKind
  point: CoordinatesInput | null
  addressText: string
  materialIds: readonly string[]
  /** `unknown` says nothing of the hours. */
  hours: 'unknown' | 'always' | 'week'
  week: Record<Weekday, DayHours>
  phone: string
  website: string
  comment: string
}

const ordinaryDay = { isOpen: true, from: '09:00', until: '18:00' }
const weekOf = (day: (weekday: Weekday) => DayHours) =>
  Object.fromEntries(weekdays.map((weekday) => [weekday, day(weekday)])) as Record<Weekday, DayHours>

export const emptyValues = (): PlaceValues => ({
  name: '',
  kind: 'DROP_OFF_BIN',
  point: null,
  addressText: '',
  materialIds: [],
  hours: 'unknown',
  week: weekOf((weekday) => ({ ...ordinaryDay, isOpen: weekday !== 'SATURDAY' && weekday !== 'SUNDAY' })),
  phone: '',
  website: '',
  comment: '',
})

/** The values of a place as it is now. Hours in several spans a day can't be shown in the form, so they are left as they are. */
export function valuesOf(place: NonNullable<PlaceQuery['place']>): PlaceValues {
  const { name, kind, coordinates, address, accepts, phone, website, openingHours } = place
  const periods = openingHours?.periods ?? []
  const isSimple = new Set(periods.map(({ opensOn }) => opensOn)).size === periods.length && periods.length > 0
  return {
    ...emptyValues(),
    name,
    kind,
    point: { latitude: coordinates.latitude, longitude: coordinates.longitude },
    addressText: address.formatted,
    materialIds: accepts.flatMap(({ material }) => (material ? [material.id] : [])),
    hours: openingHours?.isAlwaysOpen ? 'always' : isSimple ? 'week' : 'unknown',
    ...(isSimple && {
      week: weekOf((weekday) => {
        const period = periods.find(({ opensOn }) => opensOn === weekday)
        return period
          ? { isOpen: true, from: minutes(period.opensAt), until: minutes(period.closesAt) }
          : { ...ordinaryDay, isOpen: false }
      }),
    }),
    phone: phone ?? '',
    website: website ?? '',
  }
}

type Input = Partial<Omit<SuggestPlaceInput, 'clientMutationKey' | 'ignorePossibleDuplicate'>>

/** The values for the graph; those that are empty are left out. */
export function inputOf({
  name,
  kind,
  point,
  addressText,
  materialIds,
  phone,
  website,
  comment,
  ...hours
}: PlaceValues) {
  const openingPeriods = periodsOf(hours)
  const input: Input = { name: name.trim(), kind, materialIds: [...materialIds] }
  if (point) input.coordinates = point
  if (openingPeriods) input.openingPeriods = openingPeriods
  for (const [field, text] of Object.entries({ addressText, phone, website, comment }))
    if (text.trim()) input[field as 'comment'] = text.trim()
  return input
}

/** Only the values that differ from those of the place, as the graph takes a correction. */
export function changesOf(now: PlaceValues, before: PlaceValues): Input {
  const [next, old] = [inputOf(now), inputOf(before)]
  return Object.fromEntries(
    Object.entries(next).filter(
      ([field, value]) => JSON.stringify(value) !== JSON.stringify(old[field as keyof Input]),
    ),
  )
}

function periodsOf({ hours, week }: Pick<PlaceValues, 'hours' | 'week'>): OpeningPeriodInput[] | null {
  if (hours === 'unknown') return null
  return weekdays.flatMap((opensOn, at) => {
    const { isOpen, from, until } = hours === 'always' ? { isOpen: true, from: '00:00', until: '00:00' } : week[opensOn]
    const nextDay = weekdays[(at + 1) % weekdays.length] as Weekday
    return isOpen ? [{ opensOn, opensAt: from, closesOn: until > from ? opensOn : nextDay, closesAt: until }] : []
  })
}

/** `09:00` of `09:00:00`. */
const minutes = (time: string): string => time.slice(0, 5)
