import { spawn } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test, vi } from 'vitest'
import { readPidFile } from './pid-file.ts'
import { startEmbeddedPostgres } from './postgres.ts'
import { isAlive } from './processes.ts'
import { aFolder, aServer, ask, ends, serverIn, startElsewhere } from './testing.ts'

vi.setConfig({ testTimeout: 60_000 })

test('a start beside a running server adopts it, adds its databases and leaves it running', async () => {
  const folder = await aFolder()
  const owner = await aServer(folder)

  const guest = await startEmbeddedPostgres({ folder, databases: ['bunri_info'] })
  await guest.stop()

  expect(guest).toMatchObject({ adopted: true, port: owner.port })
  expect(await ask(guest.url('bunri_info'), 'select 1 as one')).toEqual([{ one: 1 }])
})

test('of two first starts at the same moment one owns the server and the other adopts it', async () => {
  const folder = await aFolder()

  const both = await Promise.all([startElsewhere(folder), startElsewhere(folder)])

  const [owner, guest] = both.sort((a, b) => Number(a.adopted) - Number(b.adopted))
  expect([owner?.adopted, guest?.adopted]).toEqual([false, true])
  expect(await guest?.stop()).toBe(0)
  expect(await ask(owner?.url ?? '', 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await owner?.stop()).toBe(0)
})

test('kill -9 of the process that started it leaves no server, and the next start has its data', async () => {
  const folder = await aFolder()
  const killed = await startElsewhere(folder)
  await ask(killed.url, 'create table notes as select 7 as note')
  const { pid } = await serverIn(folder)

  killed.process.kill('SIGKILL')
  const next = await aServer(folder)

  expect(await ends(pid)).toBe(true)
  expect(next.adopted).toBe(false)
  expect(await ask(next.url('bunri_auth'), 'select note from notes')).toEqual([{ note: 7 }])
})

test('kill -9 in the middle of a first start is no hindrance for the next', async () => {
  const folder = await aFolder()
  const starting = startElsewhere(folder)
  onTestFinished(() => starting.then(() => {}))
  await vi.waitUntil(async () => (await readdir(folder)).some((name) => name.includes('.init-')), 10_000)
  await setTimeout(50)

  const flag = (await readdir(folder)).find((name) => name.startsWith('starting.'))
  process.kill(Number(flag?.split('.')[1]), 'SIGKILL')
  const next = await aServer(folder)

  expect(await ask(next.url('bunri_auth'), 'select 1 as one')).toEqual([{ one: 1 }])
  expect((await readdir(folder)).filter((name) => /init|starting/.test(name))).toEqual([])
})

test('kill -9 of the server leaves a stale postmaster.pid, with which it starts again', async () => {
  const folder = await aFolder()
  const killed = await aServer(folder, { durable: true })
  await ask(killed.url('bunri_auth'), 'create table notes as select 7 as note')
  const { pid, data } = await serverIn(folder)

  process.kill(pid, 'SIGKILL')
  await killed.stop()
  expect((await readPidFile(data))?.pid).toBe(pid)
  const next = await aServer(folder)

  expect(next.adopted).toBe(false)
  expect(await ask(next.url('bunri_auth'), 'select note from notes')).toEqual([{ note: 7 }])
})

test('a stale postmaster.pid whose number is another process by now is no hindrance either', async () => {
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

  expect(await ask(next.url('bunri_auth'), 'select 1 as one')).toEqual([{ one: 1 }])
  expect(isAlive(other.pid ?? 0)).toBe(true)
})
