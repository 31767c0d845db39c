import { MaterialsDocument } from '@bunri/client/operations'
import type { FormEvent, ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../graph/use-answer.ts'
import { ManyChips } from '../ui/choices.tsx'
import { Button } from '../ui/controls.tsx'
import { Dropdown } from '../ui/dropdown.tsx'
import { Field } from '../ui/fields.tsx'
import { Notice } from '../ui/states.tsx'
import { HoursFields } from './hours-fields.tsx'
import { kinds, type PlaceValues } from './place-values.ts'
import { PointField } from './point-field.tsx'

/** A problem of the graph with a value, by the name of its field; others have the name `form`. */
export type Problems = Readonly<Partial<Record<string, string>>>

export const problemsOf = (errors: readonly { message: string; path: readonly string[] | null }[]): Problems =>
  Object.fromEntries(errors.map(({ message, path }) => [shown.has(path?.[1] ?? '') ? path?.[1] : 'form', message]))

const shown = new Set(['name', 'coordinates', 'addressText', 'phone', 'website', 'comment'])

interface Props {
  values: PlaceValues
  problems: Problems
  isBusy: boolean
  onChange: (next: Partial<PlaceValues>) => void
  onSend: () => void
  /** Above the button. */
  children?: ReactNode
}

/** The fields of a place, for a new one and for a correction. */
export function PlaceForm({ values, problems, isBusy, onChange, onSend, children }: Props) {
  const { t } = useTranslation()
  const materials = useAnswer(MaterialsDocument)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  const text = (field: 'name' | 'addressText' | 'phone' | 'website' | 'comment') => ({
    value: values[field],
    onChange: (value: string) => onChange({ [field]: value }),
    error: problems[field],
  })
  return (
    <Form className="stack loose" onSubmit={submit}>
      <Field label={t('suggest.name')} hint={t('suggest.nameHint')} {...text('name')} maxLength={80} isRequired />
      <Dropdown
        label={t('suggest.kind')}
        value={values.kind}
        choices={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <PointField point={values.point} error={problems.coordinates} onChange={(point) => onChange({ point })} />
      <Field label={t('place.address')} hint={t('suggest.addressHint')} {...text('addressText')} maxLength={200} />
      <div className="field">
        <span className="label">{t('place.accepts')}</span>
        <ManyChips
          label={t('place.accepts')}
          values={values.materialIds}
          choices={(materials.data?.materials ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(materialIds) => onChange({ materialIds })}
        />
      </div>
      <HoursFields values={values} onChange={onChange} />
      <Field label={t('place.phone')} type="tel" {...text('phone')} maxLength={40} />
      <Field label={t('place.website')} type="url" {...text('website')} maxLength={500} placeholder="https://" />
      <Field label={t('suggest.comment')} {...text('comment')} maxLength={1_000} isLong />
      {problems.form && (
        <Notice kind="bad" role="alert">
          {problems.form}
        </Notice>
      )}
      {children}
      <Button type="submit" isDisabled={isBusy}>
        {t('suggest.send')}
      </Button>
    </Form>
  )
}
