import { SignInOptionsDocument } from '@bunri/client/operations'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { client } from '../graph/client.ts'
import { Title } from '../ui/page.tsx'
import { Loading } from '../ui/states.tsx'
import { adoptHome } from './adopt-home.ts'
import { returnFromProvider } from './provider-sign-in.ts'
import { safeNext } from './safe-next.ts'

/** The page to which Kakao, Naver and Google come back. The sign-in screen says that using them accepts the terms. */
export function ReturnedPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const isDone = useRef(false)
  useEffect(() => {
    if (isDone.current) return
    isDone.current = true
    const code = new URLSearchParams(location.search).get('code')
    const finish = async () => {
      const { data } = await client.query({ query: SignInOptionsDocument })
      const next = code && (await returnFromProvider(code, data?.signInOptions?.termsVersion))
      if (!next) return navigate('/sign-in?failed=1', { replace: true })
      await adoptHome()
      return navigate(safeNext(next), { replace: true })
    }
    void finish().catch(() => navigate('/sign-in?failed=1', { replace: true }))
  }, [navigate])
  return (
    <div className="stack loose">
      <Title text={t('mine.signingIn')} />
      <Loading />
    </div>
  )
}
