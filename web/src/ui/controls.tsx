import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import {
  Checkbox,
  type CheckboxProps,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Button as PressableButton,
  type ButtonProps as PressableProps,
  Select,
  SelectValue,
  Switch,
  TextArea,
  TextField,
  type TextFieldProps,
  ToggleButton,
  ToggleButtonGroup,
} from 'react-aria-components'
import { Link } from 'react-router'

type Look = 'main' | 'quiet' | 'bare' | 'danger' | 'icon'

interface ButtonProps extends Omit<PressableProps, 'className' | 'style'> {
  look?: Look
  extra?: string
}

export const Button = ({ look = 'main', extra = '', ...props }: ButtonProps) => (
  <PressableButton {...props} className={`button ${look} ${extra}`} />
)

export const ButtonLink = ({
  to,
  look = 'main',
  extra = '',
  children,
}: {
  to: string
  look?: Look
  extra?: string
  children: ReactNode
}) => (
  <Link to={to} className={`button ${look} ${extra}`}>
    {children}
  </Link>
)

/** A link to another site or app. */
export const ButtonAnchor = ({
  href,
  look = 'main',
  download,
  children,
}: {
  href: string
  look?: Look
  download?: boolean
  children: ReactNode
}) => (
  <a href={href} className={`button ${look}`} download={download} rel="noreferrer">
    {children}
  </a>
)

interface FieldProps extends Omit<TextFieldProps, 'className'> {
  label: string
  hint?: string | undefined
  error?: string | undefined
  isLong?: boolean
}

export const Field = ({ label, hint, error, isLong, ...props }: FieldProps) => (
  <TextField {...props} isInvalid={Boolean(error)} className="field">
    <Label>{label}</Label>
    {isLong ? <TextArea className="input" /> : <Input className="input" />}
    {hint && (
      <span slot="description" className="hint">
        {hint}
      </span>
    )}
    <FieldError className="error">{error}</FieldError>
  </TextField>
)

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
      {!hidesLabel && <Label>{label}</Label>}
      <PressableButton className="button quiet">
        <SelectValue />
        <ChevronDown size={18} aria-hidden />
      </PressableButton>
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

export const Toggle = ({
  isSelected,
  onChange,
  children,
}: {
  isSelected: boolean
  onChange: (is: boolean) => void
  children: ReactNode
}) => (
  <Switch className="switch" isSelected={isSelected} onChange={onChange}>
    <span className="track" aria-hidden />
    {children}
  </Switch>
)

export const CheckField = ({
  children,
  ...props
}: Omit<CheckboxProps, 'className' | 'children'> & { children: ReactNode }) => (
  <Checkbox {...props} className="check">
    <span className="box" aria-hidden>
      <Check size={16} />
    </span>
    {children}
  </Checkbox>
)
