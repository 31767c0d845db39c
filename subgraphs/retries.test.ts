import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { names, schemaOf } from './testing.ts'

const decision = readFileSync(new URL('../docs/decisions/0024-retries.md', import.meta.url), 'utf8')
const rows = [...decision.matchAll(/^\| `(\w+)` \| (.*?) \|/gm)].map(([, mutation = '', key = '']) => ({
  mutation,
  key,
}))

const mutations = names.flatMap((name) =>
  schemaOf(name).definitions.flatMap((node) =>
    'name' in node && node.name?.value === 'Mutation' && 'fields' in node
      ? (node.fields ?? []).map((field) => field.name.value)
      : [],
  ),
)

test('the table of decision 24 has every mutation once, and says what a retry of it does', () => {
  expect(mutations.length).toBeGreaterThan(40)
  expect(rows.map(({ mutation }) => mutation).toSorted()).toEqual(mutations.toSorted())
})

test('an input has a key of the client exactly where the table names one', () => {
  const keyOf = (mutation: string) => {
    const input = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
    const fields = names.flatMap((name) =>
      schemaOf(name).definitions.flatMap((node) =>
        node.kind === 'InputObjectTypeDefinition' && node.name.value === input
          ? (node.fields ?? []).map((field) => field.name.value)
          : [],
      ),
    )
    return fields.find((field) => /^client(?:Mutation|Entry)/.test(field))
  }

  for (const { mutation, key } of rows) expect(/`(client\w+)`/.exec(key)?.[1], mutation).toBe(keyOf(mutation))
})
