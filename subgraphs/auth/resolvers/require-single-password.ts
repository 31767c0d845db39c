import { badInput } from '../../_shared/errors.ts'
import type { Context } from '../context.ts'

/** @throws BAD_USER_INPUT for the second password of an operation: aliases would multiply the most costly work there is */
export function requireSinglePassword(context: Context): void {
  if (context.hasHashed)
    throw badInput('An operation has at most one field that takes a password, such as `signIn`; this one has more.')
  context.hasHashed = true
}
