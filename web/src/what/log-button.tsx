import { useMutation } from '@apollo/client/react'
import { LogDisposalDocument } from '@bunri/client/operations'
import { NotebookPen } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useSessionStatus } from '../graph/session.ts'
import { Button } from '../ui/controls.tsx'
import { say } from '../ui/toast.tsx'
import type { ShownItem } from './item-page.tsx'

export function LogButton({ item }: { item: ShownItem }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const status = useSessionStatus()
  const [log, { loading }] = useMutation(LogDisposalDocument)
  const send = async () => {
    if (status !== 'signed-in') return navigate(`/sign-in?next=${encodeURIComponent(`/items/${item.slug}`)}`)
    const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
    // A repeated call with the same id writes nothing new.
    const input = { clientEntryId: crypto.randomUUID(), itemId: item.id, timeZone }
    const { data, error } = await log({ variables: { input } })
    say(data?.logDisposal?.userErrors[0]?.message ?? (error ? t('state.failed') : t('what.logged')))
  }
  return (
    <Button look="quiet" isDisabled={loading} onPress={() => void send()}>
      <NotebookPen size={19} aria-hidden />
      {t('what.log')}
    </Button>
  )
}
