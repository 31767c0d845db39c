import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { expect, onTestFinished, vi } from 'vitest'

/** Whether this machine has a redis-server for tests. */
export const hasRedis = spawnSync('redis-server', ['--version']).status === 0

/** A Redis of a test, which ends with it. */
export async function startRedis(port: number): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const server = spawn('redis-server', options, { stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => void server.kill('SIGKILL'))
  let output = ''
  server.stdout?.on('data', (chunk) => {
    output += chunk
  })
  await vi.waitFor(() => expect(output).toContain('Ready to accept connections'), { timeout: 10_000 })
  return server
}
