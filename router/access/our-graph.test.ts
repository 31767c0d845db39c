import { readFileSync } from 'node:fs'
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
  isScalarType,
  parse,
} from 'graphql'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '../../subgraphs/_shared/viewer.ts'
import { createRouter } from '../server.ts'
import { routerParts } from '../testing.ts'
import { accessRulesOf } from './rules.ts'

const parts = routerParts()
const schema = buildSchema(readFileSync(new URL('../../client/api.graphql', import.meta.url), 'utf8'))
const rules = accessRulesOf(parse(parts.supergraphSdl))

let asked: string[] = []
let isRecent = true
const viewer: Viewer = { userId: 'usr_1', sessionId: 'ses_1', contributorId: 'ctr_1', scopes: [] }
const recent = {
  message: 'Confirm who you are first.',
  extensions: { code: 'RECENT_SIGN_IN_REQUIRED' },
  path: ['policy0'],
}
const router = await createRouter({
  ...parts,
  readViewer: async (authorization) => (authorization ? viewer : null),
  transports: parts.transports.map((transport) => ({
    ...transport,
    async execute({ query }) {
      const cacheControl = undefined
      if (query.includes('revocations')) return { result: { data: { revocations: [] } }, cacheControl }
      if (query.includes('isAccessTokenCurrent'))
        return { result: { data: { isAccessTokenCurrent: true } }, cacheControl }
      if (query.includes('isPolicyMet'))
        return {
          result: isRecent ? { data: { policy0: true } } : { data: { policy0: null }, errors: [recent] },
          cacheControl,
        }
      asked.push(query)
      return { result: { data: { viewer: { __typename: 'User', id: 'usr_1' } } }, cacheControl }
    },
  })),
})
afterAll(() => router.close())
beforeEach(() => {
  asked = []
  isRecent = true
})

const ask = async (query: string, headers = {}) => {
  const response = await router.inject({ method: 'POST', url: '/graphql', payload: { query }, headers })
  const { data, errors = [] } = response.json()
  return {
    data,
    errors: errors.map((error: { path: string[]; extensions: { code: string } }) => [
      error.path?.join('.'),
      error.extensions.code,
    ]),
  }
}
const signedIn = { authorization: 'Bearer a.b.c' }

/** A value that the type takes, as it is written in a document. */
function literalOf(type: GraphQLInputType): string {
  const nullable = getNullableType(type)
  if (isListType(nullable)) return `[${literalOf(nullable.ofType)}]`
  if (isEnumType(nullable)) return String(nullable.getValues()[0]?.name)
  if (isInputObjectType(nullable)) {
    const required = Object.values(nullable.getFields()).filter(isRequiredInputField)
    return `{ ${required.map((field) => `${field.name}: ${literalOf(field.type)}`).join(', ')} }`
  }
  const values: Record<string, string> = {
    Int: '1',
    Float: '1',
    Boolean: 'true',
    Latitude: '37',
    Longitude: '127',
    Date: '"2026-11-30"',
    EmailAddress: '"a@b.example"',
  }
  return isScalarType(nullable) ? (values[nullable.name] ?? '"x"') : 'null'
}

function call({ name, args, type }: GraphQLField<unknown, unknown>): string {
  const given = args.filter(isRequiredArgument).map((argument) => `${argument.name}: ${literalOf(argument.type)}`)
  return `${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${isCompositeType(getNamedType(type)) ? '{ __typename }' : ''}`
}

const rootFields = (['Query', 'Mutation'] as const).flatMap((root) => {
  const fields = root === 'Query' ? schema.getQueryType()?.getFields() : schema.getMutationType()?.getFields()
  return Object.values(fields ?? {}).flatMap((field) => {
    const rule = rules.get(`${root}.${field.name}`)
    return rule ? [{ name: field.name, operation: `${root.toLowerCase()} { ${call(field)} }`, rule }] : []
  })
})

test('every protected root field is null for nobody, without a fetch', async () => {
  expect(rootFields.length).toBeGreaterThan(35)
  for (const { name, operation } of rootFields) {
    // Its answer may open the way to others, so its subgraph decides.
    if (name === 'reauthenticate') continue
    expect(await ask(operation), operation).toEqual({ data: { [name]: null }, errors: [[name, 'UNAUTHENTICATED']] })
  }
  expect(asked).toEqual([])
})

test('moderation is refused without the scope, and what needs a recent sign-in without one', async () => {
  isRecent = false
  for (const { name, operation, rule } of rootFields) {
    const code = rule.scopes.flat().includes('moderator')
      ? 'FORBIDDEN'
      : rule.policies.flat().includes('recent_sign_in')
        ? 'RECENT_SIGN_IN_REQUIRED'
        : null
    if (code)
      expect(await ask(operation, signedIn), operation).toEqual({ data: { [name]: null }, errors: [[name, code]] })
  }
  expect(asked).toEqual([])
})

test('a viewer’s own fields are fetched for the viewer, and nothing of them for nobody', async () => {
  const query = `{ viewer { id mail: email ...S } } fragment S on User { security { dataExport { downloadUrl } } }`
  const refused = [
    ['viewer.mail', 'UNAUTHENTICATED'],
    ['viewer.security', 'UNAUTHENTICATED'],
  ]

  const nobody = await ask(query)
  const sentForNobody = asked.join()
  asked = []
  await ask(query, signedIn)

  expect(nobody).toEqual({ data: { viewer: { id: 'usr_1', mail: null, security: null } }, errors: refused })
  expect(sentForNobody).not.toMatch(/email|security|downloadUrl/)
  expect(asked.join()).toMatch(/downloadUrl.*email/s)
  isRecent = false
  asked = []
  await ask(query, signedIn)
  expect(asked.join()).toContain('dataExport')
  expect(asked.join()).not.toContain('downloadUrl')
})

test('what nobody may have is not answered from what was prepared for somebody', async () => {
  const query = '{ viewer { id email } }'
  for (let count = 0; count < 3; count += 1) await ask(query, signedIn)
  asked = []

  const nobody = await ask(query)

  expect(nobody.errors).toEqual([['viewer.email', 'UNAUTHENTICATED']])
  expect(asked.join()).not.toContain('email')
})
