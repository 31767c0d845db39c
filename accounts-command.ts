import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import { withDatabase } from './databases.ts'
import type { Db } from './subgraphs/_shared/db.ts'
import type { Env } from './subgraphs/_shared/env.ts'
import { eventsOf, firstBrokenEvent, lastEvent } from './subgraphs/auth/domain/operators/audit-events.ts'
import { setBan, setScope } from './subgraphs/auth/domain/operators/operators.ts'

const usage = `Usage:
  npm run grant -- moderator <email>             gives a scope
  npm run grant -- moderator <email> --revoke    takes it
  npm run ban -- <email>                         ends the sessions of a person and keeps them out
  npm run ban -- <email> --revoke                lets the person sign in again
  npm run audit -- [<email>]                     checks the audit events, and lists those of an account
An account without an address is named by its id, such as usr_01m8msrp91espty9wkwkeqt0a2.`

/**
 * `npm run grant`, `ban` and `audit`: what operators do to accounts, on the database of auth. Returns the answer to print.
 * @throws Error for other arguments, with the ones that exist
 */
export async function runAccountsCommand(args: readonly string[], env: Env): Promise<string> {
  const options = { revoke: { type: 'boolean' } } as const
  const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
  const work = workOf(positionals, values.revoke ?? false)
  return withDatabase(env, 'auth', work)
}

function workOf([command, ...args]: readonly string[], revoke: boolean): (db: Db) => Promise<string> {
  const operator = userInfo().username
  const [first = '', second = ''] = args
  if (command === 'grant' && args.length === 2 && first === 'moderator') {
    return async (db) => {
      const isChanged = await setScope(db, { account: second, operator }, { scope: first, granted: !revoke })
      return answer(isChanged, `${second} is ${revoke ? 'no moderator' : 'a moderator'}`)
    }
  }
  if (command === 'ban' && args.length === 1) {
    return async (db) => {
      const isChanged = await setBan(db, { account: first, operator }, !revoke)
      return answer(isChanged, `${first} ${revoke ? 'may sign in' : 'is banned'}`)
    }
  }
  if (command === 'audit' && args.length <= 1 && !revoke) return (db) => audit(db, first)
  throw new Error(usage)
}

const answer = (isChanged: boolean, state: string): string =>
  isChanged ? `${state} now; it holds everywhere within three seconds.` : `${state} already.`

async function audit(db: Db, email: string): Promise<string> {
  const broken = await firstBrokenEvent(db)
  if (broken !== null) throw new Error(`Audit event ${broken} was changed, or one before it is missing.`)
  const last = await lastEvent(db)
  const lines = (email ? await eventsOf(db, email) : []).map(
    ({ number, happenedAt, kind, scopes, actor }) =>
      `${number}  ${happenedAt.toISOString()}  ${kind}${scopes === null ? '' : ` "${scopes}"`}  by ${actor}`,
  )
  return [...lines, last ? `Complete up to event ${last.number}, ${last.hash}` : 'There are no audit events.'].join(
    '\n',
  )
}
