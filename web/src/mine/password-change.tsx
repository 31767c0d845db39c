import { ChangePasswordDocument, SignInOptionsDocument } from '@bunri/client/operations'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { say } from '../ui/toast.tsx'
import { useSensitive } from './sensitive.tsx'
import { ErrorNotice } from './sign-in-page.tsx'

/** Changes the password, or sets the first one of an account that has none. */
export function PasswordChange({ hasPassword }: { hasPassword: boolean }) {
  const { t } = useTranslation()
  const { attempt, dialog } = useSensitive(hasPassword)
  const policy = useAnswer(SignInOptionsDocument).data?.signInOptions?.passwordPolicy
  const [isOpen, setOpen] = useState(false)
  const [currentPassword, setCurrent] = useState('')
  const [newPassword, setNew] = useState('')
  const [problem, setProblem] = useState('')
  const close = () => {
    setOpen(false)
    setCurrent('')
    setNew('')
    setProblem('')
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await attempt(async () => {
      const input = { newPassword, ...(hasPassword && { currentPassword }) }
      const { data, error } = await client.mutate({
        mutation: ChangePasswordDocument,
        variables: { input },
        refetchQueries: ['AccountSecurity'],
      })
      const text = data?.changePassword?.userErrors[0]?.message ?? ''
      setProblem(text)
      if (data?.changePassword?.changedAt) {
        close()
        say(t('secure.passwordChanged'))
      }
      return { error }
    })
  }
  return (
    <section className="card" aria-labelledby="password">
      <h2 id="password">{t('mine.password')}</h2>
      <div>
        <Button look="quiet" onPress={() => setOpen(true)}>
          {t(hasPassword ? 'secure.changePassword' : 'mine.setPassword')}
        </Button>
      </div>
      <Sheet title={t(hasPassword ? 'secure.changePassword' : 'mine.setPassword')} isOpen={isOpen} onClose={close}>
        <Form className="stack" onSubmit={(event) => void submit(event)}>
          {hasPassword && (
            <Field
              label={t('secure.currentPassword')}
              type="password"
              value={currentPassword}
              onChange={setCurrent}
              autoComplete="current-password"
              maxLength={128}
              isRequired
              autoFocus
            />
          )}
          <Field
            label={t('mine.newPassword')}
            hint={policy && t('mine.passwordRule', { min: policy.minLength })}
            type="password"
            value={newPassword}
            onChange={setNew}
            autoComplete="new-password"
            maxLength={128}
            isRequired
          />
          <ErrorNotice text={problem} />
          <Button type="submit">{t('mine.setPassword')}</Button>
        </Form>
      </Sheet>
      {dialog}
    </section>
  )
}
