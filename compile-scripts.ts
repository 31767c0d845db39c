import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'esbuild'
import { subgraphs } from './subgraphs/all.ts'

const scripts = [
  ...subgraphs.map(({ name }) => `subgraphs/${name}/index.ts`),
  ...['router/index.ts', 'start.ts', 'accounts.ts', 'signing-keys.ts', 'embedded/testing-process.ts'],
]

/** Modules find their files by their own address, which a bundle would change. */
const ownAddresses: Plugin = {
  name: 'own-addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      loader: 'ts',
      contents: (await readFile(path, 'utf8'))
        .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href))
        .replaceAll('import.meta.dirname', JSON.stringify(dirname(path))),
    }))
  },
}

/**
 * Compiles the scripts that tests run in processes of their own: tsx would take a second of CPU time for each process.
 * @param outdir a folder inside the project, where packages are found
 */
export async function compileScripts(outdir: string): Promise<void> {
  const project = import.meta.dirname
  await build({
    absWorkingDir: project,
    entryPoints: scripts.map((script) => join(project, script)),
    outbase: project,
    outdir,
    outExtension: { '.js': '.mjs' },
    ...{ bundle: true, splitting: true, packages: 'external', platform: 'node', format: 'esm', target: 'node20' },
    plugins: [ownAddresses],
    logLevel: 'error',
  })
}
