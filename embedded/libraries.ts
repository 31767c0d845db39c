import { constants } from 'node:fs'
import { access, cp, mkdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'

interface Link {
  /** Both paths are relative to the package's folder: `native/lib/…`. */
  source: string
  target: string
}

/**
 * The folder of the programs, and the library path they need. npm packages can't contain symbolic links, so an install
 * script creates them; many installations skip install scripts. The missing links are then created in `folder`, never
 * in node_modules.
 */
export async function librariesFor(native: string, folder: string): Promise<{ root: string; libraryPath: string[] }> {
  const links: Link[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  const present = await Promise.all(links.map(({ target }) => exists(join(native, '..', target))))
  if (!present.includes(false)) return { root: native, libraryPath: [] }
  if (process.platform === 'darwin') return { root: await copyWithLinks(native, folder, links), libraryPath: [] }

  const path = join(folder, 'pglib')
  await mkdir(path, { recursive: true })
  await Promise.all(
    links.map(({ source, target }) => ensureLink(join(native, '..', source), join(path, basename(target)))),
  )
  return { root: native, libraryPath: [path, join(native, 'lib')] }
}

// Keeps a correct link: a running server may be using it.
async function ensureLink(source: string, link: string): Promise<void> {
  if ((await readlink(link).catch(() => null)) === source) return
  await rm(link, { force: true })
  await symlink(source, link)
}

// macOS removes DYLD_LIBRARY_PATH from every process that /bin/sh starts, and initdb starts the server through it. A
// copy of the package costs nothing on APFS (copy-on-write). Untested.
async function copyWithLinks(native: string, folder: string, links: readonly Link[]): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  const target = join(folder, `native-${version}`)
  if (await exists(target)) return target
  const copy = `${target}.copy`
  await rm(copy, { recursive: true, force: true })
  await cp(native, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
  for (const link of links) {
    await ensureLink(relative(dirname(link.target), link.source), join(copy, relative('native', link.target)))
  }
  await rename(copy, target)
  return target
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
