import { useMutation } from '@apollo/client/react'
import { type PlaceProblem, ReportPlaceProblemDocument } from '@bunri/client/operations'
import { Flag } from 'lucide-react'
import { useRef, useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useSessionStatus } from '../graph/session.ts'
import { Button, ButtonLink } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Notice } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'
import type { ShownPlace } from './place-page.tsx'

// Not DUPLICATE: it needs the other place.
const problems: readonly PlaceProblem[] = ['NOT_THERE', 'CLOSED', 'MOVED', 'FULL', 'OUT_OF_ORDER']

export function PlaceReport({ place }: { place: ShownPlace }) {
  const { t } = useTranslation()
  const status = useSessionStatus()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button look="quiet" onPress={() => setOpen(true)}>
        <Flag size={18} aria-hidden />
        {t('place.report')}
      </Button>
      <Sheet title={t('place.reportTitle')} isOpen={isOpen} onClose={() => setOpen(false)}>
        {status === 'signed-in' ? (
          <ReportForm placeId={place.id} onSent={() => setOpen(false)} />
        ) : (
          <>
            <p>{t('place.signInToReport')}</p>
            <ButtonLink to={`/sign-in?next=${encodeURIComponent(`/places/${place.id}`)}`}>
              {t('mine.signIn')}
            </ButtonLink>
          </>
        )}
      </Sheet>
    </>
  )
}

function ReportForm({ placeId, onSent }: { placeId: string; onSent: () => void }) {
  const { t } = useTranslation()
  const [problem, setProblem] = useState<PlaceProblem>('NOT_THERE')
  const [comment, setComment] = useState('')
  const [error, setError] = useState('')
  // Sending again after a lost answer is the same report.
  const clientMutationKey = useRef(crypto.randomUUID())
  const [report, { loading }] = useMutation(ReportPlaceProblemDocument, { refetchQueries: ['Place'] })
  const send = async () => {
    const input = { placeId, problem, comment: comment.trim() || null, clientMutationKey: clientMutationKey.current }
    const { data, error: failed } = await report({ variables: { input } })
    const text = data?.reportPlaceProblem?.userErrors[0]?.message ?? (failed || !data ? t('state.failed') : '')
    setError(text)
    if (text) return
    say(t('place.reported'))
    onSent()
  }
  return (
    <>
      <RadioGroup
        className="stack tight"
        aria-label={t('place.reportTitle')}
        value={problem}
        onChange={(value) => setProblem(value as PlaceProblem)}
      >
        <Label className="visually-hidden">{t('place.reportTitle')}</Label>
        {problems.map((value) => (
          <Radio key={value} value={value} className="radio">
            {t(`problem.${value}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Field label={t('place.comment')} value={comment} onChange={setComment} maxLength={1_000} isLong />
      {error && (
        <Notice kind="bad" role="alert">
          {error}
        </Notice>
      )}
      <Button isDisabled={loading} onPress={() => void send()}>
        {t('place.send')}
      </Button>
    </>
  )
}
