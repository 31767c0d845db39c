import { useMutation } from '@apollo/client/react'
import { SignInOptionsDocument, SignUpDocument } from '@bunri/client/operations'
import { MailCheck } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useAnswer } from '../graph/use-answer.ts'
import { Button } from '../ui/controls.tsx'
import { CheckField, Field } from '../ui/fields.tsx'
import { Title } from '../ui/page.tsx'
import { Answered, Empty } from '../ui/states.tsx'
import { ErrorNotice } from './sign-in-page.tsx'

export function SignUpPage() {
  const { t } = useTranslation()
  const options = useAnswer(SignInOptionsDocument)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [hasAccepted, setAccepted] = useState(false)
  const [sentTo, setSentTo] = useState('')
  const [error, setError] = useState('')
  const [signUp, { loading }] = useMutation(SignUpDocument)
  const submit = async (event: FormEvent, acceptedTermsVersion: string) => {
    event.preventDefault()
    const { data, error: failed } = await signUp({ variables: { input: { email, password, acceptedTermsVersion } } })
    const text = data?.signUp?.userErrors[0]?.message ?? (failed || !data ? t('state.failed') : '')
    setError(text)
    if (!text) setSentTo(email)
  }
  if (sentTo)
    return (
      <div className="stack loose">
        <Title text={t('mine.checkMail')} />
        <Empty Icon={MailCheck} text={t('mine.mailSent', { email: sentTo })} />
      </div>
    )
  return (
    <div className="stack loose">
      <Title text={t('mine.signUp')} />
      <Answered answer={options}>
        {({ signInOptions }) =>
          signInOptions && (
            <Form className="card" onSubmit={(event) => void submit(event, signInOptions.termsVersion)}>
              <Field
                label={t('mine.email')}
                type="email"
                value={email}
                onChange={setEmail}
                autoComplete="username"
                isRequired
              />
              <Field
                label={t('mine.password')}
                type="password"
                value={password}
                onChange={setPassword}
                autoComplete="new-password"
                hint={t('mine.passwordRule', { min: signInOptions.passwordPolicy.minLength })}
                minLength={signInOptions.passwordPolicy.minLength}
                maxLength={signInOptions.passwordPolicy.maxLength}
                isRequired
              />
              <div className="row spread">
                <CheckField isSelected={hasAccepted} onChange={setAccepted} isRequired>
                  {t('mine.acceptTerms')}
                </CheckField>
                <a className="small" href={signInOptions.termsUrl} target="_blank" rel="noreferrer">
                  {t('mine.readTerms')}
                </a>
              </div>
              <ErrorNotice text={error} />
              <Button type="submit" isDisabled={loading || !hasAccepted}>
                {t('mine.signUp')}
              </Button>
            </Form>
          )
        }
      </Answered>
      <p>
        {t('mine.hasAccount')} <Link to="/sign-in">{t('mine.signIn')}</Link>
      </p>
    </div>
  )
}
