import { existsSync, realpathSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { errorCodeEntries } from '../docs/error-codes.ts'
import { compareApis, readDeclaredChanges } from './breaking-changes.ts'
import { type Changelog, changelogShape, changesBetween, committed, withChanges } from './changelog.ts'
import { clientFiles } from './client-files.ts'
import { compose, readSupergraphConfig } from './subgraphs.ts'

export interface Outcome {
  ok: boolean
  /** Errors and hints to print. */
  report: string[]
}

/**
 * Composes the `supergraph.yaml` of a folder and writes `router/supergraph.graphql` and the files of `client/`, or
 * nothing after an error. With `check` it writes nothing and fails if a committed file is stale.
 */
export async function composeProject(folder: string, { check = false } = {}): Promise<Outcome> {
  const read = (path: string) => readFile(join(folder, path), 'utf8')
  const readIfPresent = async (path: string) => (existsSync(join(folder, path)) ? read(path) : undefined)

  const config = readSupergraphConfig(await read('supergraph.yaml'))
  const composition = await compose(config, read)
  if (composition.errors) return { ok: false, report: composition.errors }
  const client = clientFiles(composition.api)
  const declared = readDeclaredChanges(await read('router/compose/breaking-changes.yaml'))
  const files = Object.entries({
    'router/supergraph.graphql': `${composition.supergraphSdl.trimEnd()}\n`,
    'router/docs/examples.graphql': await examplesOf(folder),
    'router/docs/changelog.json': await changelogOf(folder, client['client/api.graphql'], declared),
    'client/src/errors.generated.ts': errorCodeModule(),
    ...client,
  })

  const { undeclared, dangerous } = await compareApis(
    await readIfPresent('client/api.graphql'),
    client['client/api.graphql'],
    declared,
  )
  const report = [
    ...composition.hints,
    ...dangerous.map((change) => `Dangerous, announce it: ${change}`),
    ...undeclared.map((change) => `Breaking and undeclared in router/compose/breaking-changes.yaml: ${change}`),
  ]

  if (check) {
    const committed = await Promise.all(files.map(([path]) => readIfPresent(path)))
    const stale = files.filter(([, text], index) => text !== committed[index]).map(([path]) => path)
    if (stale.length > 0) report.push(`Stale, run npm run compose: ${stale.join(', ')}`)
    return { ok: undeclared.length === 0 && stale.length === 0, report }
  }
  if (undeclared.length > 0) return { ok: false, report }

  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  report.push(`Composed ${Object.keys(config.subgraphs).join(', ')} into ${files.map(([path]) => path).join(', ')}.`)
  return { ok: true, report }
}

/** The operations that the client package brings, for the reference. */
async function examplesOf(folder: string): Promise<string> {
  const operations = join(folder, 'client', 'operations')
  if (!existsSync(operations)) return ''
  const names = (await readdir(operations)).filter((name) => name.endsWith('.graphql')).toSorted()
  const texts = await Promise.all(names.map((name) => readFile(join(operations, name), 'utf8')))
  return `# Written by \`npm run compose\` from client/operations.\n\n${texts.join('\n')}`
}

/** The codes of errors as a type, for clients. */
const errorCodeModule = () => `// Written by \`npm run compose\`.
/** Every value of \`extensions.code\` in \`errors\`. More may be added: treat an unknown one as INTERNAL_SERVER_ERROR. */
export const errorCodes = [
${errorCodeEntries.map(({ code }) => `  '${code}',`).join('\n')}
] as const

export type ErrorCode = (typeof errorCodes)[number]
`

const changelogPath = 'router/docs/changelog.json'

/**
 * The changelog of the last commit with what has changed since, under today's date. What is in the file with an earlier date and not
 * committed yet keeps that date.
 */
async function changelogOf(folder: string, api: string, reasons: ReadonlyMap<string, string>): Promise<string> {
  const present = existsSync(join(folder, changelogPath)) ? await readFile(join(folder, changelogPath), 'utf8') : '[]\n'
  const [before, known] = [await committed(folder, 'client/api.graphql'), await committed(folder, changelogPath)]
  if (before === undefined || known === undefined) return present
  const changes = await changesBetween(before, api, reasons)
  const dated = (date: string) => json(withChanges(readChangelog(known), date, changes))
  const asPresent = dated(readChangelog(present)[0]?.date ?? today())
  return asPresent === present ? present : dated(today())
}

const readChangelog = (text: string): Changelog => changelogShape.parse(JSON.parse(text))

const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`

const today = () => new Date().toISOString().slice(0, 10)

if (process.argv[1] && realpathSync(process.argv[1]) === import.meta.filename) {
  try {
    const { values } = parseArgs({ options: { check: { type: 'boolean' } } })
    const { ok, report } = await composeProject(join(import.meta.dirname, '..', '..'), values)
    for (const line of report) console.log(line)
    if (!ok) process.exitCode = 1
  } catch (error) {
    console.error(String(error))
    process.exitCode = 1
  }
}
