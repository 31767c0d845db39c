import { CombinedGraphQLErrors } from '@apollo/client/errors'
import {
  FinishPasskeySignInDocument,
  SignInOptionsDocument,
  StartPasskeySignInDocument,
} from '@bunri/client/operations'
import type { SignInAnswer } from '@bunri/client/session'
import { KeyRound } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Link, Navigate, useSearchParams } from 'react-router'
import { client } from '../graph/client.ts'
import { session, useSessionStatus } from '../graph/session.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Title } from '../ui/page.tsx'
import { Notice } from '../ui/states.tsx'
import { adoptHome } from './adopt-home.ts'
import { canUsePasskeys } from './can-use-passkeys.ts'
import { goToProvider } from './provider-sign-in.ts'
import { safeNext } from './safe-next.ts'

export function SignInPage() {
  const { t } = useTranslation()
  const [parameters] = useSearchParams()
  const next = safeNext(parameters.get('next'))
  const status = useSessionStatus()
  if (status === 'signed-in') return <Navigate to={next} replace />
  return (
    <div className="stack loose">
      <Title text={t('mine.signIn')} lead={t('mine.signInLead')} />
      <SignInCard next={next} hasFailed={parameters.get('failed') === '1'} />
      <p>
        {t('mine.noAccount')} <Link to="/sign-up">{t('mine.signUp')}</Link>
      </p>
    </div>
  )
}

interface Challenge {
  challengeToken: string
}

export function SignInCard({ next, hasFailed = false }: { next: string; hasFailed?: boolean }) {
  const { t } = useTranslation()
  const options = useAnswer(SignInOptionsDocument).data?.signInOptions
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [usesRecovery, setUsesRecovery] = useState(false)
  const [code, setCode] = useState('')
  const [challenge, setChallenge] = useState<Challenge | null>(null)
  const [error, setError] = useState(hasFailed ? t('mine.providerFailed') : '')
  const [isBusy, setBusy] = useState(false)

  /** Does one step of a sign-in, and shows what is wrong with it. */
  const attempt = async (step: () => Promise<SignInAnswer | null>) => {
    setBusy(true)
    setError('')
    try {
      const answer = await step()
      if (answer?.userErrors[0]) setError(answer.userErrors[0].message)
      else if (answer?.result?.__typename === 'TwoFactorRequired') setChallenge(answer.result)
      else if (answer?.result?.__typename === 'EmailVerificationRequired')
        setError(t('mine.mailSent', { email: answer.result.email }))
      else if (answer) {
        await adoptHome()
      }
    } catch {
      setError(t('state.offline'))
    } finally {
      setBusy(false)
    }
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void attempt(() =>
      challenge
        ? session.completeTwoFactor({
            challengeToken: challenge.challengeToken,
            method: usesRecovery ? 'RECOVERY_CODE' : 'TOTP',
            code,
          })
        : session.signIn({ email, password }),
    )
  }
  const passkey = () =>
    attempt(async () => {
      const problem = await signInWithPasskey()
      if (problem === null) return { result: null, userErrors: [] }
      setError(problem || t('mine.passkeyFailed'))
      return null
    })

  if (challenge)
    return (
      <Form className="card" onSubmit={submit}>
        <p>{t(usesRecovery ? 'secure.recoveryCodeLead' : 'mine.codeLead')}</p>
        <Field
          key={usesRecovery ? 'recovery' : 'app'}
          label={t(usesRecovery ? 'secure.recoveryCode' : 'mine.code')}
          value={code}
          onChange={setCode}
          inputMode={usesRecovery ? 'text' : 'numeric'}
          autoComplete={usesRecovery ? 'off' : 'one-time-code'}
          isRequired
          autoFocus
        />
        <ErrorNotice text={error} />
        <Button type="submit" isDisabled={isBusy}>
          {t('mine.confirm')}
        </Button>
        <Button
          look="bare"
          extra="small"
          onPress={() => {
            setCode('')
            setUsesRecovery(!usesRecovery)
          }}
        >
          {t(usesRecovery ? 'secure.useApp' : 'secure.useRecoveryCode')}
        </Button>
      </Form>
    )
  return (
    <div className="card">
      {options?.passkeysEnabled && canUsePasskeys && (
        <Button look="quiet" extra="full" isDisabled={isBusy} onPress={() => void passkey()}>
          <KeyRound size={18} aria-hidden />
          {t('mine.withPasskey')}
        </Button>
      )}
      {options?.providers.map((provider) => (
        <Button
          key={provider}
          extra={`full provider-${provider}`}
          isDisabled={isBusy}
          onPress={() =>
            void goToProvider(provider, next).then(
              (problem) => setError(problem ?? ''),
              () => setError(t('state.offline')),
            )
          }
        >
          {t(`mine.provider${provider}`)}
        </Button>
      ))}
      {options && options.providers.length > 0 && (
        <p className="soft small">
          {t('mine.providerTerms')}{' '}
          <a href={options.termsUrl} target="_blank" rel="noreferrer">
            {t('mine.readTerms')}
          </a>
        </p>
      )}
      {options && (options.passkeysEnabled || options.providers.length > 0) && (
        <p className="soft small" style={{ textAlign: 'center' }}>
          {t('mine.or')}
        </p>
      )}
      <Form className="stack" onSubmit={submit}>
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
          autoComplete="current-password"
          isRequired
        />
        <ErrorNotice text={error} />
        <Button type="submit" extra="full" isDisabled={isBusy}>
          {isBusy ? t('mine.signingIn') : t('mine.signIn')}
        </Button>
      </Form>
      <Link className="small" to="/forgot-password">
        {t('mine.forgot')}
      </Link>
    </div>
  )
}

export const ErrorNotice = ({ text }: { text: string }) =>
  text ? (
    <Notice kind="bad" role="alert">
      {text}
    </Notice>
  ) : null

/** Null once somebody is signed in; otherwise what the server says, or an empty text. */
async function signInWithPasskey(): Promise<string | null> {
  const { data: started } = await client.mutate({ mutation: StartPasskeySignInDocument })
  const { challengeToken, options, userErrors } = started?.startPasskeySignIn ?? {}
  if (!challengeToken) return userErrors?.[0]?.message ?? ''
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON)
  const credential = (await navigator.credentials.get({ publicKey }).catch(() => null)) as PublicKeyCredential | null
  if (!credential) return ''
  const input = {
    challengeToken,
    response: credential.toJSON(),
    device: { platform: 'WEB' as const },
    tokenDelivery: session.tokenDelivery,
  }
  const { data, error } = await client.mutate({ mutation: FinishPasskeySignInDocument, variables: { input } })
  if (error) return CombinedGraphQLErrors.is(error) ? (error.errors[0]?.message ?? '') : ''
  const result = data?.finishPasskeySignIn?.result
  if (result?.__typename !== 'SignedIn') return data?.finishPasskeySignIn?.userErrors[0]?.message ?? ''
  await session.start(result.tokens)
  return null
}
