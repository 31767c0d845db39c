import { ViewerDocument, type ViewerQuery } from '@bunri/client/operations'
import {
  Bell,
  BellRing,
  Bookmark,
  ChevronRight,
  Flag,
  type LucideIcon,
  NotebookPen,
  ShieldCheck,
  UserCog,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { scopes, session, useSessionStatus } from '../graph/session.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { HomeLine } from '../home/home-line.tsx'
import { dayText, timeText } from '../i18n/format.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/controls.tsx'
import { MethodIcon } from '../ui/method.tsx'
import { Title } from '../ui/page.tsx'
import { Answered } from '../ui/states.tsx'
import { stopPush } from './push.ts'
import { SignInCard } from './sign-in-page.tsx'

type Viewer = NonNullable<ViewerQuery['viewer']>

export function MinePage() {
  const status = useSessionStatus()
  return status === 'signed-in' ? <Overview /> : <Welcome />
}

function Welcome() {
  const { t } = useTranslation()
  return (
    <div className="stack loose">
      <Title text={t('mine.title')} lead={t('mine.signInLead')} />
      <div className="card">
        <HomeLine />
      </div>
      <SignInCard next="/mine" />
      <p>
        {t('mine.noAccount')} <Link to="/sign-up">{t('mine.signUp')}</Link>
      </p>
    </div>
  )
}

function Overview() {
  const { t } = useTranslation()
  const answer = useAnswer(ViewerDocument)
  const isModerator = useIsModerator()
  return (
    <div className="stack loose">
      <Answered answer={answer} isTall>
        {({ viewer }) =>
          viewer && (
            <>
              <div className="row">
                <Avatar avatar={viewer.avatar} />
                <Title
                  text={t('mine.hello', { name: viewer.displayName })}
                  {...(viewer.email && { lead: viewer.email })}
                />
              </div>
              <div className="card">
                <HomeLine />
                <NextCollection viewer={viewer} />
              </div>
              <nav className="rows" aria-label={t('mine.title')}>
                <Entry to="/mine/saved" Icon={Bookmark} text={t('mine.saved')} />
                <Entry to="/mine/diary" Icon={NotebookPen} text={t('mine.diary')} />
                <Entry to="/mine/inbox" Icon={Bell} text={t('mine.inbox')} note={unreadText(viewer, t)} />
                <Entry to="/mine/reports" Icon={Flag} text={t('mine.reports')} />
                <Entry to="/mine/notifications" Icon={BellRing} text={t('notify.title')} />
                {isModerator && <Entry to="/review" Icon={ShieldCheck} text={t('mine.review')} />}
                <Entry to="/mine/account" Icon={UserCog} text={t('mine.account')} />
              </nav>
            </>
          )
        }
      </Answered>
      <Button look="quiet" onPress={() => void stopPush().finally(() => session.signOut())}>
        {t('mine.signOut')}
      </Button>
    </div>
  )
}

const unreadText = ({ notifications }: Viewer, t: ReturnType<typeof useTranslation>['t']): string =>
  notifications.unreadCount > 0 ? t('mine.unread', { count: notifications.unreadCount }) : ''

function Entry({ to, Icon, text, note = '' }: { to: string; Icon: LucideIcon; text: string; note?: string }) {
  return (
    <Link className="line" to={to}>
      <Icon size={21} aria-hidden />
      <span className="body">
        <span className="name">{text}</span>
        {note && <span className="small">{note}</span>}
      </span>
      <ChevronRight size={18} aria-hidden />
    </Link>
  )
}

function NextCollection({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation()
  const next = viewer.nextCollection
  if (!viewer.homeRegion) return null
  if (!next) return <p className="soft">{t('mine.noCollection')}</p>
  return (
    <Link className="pickup" to="/when" style={{ color: 'inherit', textDecoration: 'none' }}>
      <MethodIcon method={next.method} />
      <span className="body">
        <span className="soft small">{t('mine.nextCollection')}</span>
        <strong>
          {dayText(next.date)} · {t(`method.${next.method}`)}
        </strong>
        {next.putOutFrom && <span className="soft small">{t('when.from', { from: timeText(next.putOutFrom) })}</span>}
      </span>
    </Link>
  )
}

export function useIsModerator(): boolean | null {
  const [is, setIs] = useState<boolean | null>(null)
  useEffect(() => {
    scopes().then(
      (found) => setIs(found.includes('moderator')),
      () => setIs(false),
    )
  }, [])
  return is
}
