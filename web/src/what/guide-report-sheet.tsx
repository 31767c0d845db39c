import { useMutation } from '@apollo/client/react'
import { type GuideProblem, ReportGuideProblemDocument } from '@bunri/client/operations'
import { useState } from 'react'
import { Label, Radio, RadioGroup } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useHome } from '../home/home.ts'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Notice } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'
import type { ShownItem } from './item-page.tsx'

const problems: readonly GuideProblem[] = ['WRONG', 'OUTDATED', 'REGION_DIFFERS', 'UNCLEAR']

export function GuideReportSheet({ item, onClose }: { item: ShownItem; onClose: () => void }) {
  const { t } = useTranslation()
  const { regionId } = useHome()
  const [problem, setProblem] = useState<GuideProblem>('WRONG')
  const [comment, setComment] = useState('')
  const [error, setError] = useState('')
  const [report, { loading }] = useMutation(ReportGuideProblemDocument)
  const send = async () => {
    const { data, error: failed } = await report({
      variables: {
        input: { itemId: item.id, problem, comment: comment.trim() || null, ...(regionId && { regionId }) },
      },
    })
    const text = data?.reportGuideProblem?.userErrors[0]?.message ?? (failed || !data ? t('state.failed') : '')
    setError(text)
    if (text) return
    onClose()
    say(t('what.sent'))
  }
  return (
    <Sheet title={t('what.reportGuide')} isOpen onClose={onClose}>
      <RadioGroup className="stack tight" value={problem} onChange={(value) => setProblem(value as GuideProblem)}>
        <Label>{t('what.guideProblem')}</Label>
        {problems.map((value) => (
          <Radio key={value} value={value} className="radio">
            {t(`guideProblem.${value}`)}
          </Radio>
        ))}
      </RadioGroup>
      <Field label={t('what.problemComment')} value={comment} onChange={setComment} maxLength={1_000} isLong />
      {error && (
        <Notice kind="bad" role="alert">
          {error}
        </Notice>
      )}
      <Button isDisabled={loading} onPress={() => void send()}>
        {t('what.send')}
      </Button>
    </Sheet>
  )
}
