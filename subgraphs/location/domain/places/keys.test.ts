import { expect, test } from 'vitest'
import type { RegionRow } from '../../db/schema.ts'
import { addressKey } from './keys.ts'

const region = { id: 'reg_4117100000', ancestorIds: ['reg_KR', 'reg_4100000000', 'reg_4117000000'] } as RegionRow
const keyOf = (street: string) => addressKey(region, street)

test('the key of an address is its road and house number, in the city and not in one of its districts', () => {
  expect(keyOf('안양로 496 (석수동)')).toBe('reg_4117000000 안양로496')
  expect(keyOf('안양로496, 2층 민원실')).toBe('reg_4117000000 안양로496')
  expect(keyOf('우동3로 11번길 36 앞')).toBe('reg_4117000000 우동3로11번길36')
  expect(keyOf('남원로152-21,2동109호(한솔맨션)')).toBe('reg_4117000000 남원로152-21')
  expect(keyOf('성산읍 고성리 1152-8')).toBe('reg_4117000000 성산읍고성리1152-8')
  expect(keyOf('군위읍 내량리 산58-3')).toBe('reg_4117000000 군위읍내량리산58-3')
})

test('a road without a house number has no key', () => {
  expect(keyOf('동일로239다길')).toBeNull()
  expect(keyOf('안양로 468번길')).toBeNull()
  expect(keyOf('과천대로6길')).toBeNull()
  expect(keyOf('임곡로(두정동)')).toBeNull()
  expect(keyOf('하동읍')).toBeNull()
})
