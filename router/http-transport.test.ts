import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { overHttp } from './http-transport.ts'

const secret = 'the one that router and location share'
const { signal } = new AbortController()

/** A server that answers the first request of each connection, and closes it when another arrives. */
async function forgetfulServer() {
  const state = { requests: 0 }
  const body = '{"data":{"a":1}}'
  const server = createServer((socket) => {
    let isFirst = true
    socket
      .on('error', () => {})
      .on('data', () => {
        state.requests += 1
        if (!isFirst) return void socket.destroy()
        isFirst = false
        socket.write(
          `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
        )
      })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql` }
}

test.each([
  ['a query is sent again', '{ a }', {}, 3],
  ['a mutation is not', 'mutation { a }', {}, 2],
  ['nor is what goes along with one', '{ a }', { confirmedIds: ['plc_1'] }, 2],
])('when a connection closes before the answer, %s', async (_what, query, others, requests) => {
  const { state, url } = await forgetfulServer()
  const { execute, close } = overHttp('location', url, secret)
  await execute({ query: '{ a }' }, {}, signal)
  await sleep(50)

  const second = await execute({ query, ...others }, {}, signal).then(
    () => 'answered',
    () => 'failed',
  )
  await close()

  expect([second, state.requests]).toEqual([requests === 3 ? 'answered' : 'failed', requests])
})
