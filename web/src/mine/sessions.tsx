import { useMutation } from '@apollo/client/react'
import { type AccountSecurityQuery, RevokeOtherSessionsDocument, RevokeSessionDocument } from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { momentText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'

type Session = NonNullable<NonNullable<AccountSecurityQuery['viewer']>['security']>['sessions']['edges'][number]['node']

export function Sessions({ sessions }: { sessions: readonly Session[] }) {
  const { t } = useTranslation()
  const [revoke, { loading }] = useMutation(RevokeSessionDocument, { refetchQueries: ['AccountSecurity'] })
  const [revokeOthers, { loading: isEnding }] = useMutation(RevokeOtherSessionsDocument, {
    refetchQueries: ['AccountSecurity'],
  })
  return (
    <section className="card" aria-labelledby="sessions">
      <h2 id="sessions">{t('mine.sessions')}</h2>
      <ul className="stack tight">
        {sessions.map(({ id, isCurrent, deviceName, platform, lastUsedAt }) => (
          <li key={id} className="row spread">
            <span>
              {isCurrent ? t('mine.thisDevice') : (deviceName ?? `${platform} · ${t('mine.unnamedDevice')}`)}{' '}
              <span className="soft small">{t('mine.lastUsed', { date: momentText(lastUsedAt) })}</span>
            </span>
            {!isCurrent && (
              <Button
                look="quiet"
                extra="small"
                isDisabled={loading}
                onPress={() => void revoke({ variables: { input: { sessionId: id } } })}
              >
                {t('mine.endSession')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <div>
          <Button look="quiet" isDisabled={isEnding} onPress={() => void revokeOthers()}>
            {t('secure.endOthers')}
          </Button>
        </div>
      )}
    </section>
  )
}
