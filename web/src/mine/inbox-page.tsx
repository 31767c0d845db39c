import { useMutation } from '@apollo/client/react'
import { MarkNotificationsReadDocument, NotificationsDocument, type NotificationsQuery } from '@bunri/client/operations'
import { Bell, ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswer } from '../graph/use-answer.ts'
import { momentText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { Answered, Empty, More } from '../ui/states.tsx'
import { SignedIn } from './signed-in.tsx'

type Notification = NonNullable<NotificationsQuery['viewer']>['notifications']['edges'][number]['node']

export function InboxPage() {
  const { t } = useTranslation()
  return (
    <SignedIn title={t('mine.inbox')}>
      <Inbox />
    </SignedIn>
  )
}

function Inbox() {
  const { t } = useTranslation()
  const answer = useAnswer(NotificationsDocument, { variables: { first: 20 } })
  const [markRead, { loading }] = useMutation(MarkNotificationsReadDocument, {
    refetchQueries: ['Notifications'],
  })
  return (
    <Answered answer={answer}>
      {({ viewer }) => {
        const list = viewer?.notifications
        const latest = list?.edges[0]?.node
        if (!list || !latest) return <Empty Icon={Bell} text={t('mine.inboxEmpty')} />
        return (
          <section className="stack">
            {list.unreadCount > 0 && (
              <div className="row spread">
                <span>{t('mine.unread', { count: list.unreadCount })}</span>
                <Button
                  look="quiet"
                  extra="small"
                  isDisabled={loading}
                  onPress={() => void markRead({ variables: { input: { throughId: latest.id } } })}
                >
                  {t('mine.markAllRead')}
                </Button>
              </div>
            )}
            <ul className="rows">
              {list.edges.map(({ node }) => (
                <li key={node.id}>
                  <Row notification={node} />
                </li>
              ))}
            </ul>
            <More answer={answer} page={list.pageInfo} />
          </section>
        )
      }}
    </Answered>
  )
}

const screens: Record<string, (id: string) => string> = {
  Place: (id) => `/places/${id}`,
  Region: () => '/when',
  PlaceSuggestion: () => '/mine/reports',
}

function Row({ notification: { title, body, createdAt, readAt, subject } }: { notification: Notification }) {
  const { t } = useTranslation()
  const to = subject && screens[subject.__typename]?.(subject.id)
  const content = (
    <span className="body">
      <span className="name">
        {readAt === null && <span className="method tone-green">{t('mine.new')}</span>} {title}
      </span>
      <span>{body}</span>
      <span className="soft small">{momentText(createdAt)}</span>
    </span>
  )
  if (!to) return <div className="line">{content}</div>
  return (
    <Link className="line" to={to}>
      {content}
      <ChevronRight size={18} aria-hidden />
    </Link>
  )
}
