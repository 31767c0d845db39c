import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type DocumentNode, parse } from 'graphql'

export const root = new URL('../', import.meta.url)

/** The names of the subgraphs: all folders beside this file but `_shared`. */
export const names = readdirSync(new URL('./', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== '_shared')
  .map(({ name }) => name)

/** The folder of a subgraph, or of `_shared`. */
export const folderOf = (name: string): URL => new URL(`${name}/`, import.meta.url)

export const schemaOf = (name: string): DocumentNode =>
  parse(readFileSync(new URL('schema.graphql', folderOf(name)), 'utf8'))

/** Names in a folder, by letter; none where there is no such folder. */
export const entries = (folder: URL): string[] => (existsSync(folder) ? readdirSync(folder).sort() : [])

/** The path of a file from the root, such as `subgraphs/user/server.ts`. */
export const pathOf = (file: URL): string => file.href.slice(root.href.length)

/** The TypeScript files under a folder that people wrote. */
export function sources(folder: URL): URL[] {
  if (!existsSync(folder)) return []
  return readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.generated.ts') && !path.startsWith('generated/'))
    .map((path) => new URL(path, folder))
}

/** Whether a file is about tests: one itself, or rows and tools for them. */
export const isForTests = (path: string): boolean => /(\.test|\/fixtures|\/testing(-\w+)?)\.ts$/.test(path)

/** An import of one of our files by another, both as paths from the root. */
export interface Import {
  from: string
  to: string
  /** Whether it is gone when the program runs. */
  isTypeOnly: boolean
}

const statement = /^(?:import|export)\s+(type\s+)?([^'";]*?)\s*from\s*'(\.[^']+)'/gms
const call = /\bimport\(\s*'(\.[^']+)'/g

/** The imports of files by relative paths. */
export function importsOf(files: readonly URL[]): Import[] {
  return files.flatMap((file) => {
    const text = readFileSync(file, 'utf8')
    const to = (path: string) => pathOf(new URL(path, file))
    return [
      ...[...text.matchAll(statement)].map(([, type, what = '', path = '']) => ({
        from: pathOf(file),
        to: to(path),
        isTypeOnly: type !== undefined || hasTypesOnly(what),
      })),
      ...[...text.matchAll(call)].map(([, path = '']) => ({ from: pathOf(file), to: to(path), isTypeOnly: false })),
    ]
  })
}

const hasTypesOnly = (imported: string): boolean =>
  /^\{.*\}$/s.test(imported) &&
  imported
    .slice(1, -1)
    .split(',')
    .map((name) => name.trim())
    .every((name) => name === '' || name.startsWith('type '))

/** The groups of nodes that lead to each other, each by name. */
export function circles(arrows: readonly { from: string; to: string }[]): string[][] {
  const next = new Map<string, Set<string>>()
  for (const { from, to } of arrows) next.set(from, (next.get(from) ?? new Set()).add(to))
  const reach = (start: string): Set<string> => {
    const seen = new Set<string>()
    const queue = [...(next.get(start) ?? [])]
    for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
      if (seen.has(node)) continue
      seen.add(node)
      queue.push(...(next.get(node) ?? []))
    }
    return seen
  }
  const reached = new Map([...next.keys()].map((node) => [node, reach(node)]))
  const looping = [...reached].filter(([node, seen]) => seen.has(node)).map(([node]) => node)
  const groups = looping.map((node) =>
    looping.filter((other) => reached.get(node)?.has(other) && reached.get(other)?.has(node)),
  )
  return [...new Map(groups.map((group) => [group.join(), group.sort()])).values()]
}
