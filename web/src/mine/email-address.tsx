import { type AccountSecurityQuery, RequestEmailChangeDocument } from '@bunri/client/operations'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Notice } from '../ui/states.tsx'
import { useSensitive } from './sensitive.tsx'

interface Props {
  email: NonNullable<AccountSecurityQuery['viewer']>['email']
  hasPassword: boolean
}

/** The address to sign in with. A new one holds once the links at both addresses are opened; the first one needs its own only. */
export function EmailAddress({ email, hasPassword }: Props) {
  const { t } = useTranslation()
  const { attempt, dialog } = useSensitive(hasPassword)
  const [isOpen, setOpen] = useState(false)
  const [newEmail, setNewEmail] = useState('')
  const [problem, setProblem] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)
  const [pending, setPending] = useState('')
  const close = () => {
    setOpen(false)
    setNewEmail('')
    setProblem(undefined)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    await attempt(async () => {
      const input = { newEmail: newEmail.trim() }
      const { data, error } = await client.mutate({ mutation: RequestEmailChangeDocument, variables: { input } })
      setProblem(data?.requestEmailChange?.userErrors[0]?.message)
      const pendingEmail = data?.requestEmailChange?.pendingEmail
      if (pendingEmail) {
        setPending(pendingEmail)
        close()
      }
      return { error }
    })
    setBusy(false)
  }
  const action = t(email ? 'profile.changeEmail' : 'profile.addEmail')
  return (
    <section className="card" aria-labelledby="email">
      <h2 id="email">{t('mine.email')}</h2>
      <p className={email ? '' : 'soft'}>{email ?? t('profile.noEmail')}</p>
      {/* The region is there before its text, so that screen readers notice that. */}
      <div role="status">
        {pending && pending !== email && (
          <Notice>
            {email ? t('profile.emailSentToBoth', { email, pending }) : t('profile.emailSent', { pending })}
          </Notice>
        )}
      </div>
      <div>
        <Button look="quiet" onPress={() => setOpen(true)}>
          {action}
        </Button>
      </div>
      <Sheet title={action} isOpen={isOpen} onClose={close}>
        <Form className="stack" onSubmit={(event) => void submit(event)}>
          <Field
            label={t('profile.newEmail')}
            hint={t(email ? 'profile.newEmailHint' : 'profile.firstEmailHint')}
            type="email"
            value={newEmail}
            onChange={setNewEmail}
            error={problem}
            autoComplete="email"
            maxLength={254}
            isRequired
            autoFocus
          />
          <Button type="submit" isDisabled={isBusy}>
            {t('profile.sendLinks')}
          </Button>
        </Form>
      </Sheet>
      {dialog}
    </section>
  )
}
