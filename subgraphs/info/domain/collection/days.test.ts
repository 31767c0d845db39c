import { afterEach, describe, expect, test } from 'vitest'
import { dayAt, memoiseMomentAt, momentAt } from './days.ts'

const zone = process.env.TZ
afterEach(() => {
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
})

describe.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'])('on a machine in %s', (machine) => {
  test.each([
    ['2026-12-31T14:59:59Z', 'Asia/Seoul', '2026-12-31'],
    ['2026-12-31T15:00:00Z', 'Asia/Seoul', '2027-01-01'],
    ['2024-03-01T04:59:59Z', 'America/New_York', '2024-02-29'],
    ['2024-03-01T05:00:00Z', 'America/New_York', '2024-03-01'],
    ['2026-03-29T22:00:00Z', 'Europe/Berlin', '2026-03-30'],
  ])('the moment %s in %s is on %s', (moment, timeZone, expected) => {
    process.env.TZ = machine

    expect(dayAt(new Date(moment), timeZone)).toBe(expected)
  })

  test.each([
    ['Asia/Seoul', '2026-12-31', '20:00', '2026-12-31T11:00:00.000Z'],
    ['Asia/Seoul', '2024-02-29', '00:00', '2024-02-28T15:00:00.000Z'],
    // Korea last had summer time in 1988.
    ['Asia/Seoul', '1988-07-01', '20:00', '1988-07-01T10:00:00.000Z'],
    ['Europe/Berlin', '2026-01-15', '20:00', '2026-01-15T19:00:00.000Z'],
    ['Europe/Berlin', '2026-07-15', '20:00', '2026-07-15T18:00:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['Europe/Berlin', '2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    // Skipped by the clocks: the offset before the change.
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    // Occurs twice: the first occurrence.
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', '2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    ['America/New_York', '2026-11-01', '20:00', '2026-11-02T01:00:00.000Z'],
    // Half an hour of summer time, in the southern hemisphere.
    ['Australia/Lord_Howe', '2026-04-05', '12:00', '2026-04-05T01:30:00.000Z'],
  ])('in %s, %s %s is %s', (timeZone, day, time, expected) => {
    process.env.TZ = machine

    expect(momentAt(day, time, timeZone).toISOString()).toBe(expected)
    expect(memoiseMomentAt(timeZone)(day, time).toISOString()).toBe(expected)
  })
})
