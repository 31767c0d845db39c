import type { AccountSecurityQuery, UnitSystem } from '@bunri/client/operations'
import { type FormEvent, useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { storeUnits, unitSystems } from '../i18n/units.ts'
import { Segments } from '../ui/choices.tsx'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { say } from '../ui/toast.tsx'
import { Picture } from './picture.tsx'
import { TimeZoneChoice } from './time-zone.tsx'
import { useSaveProfile } from './use-save-profile.ts'

type Viewer = NonNullable<AccountSecurityQuery['viewer']>

/** The name and the picture that others see beside reports, and how the person reads times and distances. */
export function Profile({ viewer: { displayName, avatar, timeZone, unitSystem } }: { viewer: Viewer }) {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="profile">
      <h2 id="profile">{t('secure.profile')}</h2>
      <NameForm displayName={displayName} />
      <Picture avatar={avatar} />
      <TimeZoneChoice timeZone={timeZone} />
      <Units unitSystem={unitSystem} />
    </section>
  )
}

function NameForm({ displayName }: { displayName: string }) {
  const { t } = useTranslation()
  const { save, isSaving } = useSaveProfile()
  const [name, setName] = useState(displayName)
  const [problem, setProblem] = useState<string | undefined>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(await save({ displayName: name.trim() }))
  }
  return (
    <Form className="stack" onSubmit={(event) => void submit(event)}>
      <Field
        label={t('secure.displayName')}
        value={name}
        onChange={setName}
        error={problem}
        maxLength={80}
        autoComplete="nickname"
        isRequired
      />
      <div>
        <Button type="submit" look="quiet" isDisabled={isSaving || name.trim() === displayName}>
          {t('secure.saveName')}
        </Button>
      </div>
    </Form>
  )
}

function Units({ unitSystem }: { unitSystem: UnitSystem }) {
  const { t } = useTranslation()
  const { save } = useSaveProfile()
  // Another device may have changed them.
  useEffect(() => storeUnits(unitSystem), [unitSystem])
  return (
    <div className="field">
      <span className="label">{t('profile.units')}</span>
      <Segments
        label={t('profile.units')}
        value={unitSystem}
        choices={unitSystems.map((value) => ({ value, label: t(`profile.units_${value}`) }))}
        onChange={(next) => void save({ unitSystem: next }).then((problem) => problem && say(problem))}
      />
    </div>
  )
}
