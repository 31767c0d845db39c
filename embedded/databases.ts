import postgres from 'postgres'

/** A connection as the superuser. The caller closes it. */
export function connectAsAdmin(port: number, password: string): postgres.Sql {
  const server = { host: '127.0.0.1', port, database: 'postgres', username: 'postgres', password }
  return postgres({ ...server, max: 1, connect_timeout: 5, onnotice: () => {} })
}

/**
 * Creates the missing databases, each owned by a role of the same name. Only that role (and the superuser) can connect.
 */
export async function ensureDatabases(
  port: number,
  databases: readonly string[],
  passwords: ReadonlyMap<string, string>,
): Promise<void> {
  const admin = connectAsAdmin(port, passwords.get('postgres') ?? '')
  try {
    const roles = await admin<{ name: string }[]>`select rolname as name from pg_roles`
    const present = await admin<{ name: string }[]>`select datname as name from pg_database`
    for (const name of databases) {
      if (!roles.some((role) => role.name === name)) {
        // CREATE ROLE takes no parameters. Our generated passwords contain no quotes.
        await admin.unsafe(`create role "${name}" login password '${passwords.get(name)}'`)
      }
      if (!present.some((database) => database.name === name)) {
        await admin`create database ${admin(name)} owner ${admin(name)}`
      }
    }
    // On every start: the process may have been killed between CREATE DATABASE and this statement.
    const closed = ['postgres', 'template1', ...databases].map((name) => `"${name}"`)
    await admin.unsafe(`revoke all on database ${closed.join(', ')} from public`)
  } finally {
    await admin.end({ timeout: 5 })
  }
}
