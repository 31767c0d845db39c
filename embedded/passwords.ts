import { randomBytes } from 'node:crypto'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The password of each role, read from `folder`. Missing passwords are generated and saved. */
export async function readPasswords(folder: string, roles: readonly string[]): Promise<Map<string, string>> {
  const file = join(folder, 'passwords.json')
  const passwords = new Map(Object.entries(await read(file)))
  const added = roles.filter((role) => !passwords.has(role))
  if (added.length === 0) return passwords

  for (const role of added) passwords.set(role, randomBytes(24).toString('base64url'))
  // Atomically: a half-written file would lock us out of the existing cluster.
  const next = `${file}.next`
  await writeFile(next, `${JSON.stringify(Object.fromEntries(passwords), null, 2)}\n`, { mode: 0o600 })
  await rename(next, file)
  return passwords
}

async function read(file: string): Promise<Record<string, string>> {
  try {
    return JSON.parse(await readFile(file, 'utf8'))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}
