import { constants } from 'node:fs'
import { access, cp, mkdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { basename, dirname, join, relative } from 'node:path'

interface Link {
  /** Paths from the package's folder, `native/lib/…`. */
  source: string
  target: string
}

/**
 * Where programs find their libraries. The packages carry no symbolic links and leave it to an install script to make
 * them, which many installations skip; then they are made in `folder`, never in node_modules.
 */
export async function librariesFor(native: string, folder: string): Promise<{ root: string; libraryPath: string[] }> {
  const links: Link[] = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'))
  const present = await Promise.all(links.map(({ target }) => exists(join(native, '..', target))))
  if (!present.includes(false)) return { root: native, libraryPath: [] }
  if (process.platform === 'darwin') return { root: await completeCopy(native, folder, links), libraryPath: [] }

  const path = join(folder, 'pglib')
  await mkdir(path, { recursive: true })
  await Promise.all(
    links.map(({ source, target }) => ensureLink(join(native, '..', source), join(path, basename(target)))),
  )
  return { root: native, libraryPath: [path, join(native, 'lib')] }
}

// One that is right stays: a running server may be using it.
async function ensureLink(source: string, link: string): Promise<void> {
  if ((await readlink(link).catch(() => null)) === source) return
  await rm(link, { force: true })
  await symlink(source, link)
}

// Untried: macOS. It removes DYLD_LIBRARY_PATH from everything that /bin/sh starts, and initdb starts the server so;
// a copy costs nothing on its file system.
async function completeCopy(native: string, folder: string, links: readonly Link[]): Promise<string> {
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8'))
  const complete = join(folder, `native-${version}`)
  if (await exists(complete)) return complete
  const copy = `${complete}.copy`
  await rm(copy, { recursive: true, force: true })
  await cp(native, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
  for (const { source, target } of links) {
    await ensureLink(relative(dirname(target), source), join(copy, relative('native', target)))
  }
  await rename(copy, complete)
  return complete
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
