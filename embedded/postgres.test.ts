import { once } from 'node:events'
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { isAlive } from './processes.ts'
import { aFolder, aServer, ask, ends, serverIn, startElsewhere } from './testing.ts'

vi.setConfig({ testTimeout: 60_000 })
const isRoot = process.getuid?.() === 0

test('a first start makes the databases; a second one finds what was written and adds what is missing', async () => {
  const folder = await aFolder()
  const first = await aServer(folder)
  await ask(first.url('bunri_auth'), 'create table notes as select 7 as note')
  const { pid } = await serverIn(folder)

  await first.stop()
  await first.stop()
  const second = await aServer(folder, { databases: ['bunri_auth', 'bunri_user'] })

  expect(isAlive(pid)).toBe(false)
  expect([first.adopted, second.adopted]).toEqual([false, false])
  expect(await ask(second.url('bunri_auth'), 'select note from notes')).toEqual([{ note: 7 }])
  expect(second.url('bunri_auth').replace(/:\d+\//, '')).toBe(first.url('bunri_auth').replace(/:\d+\//, ''))
  expect(await ask(second.url('bunri_user'), 'select current_user::text as name')).toEqual([{ name: 'bunri_user' }])
  expect(() => second.url('bunri_info')).toThrow('There is no database bunri_info')
})

test('text is UTF-8, in the order of code points, with letters beyond ASCII for extensions too', async () => {
  const { adminUrl, url } = await aServer(await aFolder())

  await ask(url('bunri_auth'), 'create extension pg_trgm')

  expect(await ask(url('bunri_auth'), `select show_trgm('서울') <> '{}' as sees`)).toEqual([{ sees: true }])
  expect(await ask(url('bunri_auth'), `select upper('é') as up, 'Z' < 'a' as points`)).toEqual([
    { up: 'É', points: true },
  ])
  const settings = `select string_agg(setting, ' ' order by name) as all from pg_settings
    where name in ('server_encoding', 'listen_addresses', 'unix_socket_directories', 'jit', 'password_encryption')`
  expect(await ask(`${adminUrl}/postgres`, settings)).toEqual([{ all: 'off 127.0.0.1 scram-sha-256 UTF8 ' }])
})

test('Ctrl-C reaches the process and not its server', async () => {
  const elsewhere = await startElsewhere(await aFolder())

  process.kill(-(elsewhere.process.pid ?? 0), 'SIGINT')

  expect(await elsewhere.hear()).toBe('interrupted')
  expect(await ask(elsewhere.url, 'select 1 as one')).toEqual([{ one: 1 }])
  expect(await elsewhere.stop()).toBe(0)
})

test('a running server keeps no process from ending, and ends with it', async () => {
  const folder = await aFolder()
  const left = await startElsewhere(folder, 'leave')
  const { pid } = await serverIn(folder)

  if (left.process.exitCode === null) await once(left.process, 'exit')

  expect(left.process.exitCode).toBe(0)
  expect(await ends(pid)).toBe(true)
})

test('a role is no superuser, and connects to no database but its own', async () => {
  const { url } = await aServer(await aFolder(), { databases: ['bunri_auth', 'bunri_user'] })
  const auth = url('bunri_auth')

  const rights = await ask(
    auth,
    'select rolsuper, rolcreatedb, rolcreaterole from pg_roles where rolname = current_user',
  )

  expect(rights).toEqual([{ rolsuper: false, rolcreatedb: false, rolcreaterole: false }])
  for (const other of ['bunri_user', 'postgres', 'template1']) {
    const refused = ask(auth.replace(/[^/]+$/, other), 'select 1')
    await expect(refused).rejects.toThrow(`permission denied for database "${other}"`)
  }
})

test('a wrong password is refused, and the right ones are for the owner of the folder to read', async () => {
  const folder = await aFolder()
  const { url } = await aServer(folder)

  const refused = ask(url('bunri_auth').replace(/:[^:@/]+@/, ':guess@'), 'select 1')

  await expect(refused).rejects.toThrow('password authentication failed')
  expect((await stat(join(folder, 'passwords.json'))).mode & 0o777).toBe(0o600)
})

for (const [mode, name] of [
  [0o700, 'only root may enter'],
  [0o711, 'everybody may pass through'],
] as const) {
  test.skipIf(!isRoot)(`works as root below a folder that ${name}${isRoot ? '' : ' (skipped: not root)'}`, async () => {
    const above = await aFolder(mode)
    const folder = join(above, 'below')
    await mkdir(folder)

    const { url } = await aServer(folder)

    expect(await ask(url('bunri_auth'), 'select 1 as one')).toEqual([{ one: 1 }])
    expect((await stat((await serverIn(folder)).data)).uid).not.toBe(0)
  })
}
