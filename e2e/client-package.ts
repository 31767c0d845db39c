import { execFile } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build, transform } from 'esbuild'

export const project = join(import.meta.dirname, '..')
const client = join(project, 'client')

/** Files of the package that are not compiled. */
const copied = ['package.json', 'api.graphql', 'schema.json', 'possible-types.json']

/** Puts the package into the `node_modules` of a folder, as `npm install` of its archive does, but without types. */
export async function installClient(folder: string): Promise<void> {
  const target = join(folder, 'node_modules', '@bunri', 'client')
  rmSync(target, { recursive: true, force: true })
  mkdirSync(join(target, 'dist'), { recursive: true })
  for (const file of copied) cpSync(join(client, file), join(target, file))
  for (const file of sources()) {
    const { code } = await transform(readFileSync(join(client, 'src', file), 'utf8'), { loader: 'ts', format: 'esm' })
    const linked = code.replaceAll(/(from "\.[^"]+)\.ts"/g, '$1.js"')
    writeFileSync(join(target, 'dist', file.replace(/\.ts$/, '.js')), linked)
  }
}

/** The modules of the package, by file. */
export const sources = (): string[] =>
  readdirSync(join(client, 'src')).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))

/** Runs a command of a recipe, with the tools of this project. @returns what it printed */
export async function runCommand(command: string, cwd: string) {
  const [program = '', ...args] = command.split(' ').filter((word) => word !== 'npx')
  const isNode = program === 'node'
  const path = isNode ? process.execPath : join(project, 'node_modules', '.bin', program)
  const { stdout, stderr } = await promisify(execFile)(path, args, {
    cwd,
    env: { PATH: process.env.PATH, NO_COLOR: '1' },
    timeout: 60_000,
  })
  return { stdout, stderr }
}

/** What the compiler says of a folder with a `tsconfig.json`; empty without a problem. */
export async function problemsOf(folder: string): Promise<string[]> {
  const compiler = join(project, 'node_modules', 'typescript-native', 'bin', 'tsc')
  const args = [compiler, '--singleThreaded', '--pretty', 'false', '-p', folder]
  const { stdout } = await promisify(execFile)(process.execPath, args).catch((error: { stdout?: string }) => {
    if (!error.stdout) throw error
    return { stdout: error.stdout }
  })
  return stdout.split('\n').filter(Boolean)
}

/** An empty page on `localhost` with the session helper as `bunri`. */
export async function serveSessionPage(): Promise<{ url: string; close(): void }> {
  const { outputFiles } = await build({
    entryPoints: [join(client, 'src', 'session.ts')],
    bundle: true,
    write: false,
    globalName: 'bunri',
  })
  const page = `<!doctype html><script>${outputFiles[0]?.text}</script>`
  const server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page))
  await new Promise<void>((listening) => server.listen(0, 'localhost', listening))
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}/`, close: () => server.close() }
}
