import { VerifyEmailDocument } from '@bunri/client/operations'
import { CircleCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { useSessionStatus } from '../graph/session.ts'
import { ButtonLink } from '../ui/controls.tsx'
import { Title } from '../ui/page.tsx'
import { Empty, Loading } from '../ui/states.tsx'
import { ErrorNotice } from './sign-in-page.tsx'
import { tokenOfMail } from './token-of-mail.ts'

/** The page that the mails of a sign-up and of a change of the address link to. */
export function VerifyPage() {
  const { t } = useTranslation()
  const isSignedIn = useSessionStatus() === 'signed-in'
  const [outcome, setOutcome] = useState<{ email: string; error: string } | null>(null)
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    const verify = async () => {
      const { data } = await client.mutate({
        mutation: VerifyEmailDocument,
        variables: { input: { token: tokenOfMail() } },
      })
      const email = data?.verifyEmail?.email ?? ''
      const error = data?.verifyEmail?.userErrors[0]?.message ?? (email ? '' : t('state.failed'))
      setOutcome({ email, error })
    }
    void verify().catch(() => setOutcome({ email: '', error: t('state.offline') }))
  }, [t])
  return (
    <div className="stack loose">
      <Title text={t('mine.verifying')} isHidden={outcome !== null} />
      {!outcome && <Loading />}
      {outcome?.error && <ErrorNotice text={outcome.error} />}
      {/* The graph doesn't say for what a link was; somebody who is signed in has an account already. */}
      {outcome?.email && (
        <Empty
          Icon={CircleCheck}
          text={isSignedIn ? t('profile.emailConfirmed', { email: outcome.email }) : t('mine.verified')}
        >
          <ButtonLink to={isSignedIn ? '/mine/account' : '/sign-in'}>
            {t(isSignedIn ? 'profile.toAccount' : 'mine.signIn')}
          </ButtonLink>
        </Empty>
      )}
    </div>
  )
}
