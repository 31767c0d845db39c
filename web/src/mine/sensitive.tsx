import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { ReauthenticateDocument } from '@bunri/client/operations'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { session } from '../graph/session.ts'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { say } from '../ui/toast.tsx'
import { ErrorNotice } from './sign-in-page.tsx'

interface Outcome {
  error?: unknown
  /** What the server says is wrong. */
  problem?: string | undefined
}

/**
 * Does what needs a sign-in of the last ten minutes. If the last one is older, asks for the password first; somebody without one has to
 * sign in again.
 */
export function useSensitive(hasPassword: boolean): {
  attempt: (step: () => Promise<Outcome>) => Promise<boolean>
  dialog: ReactNode
} {
  const { t } = useTranslation()
  const [waiting, setWaiting] = useState<{ step: () => Promise<Outcome>; resolve: (isDone: boolean) => void } | null>(
    null,
  )
  const attempt = async (step: () => Promise<Outcome>): Promise<boolean> => {
    const { error, problem } = await step().catch((error: unknown): Outcome => ({ error }))
    if (needsSignIn(error)) return new Promise((resolve) => setWaiting({ step, resolve }))
    if (error || problem) say(problem ?? t('state.failed'))
    return !error && !problem
  }
  const close = (isDone: boolean) => {
    waiting?.resolve(isDone)
    setWaiting(null)
  }
  const dialog = (
    <Sheet
      title={t(hasPassword ? 'mine.confirmIdentity' : 'mine.recentTitle')}
      isOpen={waiting !== null}
      onClose={() => close(false)}
    >
      {hasPassword ? (
        <PasswordForm
          onConfirmed={() => {
            const step = waiting?.step
            const resolve = waiting?.resolve
            setWaiting(null)
            if (step) void attempt(step).then((isDone) => resolve?.(isDone))
          }}
        />
      ) : (
        <>
          <p>{t('mine.recentLead')}</p>
          <Button onPress={() => void session.signOut()}>{t('mine.signOut')}</Button>
        </>
      )}
    </Sheet>
  )
  return { attempt, dialog }
}

const needsSignIn = (error: unknown): boolean =>
  CombinedGraphQLErrors.is(error) &&
  error.errors.some(({ extensions }) => extensions?.code === 'RECENT_SIGN_IN_REQUIRED')

function PasswordForm({ onConfirmed }: { onConfirmed: () => void }) {
  const { t } = useTranslation()
  const [proof, setProof] = useState('')
  const [error, setError] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const input = { method: 'PASSWORD' as const, proof }
    const { data } = await client
      .mutate({ mutation: ReauthenticateDocument, variables: { input } })
      .catch(() => ({ data: null }))
    const text = data?.reauthenticate?.userErrors[0]?.message ?? (data?.reauthenticate ? '' : t('state.failed'))
    setError(text)
    if (!text) onConfirmed()
  }
  return (
    <Form className="stack" onSubmit={(event) => void submit(event)}>
      <p>{t('mine.confirmLead')}</p>
      <Field
        label={t('mine.password')}
        type="password"
        value={proof}
        onChange={setProof}
        autoComplete="current-password"
        isRequired
        autoFocus
      />
      <ErrorNotice text={error} />
      <Button type="submit">{t('mine.confirm')}</Button>
    </Form>
  )
}
