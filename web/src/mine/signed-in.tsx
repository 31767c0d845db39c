import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'react-router'
import { useSessionStatus } from '../graph/session.ts'
import { ButtonLink } from '../ui/controls.tsx'
import { Title } from '../ui/page.tsx'
import { Empty } from '../ui/states.tsx'

/** A screen of somebody who is signed in. Others see the way to it. */
export function SignedIn({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  const status = useSessionStatus()
  return (
    <div className="stack loose">
      <Title text={title} />
      {status === 'signed-in' ? (
        children
      ) : (
        <Empty text={t('mine.signInFirst')}>
          <ButtonLink to={`/sign-in?next=${encodeURIComponent(pathname)}`}>{t('mine.signIn')}</ButtonLink>
        </Empty>
      )}
    </div>
  )
}
