import { describe, expect, test } from 'vitest'
import type { CollectionRuleRow } from '../../db/schema.ts'
import { daily, aSchedule as schedule } from '../../fixtures.ts'
import { exceptions, nextPickup, pickups } from './pickups.ts'

describe('a source that moves the collection of holidays to the following day', () => {
  // 제헌절 2026 is a Friday, 개천절 a Saturday with a substitute on Monday, 추석 Thursday to Saturday.
  const moved = (rule: Partial<CollectionRuleRow>) => schedule({ offDays: '공휴일(익일 수거)', ...rule })
  const shown = (days: { date: string; isMoved: boolean }[]) => days.map(({ date, isMoved }) => `${date} ${isMoved}`)

  test('puts it there, marked, behind a run of holidays', () => {
    const fridays = moved({ weekdays: ['FRIDAY'] })

    expect(shown(pickups(fridays, '2026-07-13', 14))).toEqual(['2026-07-18 true', '2026-07-24 false'])
    expect(exceptions(fridays, '2026-07-13', 14)).toMatchObject([
      { date: '2026-07-17', isCancelled: true, movedTo: '2026-07-18' },
    ])
    expect(shown(pickups(fridays, '2026-09-21', 14))).toEqual(['2026-09-27 true', '2026-10-02 false'])
    expect(pickups(fridays, '2026-07-18', 1)).toMatchObject([{ date: '2026-07-18', isMoved: true }])
    expect(nextPickup(fridays, new Date('2026-07-17T09:00:00+09:00'))?.date).toBe('2026-07-18')
  })

  test('adds nothing to a day that is collected anyway', () => {
    expect(shown(pickups(moved(daily), '2026-07-16', 3))).toEqual(['2026-07-16 false', '2026-07-18 false'])
  })

  test('keeps a holiday cancelled that it names without moving it', () => {
    const fridays = moved({ weekdays: ['FRIDAY'], offDays: '제헌절, 공휴일(익일 수거)' })

    expect(pickups(fridays, '2026-07-13', 7)).toEqual([])
    expect(exceptions(fridays, '2026-07-13', 7)).toMatchObject([{ date: '2026-07-17', movedTo: null }])
  })

  test('says where to only if all rules of the day move there', () => {
    const friday = { weekdays: ['FRIDAY'] } satisfies Partial<CollectionRuleRow>
    const both = (offDays: string) =>
      exceptions(
        schedule({ ...friday, offDays: '공휴일(익일 수거)' }, { ...friday, method: 'FOOD_WASTE', offDays }),
        '2026-07-17',
        1,
      )

    expect(both('공휴일은 다음날 수거')).toMatchObject([{ movedTo: '2026-07-18' }])
    expect(both('공휴일(전날 수거)')).toMatchObject([{ isCancelled: true, movedTo: null }])
    expect(both('공휴일')).toMatchObject([{ isCancelled: true, movedTo: null }])
  })
})
