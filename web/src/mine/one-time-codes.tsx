import {
  type AccountSecurityQuery,
  ConfirmTotpEnrollmentDocument,
  DisableTotpDocument,
  RegenerateRecoveryCodesDocument,
  StartTotpEnrollmentDocument,
} from '@bunri/client/operations'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { Button } from '../ui/controls.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Enrollment, type Secret } from './enrollment.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'
import { useSensitive } from './sensitive.tsx'

type Totp = NonNullable<NonNullable<AccountSecurityQuery['viewer']>['security']>['totp']

const refetchQueries = ['AccountSecurity']

/** The second step of a sign-in with a password: codes of an app, and codes on paper for when it is lost. */
export function OneTimeCodes({ totp, hasPassword }: { totp: Totp; hasPassword: boolean }) {
  const { t } = useTranslation()
  const { attempt, dialog } = useSensitive(hasPassword)
  const [secret, setSecret] = useState<Secret | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const start = () =>
    attempt(async () => {
      const { data, error } = await client.mutate({ mutation: StartTotpEnrollmentDocument })
      const answer = data?.startTotpEnrollment
      if (answer?.secret && answer.otpauthUri) setSecret({ text: answer.secret, uri: answer.otpauthUri })
      return { error, problem: answer?.userErrors[0]?.message }
    })
  const confirm = async (code: string): Promise<string | null> => {
    const { data } = await client
      .mutate({ mutation: ConfirmTotpEnrollmentDocument, variables: { input: { code } }, refetchQueries })
      .catch(() => ({ data: null }))
    const answer = data?.confirmTotpEnrollment
    if (!answer?.recoveryCodes) return answer?.userErrors[0]?.message ?? t('state.failed')
    setSecret(null)
    setCodes(answer.recoveryCodes)
    return null
  }
  const regenerate = () =>
    attempt(async () => {
      const { data, error } = await client.mutate({ mutation: RegenerateRecoveryCodesDocument, refetchQueries })
      if (data?.regenerateRecoveryCodes?.recoveryCodes) setCodes(data.regenerateRecoveryCodes.recoveryCodes)
      return { error, problem: data?.regenerateRecoveryCodes?.userErrors[0]?.message }
    })
  const disable = () =>
    attempt(async () => {
      const { data, error } = await client.mutate({ mutation: DisableTotpDocument, refetchQueries })
      return { error, problem: data?.disableTotp?.userErrors[0]?.message }
    })
  return (
    <section className="card" aria-labelledby="codes">
      <h2 id="codes">{t('secure.codes')}</h2>
      {totp.isEnabled ? (
        <>
          <p>{t('secure.codesOn', { count: totp.recoveryCodesLeft })}</p>
          <div className="row">
            <Button look="quiet" onPress={() => void regenerate()}>
              {t('secure.newRecoveryCodes')}
            </Button>
            <Button look="quiet" onPress={() => void disable()}>
              {t('secure.codesDisable')}
            </Button>
          </div>
        </>
      ) : (
        <>
          <p>{t('secure.codesOff')}</p>
          <div>
            <Button look="quiet" onPress={() => void start()}>
              {t('secure.codesEnable')}
            </Button>
          </div>
        </>
      )}
      <Sheet title={t('secure.codesEnable')} isOpen={secret !== null} onClose={() => setSecret(null)}>
        {secret && <Enrollment secret={secret} onConfirm={confirm} />}
      </Sheet>
      <Sheet title={t('secure.recoveryCodes')} isOpen={codes !== null} onClose={() => setCodes(null)}>
        {codes && <RecoveryCodes codes={codes} onDone={() => setCodes(null)} />}
      </Sheet>
      {dialog}
    </section>
  )
}
