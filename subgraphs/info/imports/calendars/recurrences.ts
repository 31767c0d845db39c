import ical from 'node-ical'

/** Two years: the longest that a recurring event is followed. */
const recurringDaysMax = 731

/**
 * The days on which an event recurs, as `YYYYMMDD`; null for a rule that can't be read, or recurs more than daily.
 * @param first the day of the event
 * @param rule as in `RRULE`
 */
export function recurrencesOf(first: string, rule: string): string[] | null {
  const [, frequency = ''] = /(?:^|;)FREQ=(DAILY|WEEKLY|MONTHLY|YEARLY)(?:;|$)/i.exec(rule) ?? []
  const interval = /(?:^|;)INTERVAL=([^;]*)/i.exec(rule)?.[1]
  // The library never ends with 0. Where a rule has no day at all, it looks for one until the year 9999, which takes half a minute by days.
  if (!frequency || (interval && !/^[1-9]\d?$/.test(interval))) return null
  const isByDays = /^(DAILY|WEEKLY)$/i.test(frequency)
  if ((isByDays ? /BY(?!DAY=|MONTH=)[A-Z]+=/i : /BY(?!DAY=|MONTH=|MONTHDAY=|SETPOS=)[A-Z]+=/i).test(rule)) return null
  if (/BYMONTH=(?!(1[0-2]|[1-9])(,(1[0-2]|[1-9]))*(;|$))/i.test(rule)) return null
  const start = timeOf(first)
  const end = new Date(start.getTime() + recurringDaysMax * 86_400_000)
  const until = /(?:^|;)UNTIL=(\d{8})/i.exec(rule)?.[1]
  // The library looks for days until the end of its rule: without one, to the year 9999.
  const last = until && timeOf(until) < end ? until : textOf(end)
  const daily = rule.replace(/(^|;)UNTIL=[^;]*/i, '').replace(/^;/, '')
  const hasCount = /(?:^|;)COUNT=/i.test(daily)
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', `DTSTART:${first}T000000Z`],
    ...[`RRULE:${daily}${hasCount ? '' : `;UNTIL=${last}T000000Z`}`, 'END:VEVENT', 'END:VCALENDAR', ''],
  ]
  try {
    const event = Object.values(ical.sync.parseICS(lines.join('\r\n'))).find((found) => found?.type === 'VEVENT')
    const rrule = event && 'rrule' in event ? event.rrule : undefined
    return rrule ? rrule.between(start, timeOf(last), true).map(textOf) : null
  } catch {
    return null
  }
}

const timeOf = (day: string) => new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6, 8)}T00:00:00Z`)
const textOf = (time: Date) => time.toISOString().slice(0, 10).replaceAll('-', '')
