import { setTimeout } from 'node:timers/promises'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { expect, test, vi } from 'vitest'
import { signAccessToken, viewerReader } from '../../../_shared/viewer.ts'
import { keySet } from './key-set.ts'

const issuer = 'http://auth.test'
const viewer = { userId: 'usr_robin', sessionId: 'ses_robin', contributorId: 'ctr_robin', scopes: [] }
const { publicKey, privateKey } = await generateKeyPair('EdDSA')
const published: JWK[] = [{ ...(await exportJWK(publicKey)), kid: 'one', alg: 'EdDSA' }]
const token = async (kid: string) => `Bearer ${await signAccessToken({ kid, privateKey }, issuer, viewer)}`

// The cache looks at this clock, at most once a millisecond.
let now = performance.now()
vi.spyOn(performance, 'now').mockImplementation(() => now)
async function pass(seconds: number): Promise<void> {
  now += seconds * 1000
  await setTimeout(5)
}

test('keys are read once a minute, however many tokens come', async () => {
  const read = vi.fn(async () => published)
  const readViewer = viewerReader({ keys: keySet(read), issuer })
  const ask = async () => Promise.all(Array.from({ length: 10 }, async () => readViewer(await token('one'))))

  expect(await ask()).toEqual(Array(10).fill(viewer))
  await pass(59)
  await ask()
  expect(read).toHaveBeenCalledTimes(1)

  await pass(2)
  await ask()
  expect(read).toHaveBeenCalledTimes(2)
})

test('the last keys go on being good while the database does not answer', async () => {
  const read = vi.fn(async () => published)
  const readViewer = viewerReader({ keys: keySet(read), issuer })
  await readViewer(await token('one'))

  read.mockRejectedValue(new Error('no connection'))
  await pass(61)

  expect(await readViewer(await token('one'))).toEqual(viewer)
  expect(read).toHaveBeenCalledTimes(2)
})

test('a token of a key that is not published is not good', async () => {
  const readViewer = viewerReader({ keys: keySet(async () => published), issuer })

  await expect(readViewer(await token('two'))).rejects.toThrow('The access token is not valid.')
})
