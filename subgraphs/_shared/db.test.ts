import { createServer, connect as dial, type Socket } from 'node:net'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { connect } from './db.ts'
import { testDatabase } from './testing.ts'

const url = new URL(await testDatabase('info'))

test('a pool fails fast while the database is down and recovers soon after it is back', async () => {
  const before = await proxyTo(url)
  const through = new URL(url)
  through.port = String(before.port)
  const { db, close } = connect(through.href)
  const ask = () => db.execute(sql`select 1`)
  await ask()

  await before.close()
  let failures = 0
  for (const start = performance.now(); performance.now() - start < 3_000; )
    failures += await ask().then(
      () => 0,
      () => 1,
    )
  const after = await proxyTo(url, before.port)
  const start = performance.now()
  while (
    !(await ask().then(
      () => true,
      () => false,
    ))
  );
  const recoveryMs = performance.now() - start
  await close()
  await after.close()

  expect(failures).toBeGreaterThan(4)
  // With the driver's own delays it would take up to twenty seconds.
  expect(recoveryMs).toBeLessThan(5_000)
})

/** A TCP proxy to a server. Closing it looks like the server stopping. */
async function proxyTo({ hostname, port }: URL, at = 0) {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = dial(Number(port), hostname)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
    }
    near.pipe(far).pipe(near)
  }).listen(at, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const close = async () => {
    for (const socket of open) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  }
  return { port: typeof address === 'object' ? Number(address?.port) : 0, close }
}
