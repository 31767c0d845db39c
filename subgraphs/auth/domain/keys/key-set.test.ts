import { setTimeout } from 'node:timers/promises'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { expect, test, vi } from 'vitest'
import { signAccessToken, viewerReader } from '../../../_shared/viewer.ts'
import { cachedKeySet } from './key-set.ts'

const issuer = 'http://auth.test'
const viewer = { userId: 'usr_robin', sessionId: 'ses_robin', contributorId: 'ctr_robin', scopes: [] }
const { publicKey, privateKey } = await generateKeyPair('EdDSA')
const published: JWK[] = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA' }]
const token = async (kid: string) => `Bearer ${await signAccessToken({ kid, privateKey }, issuer, viewer)}`

// The cache reads this clock at most once a millisecond.
let now = performance.now()
vi.spyOn(performance, 'now').mockImplementation(() => now)
async function advanceTime(seconds: number): Promise<void> {
  now += seconds * 1000
  await setTimeout(5)
}

test('keys are read once a minute, however many tokens are checked', async () => {
  const read = vi.fn(async () => published)
  const readViewer = viewerReader({ keys: cachedKeySet(read), issuer })
  const ask = async () => Promise.all(Array.from({ length: 10 }, async () => readViewer(await token('one'))))

  expect(await ask()).toEqual(Array(10).fill(viewer))
  await advanceTime(59)
  await ask()
  expect(read).toHaveBeenCalledTimes(1)

  await advanceTime(2)
  await ask()
  expect(read).toHaveBeenCalledTimes(2)
})

test('the last keys remain valid while the database is down', async () => {
  const read = vi.fn(async () => published)
  const readViewer = viewerReader({ keys: cachedKeySet(read), issuer })
  await readViewer(await token('one'))

  read.mockRejectedValue(new Error('no connection'))
  await advanceTime(61)

  expect(await readViewer(await token('one'))).toEqual(viewer)
  expect(read).toHaveBeenCalledTimes(2)
})

test('a token signed with an unpublished key is rejected', async () => {
  const readViewer = viewerReader({ keys: cachedKeySet(async () => published), issuer })

  await expect(readViewer(await token('two'))).rejects.toThrow('The access token is not valid.')
})
