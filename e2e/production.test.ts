import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { subgraphs } from '../subgraphs/all.ts'

const project = join(import.meta.dirname, '..')
/** Runs a process until it exits, and returns what it says. */
const run = (script: string, env: Record<string, string>): Promise<{ code: unknown; output: string }> =>
  new Promise((resolve) => {
    const args = ['--import', 'tsx', script]
    const options = { cwd: project, env: { PATH: process.env.PATH, ...env }, timeout: 80_000 }
    execFile(process.execPath, args, options, (error, _output, errors) =>
      resolve({ code: error?.code, output: errors }),
    )
  })

test('the router does not start in an environment that it does not know', async () => {
  const { code, output } = await run('router/index.ts', { NODE_ENV: 'prod' })

  expect(code).toBe(1)
  expect(output).toContain('NODE_ENV: must be production, development, test or unset; this one is "prod"')
})

test('neither does any subgraph', () => {
  for (const { readConfig } of subgraphs) expect(() => readConfig({ NODE_ENV: 'prod' })).toThrow('NODE_ENV: must be ')
})

test('a subgraph says in one message all that production lacks', async () => {
  const { code, output } = await run('subgraphs/auth/index.ts', {
    NODE_ENV: 'production',
    AUTH_ASSERTION_SECRET: 'an example that is long enough for it',
    AUTH_JWKS_URL: 'http://auth.example/.well-known/jwks.json',
    AUTH_DATABASE_URL: 'postgres://auth:b0rrowed@db.example/auth',
    AUTH_REFRESH_SECRET: 'too short',
    LOG_LEVEL: 'loud',
  })

  expect(code).toBe(1)
  for (const part of [
    'AUTH_ASSERTION_SECRET: is an example or too regular',
    'AUTH_JWKS_URL: needs TLS in production',
    'AUTH_DATABASE_URL: needs TLS in production',
    'AUTH_KEY_SECRET: ',
    'AUTH_REFRESH_SECRET: must have at least 32 characters',
    'AUTH_SMTP_URL: is required in production',
    'NATS_URL: ',
    'LOG_LEVEL: ',
  ])
    expect(output).toContain(part)
})

test('every process that serves has a heap limit, which leaves room in its container', () => {
  const { scripts: commands } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'))
  const dockerfile = readFileSync(join(project, 'Dockerfile'), 'utf8')
  const { services } = parse(readFileSync(join(project, 'docker-compose.yml'), 'utf8'), { merge: true })

  const starts = Object.entries<string>(commands).filter(([name]) => /^start(:|$)/.test(name))
  expect(starts).toHaveLength(6)
  for (const [, command] of starts) expect(command).toMatch(/^node --max-old-space-size=512 --max-semi-space-size=32 /)
  expect(dockerfile).toMatch(/HEAP_MB=512 [\s\S]*--max-old-space-size=\$HEAP_MB --max-semi-space-size=32 /)
  for (const name of ['auth', 'user', 'location', 'info', 'router']) expect(services[name].mem_limit).toBe('768m')
})
