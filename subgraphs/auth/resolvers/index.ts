import type { Resolvers } from '../types.generated.ts'
import { AccountSecurity } from './AccountSecurity.ts'
import { DataExport } from './DataExport.ts'
import { Mutation } from './Mutation.ts'
import { Query } from './Query.ts'
import { Revocation } from './Revocation.ts'
import { SecurityEvent } from './SecurityEvent.ts'
import { Session } from './Session.ts'
import { User } from './User.ts'

export const resolvers: Resolvers = {
  Query,
  Mutation,
  AccountSecurity,
  DataExport,
  Revocation,
  SecurityEvent,
  Session,
  User,
}
