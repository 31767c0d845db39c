import { useMutation } from '@apollo/client/react'
import {
  type AccountSecurityQuery,
  RenameSessionDocument,
  RevokeOtherSessionsDocument,
  RevokeSessionDocument,
} from '@bunri/client/operations'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { momentText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { Rename } from './rename.tsx'

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
        {sessions.map(({ id, isCurrent, deviceName, lastUsedAt }) => (
          <li key={id} className="row spread">
            <span>
              {deviceName} <Rename name={deviceName} maxLength={60} rename={(name) => renameSession(id, name)} />
              {isCurrent && <strong className="small">{t('mine.thisDevice')} </strong>}
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

const renameSession = async (sessionId: string, name: string) =>
  (await client.mutate({ mutation: RenameSessionDocument, variables: { input: { sessionId, name } } })).data
    ?.renameSession
