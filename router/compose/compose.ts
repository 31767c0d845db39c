import { existsSync, realpathSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { compareApis, readDeclaredChanges } from './breaking-changes.ts'
import { clientFiles, contractFiles } from './client-files.ts'
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
  const files = Object.entries({
    'router/supergraph.graphql': `${composition.supergraphSdl.trimEnd()}\n`,
    ...client,
    ...contractFiles(composition.supergraphSdl),
  })

  const declared = readDeclaredChanges(await read('router/compose/breaking-changes.yaml'))
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
