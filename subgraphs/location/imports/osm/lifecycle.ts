import { dayIn } from '../../../_shared/korea/cells.ts'
import { isDenied, type Tags, wordsIn } from './tags.ts'

/** Why an element is no place to go to. */
export interface NotInUse {
  reason: 'not-in-use' | 'not-yet-in-use'
  /** The tag that says so. */
  detail: string
}

// Words for what is gone or out of use, and for what is only planned. As prefixes of keys they are on
// https://wiki.openstreetmap.org/wiki/Lifecycle_prefix (2026), which also lists spellings that are in use besides the
// documented ones. Mappers use the same words as keys (`disused=yes`) and as values (`amenity=disused`).
const goneWords = new Set(
  `disused abandoned ruins ruined demolished removed razed destroyed dismantled obliterated deconstructed historic
  historical was former formerly ex old past previous previously closed defunct deleted gone vacant unused inactive
  broken damaged burned burnt collapsed lost discontinued cancelled canceled rejected deactivated retired replaced moved
  relocated decommissioned derelict no not intermittent`.split(/\s+/),
)
const plannedWords = new Set(
  `proposed planned construction under_construction approved future upcoming projected project proposal planning
  unbuilt`.split(/\s+/),
)

// As keys of their own, most say it of the whole element. `historic=yes` is heritage that may be in use, and `project` is
// often a project of mappers.
const notOfAll =
  /^(historic|historical|old|ex|past|no|not|intermittent|damaged|approved|proj.*|proposal|planning|unbuilt)$/
// The values of these often name what the element was or will be: `was=cafe`, `construction=residential`.
const naming = /^(disused|abandoned|was|former|formerly|previous|previously|vacant|replaced|moved|relocated)$/

const statusKeys =
  /^(operational[_ ]status|status|state|life_?cycle(_status|:status)?|(amenity|recycling|shop)[:_]status)$/
const statusOfGone =
  /^permanently_closed$|^closed_(permanently|down)$|^out_of_|^(non|not)_?(operat|function|work|in_use|in_service|active|exist)|^(no|off)$/
const statusOfPlanned = /^(not_yet_|in_construction|being_built|coming_soon|unfinished)/
const statusOfPause =
  /^temporar(il)?y_closed$|^closed_temporar(il)?y$|^suspended$|^((under|in|closed_for)_)?(maintenance|renovation)$/

/** The keys of the main feature of an element. */
const featureKeys = ['amenity', 'shop', 'vending', 'office', 'craft', 'healthcare', 'tourism', 'leisure', 'man_made']

/** Whether tags say that an element is for recyclables by its main feature. */
export const isRecyclingFeature = (key: string, value: string): boolean => {
  const words = wordsIn(value)
  if (key === 'amenity') return words.some((word) => word === 'recycling' || word === 'wertstoffhof')
  return key === 'vending' && words.includes('bottle_return')
}

/** A tag with a prefix such as `disused:`. */
interface FormerTag {
  /** Without prefixes. */
  key: string
  value: string
  reason: NotInUse['reason']
  /** The key with its prefixes. */
  written: string
}

/** The tags with one or more prefixes of the lifecycle, unless their value is `no`. */
export function formerTags(tags: Tags): FormerTag[] {
  return Object.entries(tags).flatMap(([written, value]) => {
    const { prefixes, key } = splitKey(written)
    const [first] = prefixes
    if (!first || !key || isDenied(value)) return []
    const reason = goneWords.has(first) ? ('not-in-use' as const) : ('not-yet-in-use' as const)
    return [{ key, value, reason, written }]
  })
}

function splitKey(written: string): { prefixes: string[]; key: string } {
  const prefixes: string[] = []
  let key = written
  for (;;) {
    const [, word = '', rest = ''] = /^((?:under_)?[a-z]+)[:_](.+)$/.exec(key) ?? []
    if (!(goneWords.has(word) || plannedWords.has(word))) break
    prefixes.push(word)
    key = rest
  }
  // Some mappers write the word behind the key: `amenity:disused`.
  const [, feature, last = ''] = /^(amenity|shop|vending|recycling_type|recycling:[^:]+):([a-z_]+)$/.exec(key) ?? []
  if (feature && (goneWords.has(last) || plannedWords.has(last))) return { prefixes: [...prefixes, last], key: feature }
  return { prefixes, key }
}

/** Whether a tag says that an element is closed for some time. */
export const isPaused = (tags: Tags): boolean =>
  Object.entries(tags).some(
    ([key, value]) => statusKeys.test(key) && wordsIn(value).some((word) => statusOfPause.test(word)),
  )

/**
 * Why an element is not in use on a day; null if it is. An element keeps its function when only another one has gone:
 * `was:amenity=cafe` beside `amenity=recycling`.
 */
export function notInUse(tags: Tags, day: string): NotInUse | null {
  return fromKeys(tags, day) ?? fromValues(tags) ?? fromDates(tags, day) ?? fromFormerTags(tags)
}

const hasOwnFeature = (tags: Tags) => Object.entries(tags).some(([key, value]) => isRecyclingFeature(key, value))

const stateOf = (word: string): NotInUse['reason'] | null => {
  if (goneWords.has(word)) return 'not-in-use'
  return plannedWords.has(word) ? 'not-yet-in-use' : null
}

function fromKeys(tags: Tags, day: string): NotInUse | null {
  for (const [key, value] of Object.entries(tags)) {
    const reason = notOfAll.test(key) ? null : stateOf(key)
    const [word = ''] = wordsIn(value)
    // `construction=minor` is work beside a feature that stays in use, and `closed=sunday` a part of the hours.
    if (!reason || isDenied(value) || word === 'minor' || (key === 'closed' && partOfHours.test(word))) continue
    const detail = `${key}=${value}`
    if (reason === 'not-in-use' && /\d{4}/.test(value)) {
      if (isOver(value, day)) return { reason, detail }
      continue
    }
    const namesAnother = (naming.test(key) || reason === 'not-yet-in-use') && !saysItself(word)
    if (!namesAnother || !hasLiveFeature(tags)) return { reason, detail }
  }
  return null
}

const partOfHours = /^(mo|tu|we|th|fr|sa|su|ph|sh|holiday|public_holiday|night|winter|summer)|\d:\d/

const saysItself = (word: string) =>
  /^(yes|true|1|y|perman.*|since.*|recycling.*|container|cent(re|er)|\d.*)$/.test(word)

function fromValues(tags: Tags): NotInUse | null {
  const keys = Object.keys(tags).filter(
    (key) =>
      /^(amenity|recycling_type|building|landuse)$/.test(key) ||
      (key === 'historic' && tags[key] === 'ruins') ||
      (featureKeys.includes(key) && !hasOwnFeature(tags)),
  )
  for (const key of [...keys, ...Object.keys(tags).filter((key) => statusKeys.test(key))]) {
    for (const word of wordsIn(tags[key])) {
      const detail = `${key}=${tags[key]}`
      const isStatus = statusKeys.test(key)
      const state = /^(no|not|historic|historical|old|past|damaged|approved|proj.*)$/.test(word) ? null : stateOf(word)
      if (state) return { reason: state, detail }
      if (isStatus && statusOfGone.test(word)) return { reason: 'not-in-use', detail }
      if (isStatus && statusOfPlanned.test(word)) return { reason: 'not-yet-in-use', detail }
    }
  }
  const never = /^((24\/7|mo-su(, ?ph)?|00:00-24:00) )*(off|closed)( *".*")?$/i.test(tags.opening_hours ?? '')
  return never ? { reason: 'not-in-use', detail: `opening_hours=${tags.opening_hours}` } : null
}

const endKey =
  /^((end|closing|closure|closed|demolition|demolished|removal|removed|disused|abandoned)[_:](date|since)(:edtf)?|date[_:](closed|removed))$/
const startKey = /^((start|opening|open)[_:]date(:edtf)?)$/

function fromDates(tags: Tags, day: string): NotInUse | null {
  for (const [key, value] of Object.entries(tags)) {
    const detail = `${key}=${value}`
    if (endKey.test(key) && !isDenied(value) && isOver(value, day)) return { reason: 'not-in-use', detail }
    if (startKey.test(key) && isToCome(value, day)) return { reason: 'not-yet-in-use', detail }
  }
  return null
}

function fromFormerTags(tags: Tags): NotInUse | null {
  const former = formerTags(tags)
  const own = hasOwnFeature(tags)
  const found = former.find(({ key, value }) => {
    // Only if the same function is said to be there and gone.
    if (own && isRecyclingFeature(key, tags[key] ?? '')) return value === 'yes' || isRecyclingFeature(key, value)
    // The machine itself, whose tags for what it sells may remain.
    if (own && key === 'amenity' && wordsIn(value).includes('vending_machine'))
      return !isRecyclingFeature(key, tags[key] ?? '')
    if (own) return key === 'recycling_type' && tags[key] === value
    if (isFormerFunction(key, value)) return !key.startsWith('recycling:') || !hasMaterials(tags)
    return featureKeys.includes(key) && !hasLiveFeature(tags)
  })
  return found ? { reason: found.reason, detail: `${found.written}=${found.value}` } : null
}

/** Whether a former tag was about recyclables. */
export const isFormerFunction = (key: string, value: string): boolean =>
  isRecyclingFeature(key, value) || /^recycling(_type$|:|$)/.test(key)

const hasMaterials = (tags: Tags) => Object.keys(tags).some((key) => /^recycling(_type$|:)/.test(key))

const hasLiveFeature = (tags: Tags) =>
  featureKeys.some((key) => {
    const [word = ''] = wordsIn(tags[key])
    return word !== '' && stateOf(word) === null
  })

// Whether something has ended: on a day before, or in a year or month that has begun. So does a text without a date,
// unless it says the opposite.
function isOver(value: string, day: string): boolean {
  const [, to, isDay] = periodIn(value)
  if (!to) return !/^(present|open|ongoing|unknown|today|now)$/i.test(value)
  return isDay ? to < day : to <= day
}

function isToCome(value: string, day: string): boolean {
  const [from] = periodIn(value)
  return from ? from > day : /soon|tba|tbd|future|planned|to be/i.test(value)
}

// `2019`, `2019-05`, `2019-05-01`, `31.12.2019`, `~2019`, `2019..2021`: the first and the last day, and whether the last
// is a day. A month or year has no day 00, but it comes before all of its days.
function periodIn(value: string): readonly [from: string, to: string, isDay: boolean] {
  const whole = dayIn(value)
  if (whole) return [whole, whole, true]
  const text = value.replace(
    /\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b/g,
    (_, date, month, year) => `${year}-${month}-${date}`,
  )
  const found = [...text.matchAll(/(\d{4})(?:[-./](\d{1,2}))?(?:[-./](\d{1,2}))?/g)]
  const days = found.map(([, year, month, date]) => [year, pad(month), pad(date)].join('-'))
  const last = found.at(-1)
  return [days[0] ?? '', days.at(-1) ?? '', last?.[3] !== undefined]
}

const pad = (number = '0') => number.padStart(2, '0')
