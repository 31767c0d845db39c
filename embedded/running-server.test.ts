import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readPidFile } from './pid-file.ts'
import { startEmbeddedPostgres } from './postgres.ts'
import { isAlive } from './processes.ts'
import { aFolder, aServer, runQuery, serverIn, startServerProcess, waitForExit } from './testing.ts'

vi.setConfig({ testTimeout: 60_000 })

test('a second start adopts the running server, adds its databases, and leaves it running when stopped', async () => {
  const folder = await aFolder()
  const owner = await aServer(folder)

  const guest = await startEmbeddedPostgres({ folder, databases: ['bunri_info'] })
  await guest.stop()

  expect(guest).toMatchObject({ adopted: true, port: owner.port })
  expect(await runQuery(guest.url('bunri_info'), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('of two concurrent first starts, one owns the server and the other adopts it', async () => {
  const folder = await aFolder()

  const both = await Promise.all([startServerProcess(folder), startServerProcess(folder)])

  const [owner, guest] = both.sort((a, b) => Number(a.adopted) - Number(b.adopted))
  expect([owner?.adopted, guest?.adopted]).toEqual([false, true])
  expect(await guest?.stop()).toBe(0)
  expect(await runQuery(owner?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await owner?.stop()).toBe(0)
})

test('kill -9 of the owner process stops the server, and the next start has its data', async () => {
  const folder = await aFolder()
  const killed = await startServerProcess(folder)
  await runQuery(killed.url, 'create table notes as select 7 as note')
  const { pid } = await serverIn(folder)

  killed.process.kill('SIGKILL')
  const next = await aServer(folder)

  expect(await waitForExit(pid)).toBe(true)
  expect(next.adopted).toBe(false)
  expect(await runQuery(next.url('bunri_auth'), 'select note from notes')).toEqual([{ note: 7 }])
})

test('kill -9 during a first start does not prevent the next start', async () => {
  const folder = await aFolder()
  const starting = startServerProcess(folder)
  onTestFinished(() => starting.then(() => {}))
  await vi.waitUntil(async () => (await readdir(folder)).some((name) => name.includes('.init-')), 10_000)
  await setTimeout(50)

  const lockFile = (await readdir(folder)).find((name) => name.startsWith('starting.'))
  process.kill(Number(lockFile?.split('.')[1]), 'SIGKILL')
  const next = await aServer(folder)

  expect(await runQuery(next.url('bunri_auth'), 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await readdir(folder)).filter((name) => /init|starting/.test(name))).toEqual([])
})

test('the server starts again despite the stale postmaster.pid that kill -9 of the server leaves', async () => {
  const folder = await aFolder()
  const killed = await aServer(folder, { durable: true })
  await runQuery(killed.url('bunri_auth'), 'create table notes as select 7 as note')
  const { pid, data } = await serverIn(folder)

  process.kill(pid, 'SIGKILL')
  await killed.stop()
  expect((await readPidFile(data))?.pid).toBe(pid)
  const next = await aServer(folder)

  expect(next.adopted).toBe(false)
  expect(await runQuery(next.url('bunri_auth'), 'select note from notes')).toEqual([{ note: 7 }])
})

test('the server starts again even if another process has the id in the stale postmaster.pid', async () => {
  const folder = await aFolder()
  const killed = await aServer(folder)
  const { pid, data } = await serverIn(folder)
  process.kill(pid, 'SIGKILL')
  await killed.stop()
  const other = spawn('sleep', ['60'])
  onTestFinished(() => void other.kill())
  const file = join(data, 'postmaster.pid')
  await writeFile(file, (await readFile(file, 'utf8')).replace(/^\d+/, String(other.pid)))

  const next = await aServer(folder)

  expect(await runQuery(next.url('bunri_auth'), 'select 1 as one')).toEqual([{ one: 1 }])
  expect(isAlive(other.pid ?? 0)).toBe(true)
})
