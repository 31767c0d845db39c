import { VerifyEmailDocument } from '@bunri/client/operations'
import { CircleCheck } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { ButtonLink } from '../ui/controls.tsx'
import { Title } from '../ui/page.tsx'
import { Empty, Loading } from '../ui/states.tsx'
import { ErrorNotice } from './sign-in-page.tsx'
import { tokenOfMail } from './token-of-mail.ts'

/** The page that the mail of a sign-up links to. */
export function VerifyPage() {
  const { t } = useTranslation()
  const [outcome, setOutcome] = useState<{ isVerified: boolean; error: string } | null>(null)
  const isSent = useRef(false)
  useEffect(() => {
    if (isSent.current) return
    isSent.current = true
    const verify = async () => {
      const { data } = await client.mutate({
        mutation: VerifyEmailDocument,
        variables: { input: { token: tokenOfMail() } },
      })
      const error = data?.verifyEmail?.userErrors[0]?.message ?? (data?.verifyEmail?.email ? '' : t('state.failed'))
      setOutcome({ isVerified: error === '', error })
    }
    void verify().catch(() => setOutcome({ isVerified: false, error: t('state.offline') }))
  }, [t])
  return (
    <div className="stack loose">
      <Title text={t('mine.verifying')} isHidden={outcome !== null} />
      {!outcome && <Loading />}
      {outcome && !outcome.isVerified && <ErrorNotice text={outcome.error} />}
      {outcome?.isVerified && (
        <Empty Icon={CircleCheck} text={t('mine.verified')}>
          <ButtonLink to="/sign-in">{t('mine.signIn')}</ButtonLink>
        </Empty>
      )}
    </div>
  )
}
