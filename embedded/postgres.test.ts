import { once } from 'node:events'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { isAlive } from './processes.ts'
import { aFolder, aServer, runQuery, serverIn, startServerProcess, waitForExit } from './testing.ts'

vi.setConfig({ testTimeout: 60_000 })
const isRoot = process.getuid?.() === 0

test('a first start creates the databases; a second start keeps the data and adds the missing databases', async () => {
  const folder = await aFolder()
  const first = await aServer(folder)
  await runQuery(first.url('bunri_auth'), 'create table notes as select 7 as note')
  const { pid } = await serverIn(folder)

  await first.stop()
  await first.stop()
  const second = await aServer(folder, { databases: ['bunri_auth', 'bunri_user'] })

  expect(isAlive(pid)).toBe(false)
  expect([first.adopted, second.adopted]).toEqual([false, false])
  expect(await runQuery(second.url('bunri_auth'), 'select note from notes')).toEqual([{ note: 7 }])
  expect(second.url('bunri_auth').replace(/:\d+\//, '')).toBe(first.url('bunri_auth').replace(/:\d+\//, ''))
  expect(await runQuery(second.url('bunri_user'), 'select current_user::text as name')).toEqual([
    { name: 'bunri_user' },
  ])
  expect(() => second.url('bunri_info')).toThrow('There is no database bunri_info')
})

test('text is UTF-8 and sorts by code point, and extensions recognise letters outside ASCII', async () => {
  const { adminUrl, url } = await aServer(await aFolder())

  await runQuery(url('bunri_auth'), 'create extension pg_trgm')

  expect(await runQuery(url('bunri_auth'), `select show_trgm('서울') <> '{}' as sees`)).toEqual([{ sees: true }])
  expect(await runQuery(url('bunri_auth'), `select upper('é') as up, 'Z' < 'a' as points`)).toEqual([
    { up: 'É', points: true },
  ])
  const settings = `select string_agg(setting, ' ' order by name) as all from pg_settings
    where name in ('server_encoding', 'listen_addresses', 'unix_socket_directories', 'jit', 'password_encryption')`
  expect(await runQuery(`${adminUrl}/postgres`, settings)).toEqual([{ all: 'off 127.0.0.1 scram-sha-256 UTF8 ' }])
})

test('Ctrl-C reaches the process but not its server', async () => {
  const serverProcess = await startServerProcess(await aFolder())

  process.kill(-(serverProcess.process.pid ?? 0), 'SIGINT')

  expect(await serverProcess.nextLine()).toBe('interrupted')
  expect(await runQuery(serverProcess.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await serverProcess.stop()).toBe(0)
})

test('a running server lets its process exit, and stops with it', async () => {
  const folder = await aFolder()
  const left = await startServerProcess(folder, 'leave')
  const { pid } = await serverIn(folder)

  if (left.process.exitCode === null) await once(left.process, 'exit')

  expect(left.process.exitCode).toBe(0)
  // Without a process id the server removed its pid file before we read it: it has stopped already.
  expect(pid === 0 || (await waitForExit(pid))).toBe(true)
})

test('a role is not a superuser and can connect only to its own database', async () => {
  const { url } = await aServer(await aFolder(), { databases: ['bunri_auth', 'bunri_user'] })
  const auth = url('bunri_auth')

  const rights = await runQuery(
    auth,
    'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
  )

  expect(rights).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false }])
  for (const other of ['bunri_user', 'postgres', 'template1']) {
    const refused = runQuery(auth.replace(/[^/]+$/, other), 'select 1')
    await expect(refused).rejects.toThrow(`permission denied for database "${other}"`)
  }
})

test('the server rejects a wrong password, and only the owner of the folder can read the right ones', async () => {
  const folder = await aFolder()
  const { url } = await aServer(folder)

  const refused = runQuery(url('bunri_auth').replace(/:[^:@/]+@/, ':guess@'), 'select 1')

  await expect(refused).rejects.toThrow('password authentication failed')
  expect((await stat(join(folder, 'passwords.json'))).mode & 0o777).toBe(0o600)
})

for (const [mode, name] of [
  [0o700, 'only root may enter'],
  [0o711, 'everybody may pass through'],
] as const) {
  test.skipIf(!isRoot)(`runs as root below a folder that ${name}${isRoot ? '' : ' (skipped: not root)'}`, async () => {
    const above = await aFolder(mode)
    const folder = join(above, 'below')
    await mkdir(folder)

    const { url } = await aServer(folder)

    expect(await runQuery(url('bunri_auth'), 'select 1 as one')).toEqual([{ one: 1 }])
    expect((await stat((await serverIn(folder)).data)).uid).not.toBe(0)
  })
}
