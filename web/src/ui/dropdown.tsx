import { ChevronDown } from 'lucide-react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import type { Choice } from './choices.tsx'

export function Dropdown<Value extends string>({
  label,
  value,
  choices,
  onChange,
  hidesLabel = false,
}: {
  label: string
  value: Value
  choices: readonly Choice<Value>[]
  onChange: (value: Value) => void
  hidesLabel?: boolean
}) {
  return (
    <Select
      className="field select"
      value={value}
      onChange={(key) => onChange(key as Value)}
      {...(hidesLabel && { 'aria-label': label })}
    >
      {!hidesLabel && <Label className="label">{label}</Label>}
      <Button className="button quiet">
        <SelectValue />
        <ChevronDown size={18} aria-hidden />
      </Button>
      <Popover className="popover">
        <ListBox items={choices}>
          {({ value: id, label: text }) => (
            <ListBoxItem id={id} className="option">
              {text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
