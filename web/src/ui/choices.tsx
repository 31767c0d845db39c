import type { ReactNode } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'

export interface Choice<Value extends string> {
  value: Value
  label: string
}

/** One of a few, all in sight. */
export function Segments<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string
  value: Value
  choices: readonly (Choice<Value> & { icon?: ReactNode })[]
  onChange: (value: Value) => void
}) {
  return (
    <ToggleButtonGroup
      className="segments"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange([...keys][0] as Value)}
    >
      {choices.map(({ value: id, label: text, icon }) => (
        <ToggleButton key={id} id={id}>
          {icon}
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** One of several, as chips. */
export function Chips<Value extends string>({
  label,
  value,
  choices,
  onChange,
}: {
  label: string
  value: Value
  choices: readonly Choice<Value>[]
  onChange: (value: Value) => void
}) {
  return (
    <ToggleButtonGroup
      className="chips"
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => onChange([...keys][0] as Value)}
    >
      {choices.map(({ value: id, label: text }) => (
        <ToggleButton key={id} id={id} className="chip">
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}

/** Several of many, as chips. */
export function ManyChips<Value extends string>({
  label,
  values,
  choices,
  onChange,
}: {
  label: string
  values: readonly Value[]
  choices: readonly Choice<Value>[]
  onChange: (values: Value[]) => void
}) {
  return (
    <ToggleButtonGroup
      className="chips"
      aria-label={label}
      selectionMode="multiple"
      selectedKeys={values}
      onSelectionChange={(keys) => onChange([...keys] as Value[])}
    >
      {choices.map(({ value: id, label: text }) => (
        <ToggleButton key={id} id={id} className="chip">
          {text}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  )
}
