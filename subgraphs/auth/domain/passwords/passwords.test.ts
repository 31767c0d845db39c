import { hash, parseOptions } from '@node-rs/argon2'
import { expect, test } from 'vitest'
import { passwordLeaked, passwordLength, passwordPredictable, passwordRepeats } from '../refusals.ts'
import { dummyHash, hashPassword, isOutdated, passwordProblem, verifyPassword } from './passwords.ts'

const notLeaked = async () => false

test.each([
  ['fourteen chars', passwordLength(14)],
  ['fifteen letters', null],
  ['분리배출은 헹구고 접어서 모아요', null],
  [`${'seven yogurt cups '.repeat(7)}!!`, null],
  [`${'seven yogurt cups '.repeat(7)}!!!`, passwordLength(129)],
  ['♻♻♻♻♻♻♻♻♻♻♻♻♻♻♻', passwordRepeats],
  ['cupcupcupcupcup', passwordRepeats],
  ['half of it twicehalf of it twice', null],
  ['1qaz2wsx3edc4rfv', passwordLeaked],
  ['1QAZ2wsx3EDC4rfv', passwordLeaked],
  ['Bunri2026-Bunri1', passwordPredictable],
  ['robin-example-12', passwordPredictable],
])('the problem of the password %j', async (password, problem) => {
  expect(await passwordProblem(password, 'robin@example.com', notLeaked)).toEqual(problem)
})

test('composed and decomposed Hangul are the same password', async () => {
  const composed = '분리배출은 헹구고 접어서 모아요'.normalize('NFC')
  const decomposed = composed.normalize('NFD')
  const passwordHash = await hashPassword(composed)

  expect(decomposed).not.toBe(composed)
  expect(await verifyPassword(passwordHash, decomposed)).toBe(true)
  expect(await passwordProblem('분리배출은 헹구고 접'.normalize('NFD'), '', notLeaked)).toEqual(passwordLength(11))
})

test('a hash is Argon2id with 19 MiB and two passes, and the dummy hash costs the same', async () => {
  const cost = { algorithm: 2, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

  expect(parseOptions(await hashPassword('seven yogurt cups'))).toMatchObject(cost)
  expect(parseOptions(dummyHash)).toEqual(parseOptions(await hashPassword('seven yogurt cups')))
})

test('a hash with other cost parameters is outdated', async () => {
  expect(isOutdated(await hash('seven yogurt cups', { memoryCost: 8192, timeCost: 2 }))).toBe(true)
  expect(isOutdated(await hashPassword('seven yogurt cups'))).toBe(false)
})
