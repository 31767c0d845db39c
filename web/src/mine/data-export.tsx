import { type ExportLineFragment, RequestDataExportDocument } from '@bunri/client/operations'
import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { dateText } from '../i18n/format.ts'
import { Button, ButtonAnchor } from '../ui/controls.tsx'
import { useSensitive } from './sensitive.tsx'

export function DataExport({
  dataExport,
  hasPassword,
}: {
  dataExport: ExportLineFragment | null
  hasPassword: boolean
}) {
  const { t } = useTranslation()
  const { attempt, dialog } = useSensitive(hasPassword)
  const request = () =>
    attempt(async () => {
      const { data, error } = await client.mutate({
        mutation: RequestDataExportDocument,
        refetchQueries: ['AccountSecurity'],
      })
      return { error, problem: data?.requestDataExport?.userErrors[0]?.message }
    })
  return (
    <section className="card" aria-labelledby="export">
      <div className="stack tight">
        <h2 id="export">{t('mine.export')}</h2>
        <p className="soft">{t('mine.exportLead')}</p>
      </div>
      {dataExport?.downloadUrl ? (
        <div className="row">
          <ButtonAnchor href={dataExport.downloadUrl} download>
            <Download size={18} aria-hidden />
            {t('mine.exportReady')}
          </ButtonAnchor>
          <span className="soft small">{t('mine.exportUntil', { date: dateText(dataExport.expiresAt) })}</span>
        </div>
      ) : dataExport && !dataExport.readyAt ? (
        <p role="status">{t('mine.exportMaking')}</p>
      ) : (
        <div>
          <Button look="quiet" onPress={() => void request()}>
            {t('mine.exportStart')}
          </Button>
        </div>
      )}
      {dialog}
    </section>
  )
}
