import { CloudOff, type LucideIcon, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Answer } from '../graph/use-answer.ts'
import { momentText } from '../i18n/format.ts'
import { Button } from './controls.tsx'

export const Loading = ({ rows = 3, isTall = false }: { rows?: number; isTall?: boolean }) => {
  const { t } = useTranslation()
  return (
    <div className="stack" role="status">
      <span className="visually-hidden">{t('state.loading')}</span>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div key={row} className={`skeleton ${isTall ? 'tall' : ''}`} />
      ))}
    </div>
  )
}

export const Empty = ({ Icon, text, children }: { Icon?: LucideIcon; text?: string; children?: ReactNode }) => (
  <div className="empty">
    {Icon && <Icon size={44} strokeWidth={1.5} aria-hidden />}
    {text && <p>{text}</p>}
    {children}
  </div>
)

export const Notice = ({
  kind = '',
  children,
  role,
}: {
  kind?: 'good' | 'warn' | 'bad' | ''
  children: ReactNode
  role?: 'alert' | 'status'
}) => (
  <div className={`notice ${kind}`} role={role}>
    {kind === 'warn' || kind === 'bad' ? <TriangleAlert size={19} aria-hidden /> : null}
    <div>{children}</div>
  </div>
)

/** Says that an answer is old, or that there is none, and why. */
export function Problem({
  answer,
}: {
  answer: Pick<Answer<unknown>, 'problem' | 'data' | 'oldSince' | 'retry' | 'loading'>
}) {
  const { t } = useTranslation()
  const { problem, data, oldSince, retry } = answer
  if (!problem) return null
  if (data && problem !== 'offline') return null
  const text = !data
    ? t(`state.${problem}`)
    : oldSince
      ? t('state.old', { when: momentText(oldSince) })
      : t('state.oldUnknown')
  return (
    <div className={`notice ${data ? 'warn' : 'bad'}`} role={data ? 'status' : 'alert'}>
      <CloudOff size={19} aria-hidden />
      <div>
        <p>{text}</p>
        <Button look="bare" extra="small" onPress={retry}>
          {t('state.retry')}
        </Button>
      </div>
    </div>
  )
}

/** What a screen shows of an answer: a placeholder, the problem, or its content with the age if it is old. */
export function Answered<Data>({
  answer,
  children,
  isTall = false,
  rows = 3,
}: {
  answer: Answer<Data>
  children: (data: Data) => ReactNode
  isTall?: boolean
  rows?: number
}) {
  return (
    <>
      <Problem answer={answer} />
      {answer.data ? children(answer.data) : answer.loading ? <Loading isTall={isTall} rows={rows} /> : null}
    </>
  )
}

/** The button below a list that has another page. */
export function More({
  answer,
  page,
}: {
  answer: Answer<unknown>
  page: { hasNextPage: boolean; endCursor: string | null } | undefined
}) {
  const { t } = useTranslation()
  if (!page?.hasNextPage) return null
  return (
    <Button
      look="quiet"
      extra="full"
      isDisabled={answer.loading}
      onPress={() => void answer.fetchMore({ after: page.endCursor })}
    >
      {t('state.more')}
    </Button>
  )
}
