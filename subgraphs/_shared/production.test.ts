import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { type Env, type EnvTypes, readEnv } from './env.ts'

const settings = ({ databaseUrl, serviceUrl, redisUrl, secret }: EnvTypes) =>
  z.object({
    A_DATABASE_URL: databaseUrl.optional(),
    A_URL: serviceUrl.optional(),
    A_REDIS_URL: redisUrl.optional(),
    A_SECRET: secret.optional(),
    B_SECRET: secret.optional(),
  })

const problemsOf = (env: Env): string => {
  try {
    readEnv(settings, env)
    return ''
  } catch (error) {
    return String(error)
  }
}

const generated = () => randomBytes(32).toString('base64url')

test.each([
  ['A_DATABASE_URL', 'postgres://a:b0rrowed@db.internal/c'],
  ['A_DATABASE_URL', 'postgres://a:b0rrowed@10.0.0.7/c'],
  ['A_DATABASE_URL', 'postgres://a:b0rrowed@db.internal/c?sslmode=disable'],
  ['A_DATABASE_URL', 'postgres://a:b0rrowed@db.internal/c?sslmode=prefer'],
  ['A_DATABASE_URL', 'postgres://a:b0rrowed@localhost.evil.example/c'],
  ['A_DATABASE_URL', 'postgres://bunri_auth:password@127.0.0.1/c'],
  ['A_URL', 'http://auth:4001/.well-known/jwks.json'],
  ['A_URL', 'http://192.168.0.7/'],
  ['A_URL', 'http://127.0.0.1.nip.example/'],
  ['A_REDIS_URL', 'redis://cache:6379'],
  ['A_SECRET', 'a secret for sealing keys in tests only'],
  ['A_SECRET', 'x'.repeat(64)],
  ['A_SECRET', 'abab'.repeat(10)],
  ['A_SECRET', 'changeme-changeme-changeme-changeme'],
])('production refuses %s=%s, and development takes it', (name, value) => {
  expect(problemsOf({ NODE_ENV: 'production', [name]: value })).toContain(`${name}: `)
  expect(problemsOf({ NODE_ENV: 'development', [name]: value })).toBe('')
})

test.each([
  ['A_DATABASE_URL', 'postgres://a:b0rrowed@db.internal/c?sslmode=verify-full'],
  ['A_DATABASE_URL', 'postgres://a:b0rrowed@127.0.0.1/c'],
  ['A_DATABASE_URL', 'postgres://a@%2Fvar%2Frun%2Fpostgresql/c'],
  ['A_DATABASE_URL', 'postgres://a:b0rrowed@db/c'],
  ['A_URL', 'https://auth.example/.well-known/jwks.json'],
  ['A_URL', 'http://[::1]:4001/'],
  ['A_URL', 'http://AUTH:4001/'],
  ['A_REDIS_URL', 'rediss://cache.example:6379'],
  ['A_SECRET', generated()],
])('production takes %s=%s where db and auth are private hosts', (name, value) => {
  expect(problemsOf({ NODE_ENV: 'production', PRIVATE_HOSTS: 'db, auth', [name]: value })).toBe('')
})

test('in production, two secrets with one value are refused, and no message repeats a secret', () => {
  const same = generated()

  const problems = problemsOf({ NODE_ENV: 'production', A_SECRET: same, B_SECRET: same, A_URL: 'http://auth' })

  expect(problems).toMatch(/A_URL: .*B_SECRET: must differ from A_SECRET in production/)
  expect(problems).not.toContain(same)
  expect(problemsOf({ A_SECRET: same, B_SECRET: same })).toBe('')
})
