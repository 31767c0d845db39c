import { useMutation } from '@apollo/client/react'
import {
  NotificationPreferencesDocument,
  type PreferencesCardFragment,
  UpdateNotificationPreferencesDocument,
  type UpdateNotificationPreferencesInput,
} from '@bunri/client/operations'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { dateText } from '../i18n/format.ts'
import { Button } from '../ui/controls.tsx'
import { Dropdown } from '../ui/dropdown.tsx'
import { Field, Toggle } from '../ui/fields.tsx'
import { Answered, Notice } from '../ui/states.tsx'
import { say } from '../ui/toast.tsx'
import { PushCard } from './push-card.tsx'
import { SignedIn } from './signed-in.tsx'

/** What somebody is notified of, how and when. Each change is saved at once. */
export function NotificationsPage() {
  const { t } = useTranslation()
  return (
    <SignedIn title={t('notify.title')}>
      <Preferences />
    </SignedIn>
  )
}

function Preferences() {
  const { t } = useTranslation()
  const answer = useAnswer(NotificationPreferencesDocument)
  const [update] = useMutation(UpdateNotificationPreferencesDocument)
  const save = async (input: UpdateNotificationPreferencesInput) => {
    const { data, error } = await update({ variables: { input }, refetchQueries: ['NotificationPreferences'] })
    const problem = data?.updateNotificationPreferences?.userErrors[0]?.message
    say(problem ?? (error || !data ? t('state.failed') : t('state.saved')))
  }
  return (
    <Answered answer={answer} isTall>
      {({ viewer }) =>
        viewer?.notificationPreferences && (
          <>
            <PushCard preferences={viewer.notificationPreferences} />
            <Topics preferences={viewer.notificationPreferences} onSave={save} />
            <Times preferences={viewer.notificationPreferences} onSave={save} />
          </>
        )
      }
    </Answered>
  )
}

interface Props {
  preferences: PreferencesCardFragment
  onSave: (input: UpdateNotificationPreferencesInput) => Promise<void>
}

const channels = ['push', 'email'] as const

function Topics({ preferences: { topics, marketingConsentAt }, onSave }: Props) {
  const { t } = useTranslation()
  return (
    <section className="card" aria-labelledby="topics">
      <h2 id="topics">{t('notify.topics')}</h2>
      <table className="choices">
        <thead>
          <tr>
            <th scope="col">{t('notify.topic')}</th>
            {channels.map((channel) => (
              <th scope="col" key={channel}>
                {t(`notify.${channel}Short`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map(({ topic, push, email }) => {
            const chosen = { push, email }
            // The graph may know topics that this app doesn't.
            const name = t(`notify.topic_${topic}`, { defaultValue: topic })
            return (
              <tr key={topic}>
                <th scope="row">{name}</th>
                {channels.map((channel) => (
                  <td key={channel}>
                    <Toggle
                      label={`${name}: ${t(`notify.${channel}Short`)}`}
                      isSelected={chosen[channel]}
                      onChange={(is) => void onSave({ topics: [{ topic, ...chosen, [channel]: is }] })}
                    />
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <Toggle isSelected={marketingConsentAt !== null} onChange={(is) => void onSave({ marketingConsent: is })}>
        {t('notify.marketing')}
      </Toggle>
      {marketingConsentAt && (
        <p className="soft small">{t('notify.marketingSince', { date: dateText(marketingConsentAt) })}</p>
      )}
    </section>
  )
}

const leads = [0, 30, 60, 120, 180, 360, 720, 1440]

function Times({ preferences, onSave }: Props) {
  const { t } = useTranslation()
  const { collectionReminderLeadMinutes: lead, quietHours } = preferences
  const [from, setFrom] = useState(quietHours?.from.slice(0, 5) ?? '22:00')
  const [until, setUntil] = useState(quietHours?.until.slice(0, 5) ?? '07:00')
  const isChanged = quietHours && (quietHours.from.slice(0, 5) !== from || quietHours.until.slice(0, 5) !== until)
  const choices = [...new Set([...leads, lead])].sort((a, b) => a - b)
  return (
    <section className="card" aria-labelledby="times">
      <h2 id="times">{t('notify.times')}</h2>
      <Dropdown
        label={t('notify.lead')}
        value={String(lead)}
        choices={choices.map((minutes) => ({ value: String(minutes), label: leadText(minutes, t) }))}
        onChange={(minutes) => void onSave({ collectionReminderLeadMinutes: Number(minutes) })}
      />
      <Toggle
        isSelected={quietHours !== null}
        onChange={(is) => void onSave({ quietHours: is ? { from, until } : null })}
      >
        {t('notify.quiet')}
      </Toggle>
      {quietHours && (
        <>
          <div className="row">
            <Field label={t('notify.quietFrom')} type="time" value={from} onChange={setFrom} />
            <Field label={t('notify.quietUntil')} type="time" value={until} onChange={setUntil} />
          </div>
          {isChanged && (
            <div>
              <Button look="quiet" onPress={() => void onSave({ quietHours: { from, until } })}>
                {t('notify.saveQuiet')}
              </Button>
            </div>
          )}
          <Notice>{t('notify.quietHint')}</Notice>
        </>
      )}
    </section>
  )
}

function leadText(minutes: number, t: ReturnType<typeof useTranslation>['t']): string {
  if (minutes === 0) return t('notify.leadNone')
  return minutes % 60 === 0
    ? t('notify.leadHours', { count: minutes / 60 })
    : t('notify.leadMinutes', { count: minutes })
}
