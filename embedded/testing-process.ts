import { once } from 'node:events'
import { startEmbeddedPostgres } from './postgres.ts'

// For tests: starts the server in the folder named by the first argument, prints its addresses as a line of JSON, and
// stops it when a line arrives on standard input. With `leave` as the second argument it neither waits nor stops the
// server.
const [folder = '', mode] = process.argv.slice(2)
const { url, adminUrl, adopted, stop } = await startEmbeddedPostgres({
  folder,
  databases: ['bunri_auth'],
  durable: false,
})
process.on('SIGINT', () => process.stdout.write('"interrupted"\n'))
process.stdout.write(`${JSON.stringify({ url: url('bunri_auth'), adminUrl, adopted })}\n`)
if (mode !== 'leave') {
  await once(process.stdin, 'data')
  await stop()
  process.stdin.destroy()
}
