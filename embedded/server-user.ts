import { execFile } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

interface Ids {
  uid: number
  gid: number
}

/** The system user that runs the server, and how to switch to it. */
export interface ServerUser {
  /** Required owner of the data; undefined for the user of this process. */
  owner?: Ids
  /** `uid` and `gid` options for Node's `spawn`. */
  ids: Partial<Ids>
  /** Command prefix, such as `setpriv …`. */
  prefix: readonly string[]
}

/**
 * The users that could run a server for the data in `folder`, simplest first. PostgreSQL refuses to run as root, so
 * root must switch to another user: the owner of the data, else `postgres`, else `nobody`. Empty when root finds none
 * of them.
 */
export async function serverUsers(folder: string): Promise<ServerUser[]> {
  if (process.getuid?.() !== 0) return [{ ids: {}, prefix: [] }]
  const owner = (await ownerOfData(folder)) ?? (await idsOf('postgres')) ?? (await idsOf('nobody'))
  if (!owner) return []
  return [
    { owner, ids: owner, prefix: [] },
    { owner, ids: {}, prefix: setpriv(owner) },
  ]
}

// Keeps the capability that bypasses file permissions (CAP_DAC_OVERRIDE), to reach programs or data below a folder that
// only root may enter, such as /root. PostgreSQL checks only whether its user is root.
function setpriv({ uid, gid }: Ids): string[] {
  const user = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--securebits=+no_setuid_fixup']
  return ['setpriv', ...user, '--inh-caps=+dac_override', '--ambient-caps=+dac_override']
}

async function ownerOfData(folder: string): Promise<Ids | null> {
  const data = (await readdir(folder)).find((name) => /^pg\d+$/.test(name))
  if (!data) return null
  const { uid, gid } = await stat(join(folder, data))
  return uid === 0 ? null : { uid, gid }
}

async function idsOf(name: string): Promise<Ids | null> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map((kind) => promisify(execFile)('id', [kind, name])))
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) }
  } catch {
    return null
  }
}
