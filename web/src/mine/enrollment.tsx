import { type FormEvent, useMemo, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { renderSVG } from 'uqr'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { ErrorNotice } from './sign-in-page.tsx'

export interface Secret {
  text: string
  uri: string
}

/** The secret for an authenticator app, to scan or to type, and its first code. */
export function Enrollment({
  secret,
  onConfirm,
}: {
  secret: Secret
  onConfirm: (code: string) => Promise<string | null>
}) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [error, setError] = useState('')
  const [isBusy, setBusy] = useState(false)
  const image = useMemo(
    () => `data:image/svg+xml,${encodeURIComponent(renderSVG(secret.uri, { border: 2 }))}`,
    [secret],
  )
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setError((await onConfirm(code)) ?? '')
    setBusy(false)
  }
  return (
    <Form className="stack" onSubmit={(event) => void submit(event)}>
      <p>{t('secure.scan')}</p>
      <img className="qr" src={image} alt={t('secure.qr')} width={208} height={208} />
      <p>
        <a href={secret.uri}>{t('secure.openApp')}</a>
      </p>
      <p className="small">
        {t('secure.orType')} <code className="secret">{secret.text.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <Field
        label={t('mine.code')}
        hint={t('mine.codeLead')}
        value={code}
        onChange={setCode}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={10}
        isRequired
      />
      <ErrorNotice text={error} />
      <Button type="submit" isDisabled={isBusy}>
        {t('mine.confirm')}
      </Button>
    </Form>
  )
}
