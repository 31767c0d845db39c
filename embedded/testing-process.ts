import { once } from 'node:events'
import { startEmbeddedPostgres } from './postgres.ts'

// For tests: starts the server of the folder that is named, says so, and stops it at the first line it is sent.
// With `leave` as the second word it stops nothing and waits for nothing.
const [folder = '', manner] = process.argv.slice(2)
const { url, adminUrl, adopted, stop } = await startEmbeddedPostgres({
  folder,
  databases: ['bunri_auth'],
  durable: false,
})
process.on('SIGINT', () => process.stdout.write('"interrupted"\n'))
process.stdout.write(`${JSON.stringify({ url: url('bunri_auth'), adminUrl, adopted })}\n`)
if (manner !== 'leave') {
  await once(process.stdin, 'data')
  await stop()
  process.stdin.destroy()
}
