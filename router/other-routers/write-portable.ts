import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runOrExit } from '../../subgraphs/_shared/run-or-exit.ts'
import { withoutAccessRules } from './portable-schema.ts'

// `npx tsx router/other-routers/write-portable.ts <folder>`: the supergraph and the schemas of the subgraphs, for other routers.

const project = join(import.meta.dirname, '..', '..')
const files = {
  'supergraph.graphql': 'router/supergraph.graphql',
  ...Object.fromEntries(
    ['auth', 'user', 'location', 'info'].map((name) => [`${name}.graphql`, `subgraphs/${name}/schema.graphql`]),
  ),
}

runOrExit(async () => {
  const [folder] = process.argv.slice(2)
  if (!folder) throw new Error('Name the folder for the files.')
  await mkdir(folder, { recursive: true })
  for (const [name, path] of Object.entries(files))
    await writeFile(join(folder, name), withoutAccessRules(await readFile(join(project, path), 'utf8')))
})
