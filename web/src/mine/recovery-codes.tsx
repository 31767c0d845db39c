import { useTranslation } from 'react-i18next'
import { Button, ButtonAnchor } from '../ui/controls.tsx'
import { Notice } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'

/** Codes that are shown once. */
export function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  const text = codes.join('\n')
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => say(t('state.copied')),
      () => say(t('state.failed')),
    )
  return (
    <>
      <Notice kind="warn">{t('secure.recoveryLead')}</Notice>
      <ul className="recovery" aria-label={t('secure.recoveryCodes')}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row">
        <Button look="quiet" onPress={() => void copy()}>
          {t('secure.copy')}
        </Button>
        <ButtonAnchor
          look="quiet"
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(`${text}\n`)}`}
          download="bunri-recovery-codes.txt"
        >
          {t('secure.save')}
        </ButtonAnchor>
      </div>
      <Button onPress={onDone}>{t('secure.saved')}</Button>
    </>
  )
}
