import { type Attack, attacks } from './attacks.ts'
import { Client, type Outcomes, sleep } from './load.ts'

// Its own process, so that making requests doesn't delay the normal client: attacker.ts <url> <attack> <milliseconds> <address>
const [url = '', name, ms, address = '203.0.113.1'] = process.argv.slice(2)
const attack = attacks.find((one) => one.name === name)
if (!attack || !['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname))
  throw new Error('Give the address of a server on this machine, and an attack.')

process.stdout.write('started\n')
const client = new Client(url, attack.connections)
const outcomes: Outcomes = {}
const start = performance.now()
const end = start + Number(ms)
let sent = 0

async function attackAgain(attack: Attack): Promise<void> {
  const { requestsPerSecond, body, abandonAfterMs } = attack
  while (performance.now() < end) {
    const index = sent++
    const ahead = start + (index * 1_000) / requestsPerSecond - performance.now()
    if (ahead > 0) await sleep(ahead)
    const { status } = await client.send({
      body: body(index),
      address,
      abandonAfterMs,
    })
    outcomes[status] = (outcomes[status] ?? 0) + 1
  }
}

await Promise.all(Array.from({ length: attack.connections }, () => attackAgain(attack)))
await client.close()
process.stdout.write(JSON.stringify(outcomes))
