import { CancelAccountDeletionDocument, RequestAccountDeletionDocument } from '@bunri/client/operations'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { momentText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Notice } from '../ui/states.tsx'
import { useSensitive } from './sensitive.tsx'

export function Deletion({ scheduledFor, hasPassword }: { scheduledFor: string | null; hasPassword: boolean }) {
  const { t } = useTranslation()
  const [isAsking, setAsking] = useState(false)
  const { attempt, dialog } = useSensitive(hasPassword)
  const refetchQueries = ['AccountSecurity']
  const request = () =>
    attempt(async () => {
      const { data, error } = await client.mutate({
        mutation: RequestAccountDeletionDocument,
        variables: { input: {} },
        refetchQueries,
      })
      return { error, problem: data?.requestAccountDeletion?.userErrors[0]?.message }
    })
  const cancel = () =>
    attempt(async () => {
      const { data, error } = await client.mutate({ mutation: CancelAccountDeletionDocument, refetchQueries })
      return { error, problem: data?.cancelAccountDeletion?.userErrors[0]?.message }
    })
  return (
    <section className="card" aria-labelledby="delete">
      <div className="stack tight">
        <h2 id="delete">{t('mine.delete')}</h2>
        <p className="soft">{t('mine.deleteLead')}</p>
      </div>
      {scheduledFor ? (
        <>
          <Notice kind="bad" role="status">
            {t('mine.deleteScheduled', { date: momentText(scheduledFor) })}
          </Notice>
          <div>
            <Button onPress={() => void cancel()}>{t('mine.deleteCancel')}</Button>
          </div>
        </>
      ) : (
        <div>
          <Button look="danger" onPress={() => setAsking(true)}>
            {t('mine.deleteStart')}
          </Button>
        </div>
      )}
      <Sheet title={t('mine.deleteSure')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{t('mine.deleteLead')}</p>
        <div className="row">
          <Button
            look="danger"
            onPress={() => {
              setAsking(false)
              void request()
            }}
          >
            {t('mine.deleteStart')}
          </Button>
          <Button look="quiet" onPress={() => setAsking(false)}>
            {t('mine.cancel')}
          </Button>
        </div>
      </Sheet>
      {dialog}
    </section>
  )
}
