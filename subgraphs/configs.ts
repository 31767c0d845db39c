import type { Env } from './_shared/env.ts'
import { readConfig as auth } from './auth/config.ts'
import { readConfig as info } from './info/config.ts'
import { readConfig as location } from './location/config.ts'
import { readConfig as user } from './user/config.ts'

/** What reads the settings of each subgraph, for code that checks them before it loads the rest, which takes two seconds. */
export const configReaders: Readonly<Record<string, (env: Env) => { port: number }>> = { auth, user, location, info }
