import { AccountSecurityDocument } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { Answered } from '../ui/states.tsx'
import { DataExport } from './data-export.tsx'
import { Deletion } from './deletion.tsx'
import { EmailAddress } from './email-address.tsx'
import { LinkedIdentities } from './linked-identities.tsx'
import { OneTimeCodes } from './one-time-codes.tsx'
import { Passkeys } from './passkeys.tsx'
import { PasswordChange } from './password-change.tsx'
import { Profile } from './profile.tsx'
import { Sessions } from './sessions.tsx'
import { SignedIn } from './signed-in.tsx'

export function AccountPage() {
  const { t } = useTranslation()
  return (
    <SignedIn title={t('mine.account')}>
      <Account />
    </SignedIn>
  )
}

const whileMakingMs = 2_000

function Account() {
  const first = useAnswer(AccountSecurityDocument)
  const dataExport = first.data?.viewer?.security?.dataExport
  // An archive takes a second or a few.
  const answer = useAnswer(AccountSecurityDocument, { pollMs: dataExport && !dataExport.readyAt ? whileMakingMs : 0 })
  return (
    <Answered answer={answer} isTall>
      {({ viewer }) =>
        viewer?.security && (
          <>
            <Profile viewer={viewer} />
            <EmailAddress email={viewer.email} hasPassword={viewer.security.hasPassword} />
            <PasswordChange hasPassword={viewer.security.hasPassword} />
            {(viewer.security.hasPassword || viewer.security.totp.isEnabled) && (
              <OneTimeCodes totp={viewer.security.totp} hasPassword={viewer.security.hasPassword} />
            )}
            <LinkedIdentities identities={viewer.security.identities} hasPassword={viewer.security.hasPassword} />
            <Passkeys passkeys={viewer.security.passkeys} hasPassword={viewer.security.hasPassword} />
            <Sessions sessions={viewer.security.sessions.edges.map(({ node }) => node)} />
            <DataExport dataExport={viewer.security.dataExport} hasPassword={viewer.security.hasPassword} />
            <Deletion scheduledFor={viewer.security.deletionScheduledFor} hasPassword={viewer.security.hasPassword} />
          </>
        )
      }
    </Answered>
  )
}
