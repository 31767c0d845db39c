import type { Policies } from '../../_shared/access-control.ts'
import type { Context } from '../context.ts'
import { requireRecentSignIn } from './require-recent-sign-in.ts'

/** The conditions that `@policy` names in this schema. */
export const policies: Policies<Context> = { recent_sign_in: requireRecentSignIn }
