import { useMutation } from '@apollo/client/react'
import { RequestPasswordResetDocument, ResetPasswordDocument } from '@bunri/client/operations'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Title } from '../ui/page.tsx'
import { Notice } from '../ui/states.tsx'
import { ErrorNotice } from './sign-in-page.tsx'
import { tokenOfMail } from './token-of-mail.ts'

export function ForgotPage() {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [sentTo, setSentTo] = useState('')
  const [error, setError] = useState('')
  const [request, { loading }] = useMutation(RequestPasswordResetDocument)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { data, error: failed } = await request({ variables: { input: { email } } })
    const text = data?.requestPasswordReset?.userErrors[0]?.message ?? (failed || !data ? t('state.failed') : '')
    setError(text)
    if (!text) setSentTo(email)
  }
  return (
    <div className="stack loose">
      <Title text={t('mine.resetTitle')} />
      {sentTo ? (
        <Notice kind="good" role="status">
          {t('mine.resetSent', { email: sentTo })}
        </Notice>
      ) : (
        <Form className="card" onSubmit={(event) => void submit(event)}>
          <Field
            label={t('mine.email')}
            type="email"
            value={email}
            onChange={setEmail}
            autoComplete="username"
            isRequired
          />
          <ErrorNotice text={error} />
          <Button type="submit" isDisabled={loading}>
            {t('mine.sendReset')}
          </Button>
        </Form>
      )}
    </div>
  )
}

/** The page that the mail of a forgotten password links to. */
export function ResetPage() {
  const { t } = useTranslation()
  const [token] = useState(tokenOfMail)
  const [newPassword, setNewPassword] = useState('')
  const [isSet, setIsSet] = useState(false)
  const [error, setError] = useState('')
  const [reset, { loading }] = useMutation(ResetPasswordDocument)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { data, error: failed } = await reset({ variables: { input: { token, newPassword } } })
    const text = data?.resetPassword?.userErrors[0]?.message ?? (failed || !data ? t('state.failed') : '')
    setError(text)
    setIsSet(text === '')
  }
  return (
    <div className="stack loose">
      <Title text={t('mine.resetTitle')} />
      {isSet ? (
        <>
          <Notice kind="good" role="status">
            {t('mine.passwordSet')}
          </Notice>
          <ButtonLink to="/sign-in">{t('mine.signIn')}</ButtonLink>
        </>
      ) : (
        <Form className="card" onSubmit={(event) => void submit(event)}>
          <Field
            label={t('mine.newPassword')}
            type="password"
            value={newPassword}
            onChange={setNewPassword}
            autoComplete="new-password"
            isRequired
          />
          <ErrorNotice text={error} />
          <Button type="submit" isDisabled={loading}>
            {t('mine.setPassword')}
          </Button>
        </Form>
      )}
    </div>
  )
}
