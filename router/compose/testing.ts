import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@inaccessible"])'

/** A schema with types, an interface, a described scalar, and an inaccessible enum. */
export const itemSchema = `${link}

type Query {
  "Any item."
  item: Item
}

interface Named {
  name: String!
}

"A thing to throw away."
type Item implements Named @key(fields: "id") {
  id: ID!
  name: String!
  address: URL
}

scalar URL @specifiedBy(url: "https://url.spec.whatwg.org/")

enum Secret @inaccessible {
  HIDDEN
}
`

/** A schema that refers to the items of `itemSchema`. */
export const placeSchema = `${link}

type Query {
  found: Found
}

union Found = Place | Item

type Place {
  name: String!
}

"A thing to throw away."
type Item @key(fields: "id", resolvable: false) {
  id: ID!
}
`

/** A folder with subgraphs of these schemas and nothing composed yet, removed after the test. */
export async function aProject(schemas: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'compose-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const subgraphs = Object.keys(schemas).map((name) => {
    const file = `subgraphs/${name}/schema.graphql`
    return `  ${name}: { routing_url: 'http://127.0.0.1:4001/graphql', schema: { file: ${file} } }\n`
  })
  await write(folder, 'supergraph.yaml', `federation_version: =2.9.0\nsubgraphs:\n${subgraphs.join('')}`)
  await write(folder, 'router/compose/breaking-changes.yaml', '[]\n')
  for (const [name, schema] of Object.entries(schemas)) await write(folder, `subgraphs/${name}/schema.graphql`, schema)
  return folder
}

export async function write(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}
