import { SignInOptionsDocument } from '@bunri/client/operations'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { client } from '../graph/client.ts'
import { ButtonLink } from '../ui/controls.tsx'
import { Title } from '../ui/page.tsx'
import { Loading } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'
import { adoptHome } from './adopt-home.ts'
import { finishLink, finishSignIn, takeLeave } from './provider-sign-in.ts'
import { safeNext } from './safe-next.ts'
import { ErrorNotice } from './sign-in-page.tsx'

/**
 * The page to which Kakao, Naver and Google come back, from a sign-in or to link an identity. The sign-in screen says that using them
 * accepts the terms.
 */
export function ReturnedPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [left] = useState(takeLeave)
  const [problem, setProblem] = useState('')
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current) return
    isDone.current = true
    const code = new URLSearchParams(location.search).get('code')
    const next = safeNext(left.next)
    const finish = async () => {
      if (left.purpose === 'link') {
        const found = code ? await finishLink(code, left.verifier) : null
        if (found !== null) return setProblem(found || t('profile.linkFailed'))
        say(t(code ? 'profile.linked' : 'profile.linkCancelled'))
        return navigate(next, { replace: true })
      }
      const { data } = await client.query({ query: SignInOptionsDocument })
      const isSignedIn = code && (await finishSignIn(code, left.verifier, data?.signInOptions?.termsVersion))
      if (!isSignedIn) return navigate('/sign-in?failed=1', { replace: true })
      await adoptHome()
      return navigate(next, { replace: true })
    }
    void finish().catch(() =>
      left.purpose === 'link' ? setProblem(t('profile.linkFailed')) : navigate('/sign-in?failed=1', { replace: true }),
    )
  }, [left, navigate, t])
  return (
    <div className="stack loose">
      <Title text={t(left.purpose === 'link' ? 'profile.linking' : 'mine.signingIn')} isHidden={problem !== ''} />
      {problem === '' && <Loading />}
      <ErrorNotice text={problem} />
      {problem && <ButtonLink to="/mine/account">{t('profile.toAccount')}</ButtonLink>}
    </div>
  )
}
