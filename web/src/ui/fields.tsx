import { Check } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import {
  Checkbox,
  type CheckboxProps,
  FieldError,
  Input,
  Label,
  Switch,
  TextArea,
  TextField,
  type TextFieldProps,
} from 'react-aria-components'

interface FieldProps extends Omit<TextFieldProps, 'className'> {
  label: string
  hint?: string | undefined
  error?: string | undefined
  isLong?: boolean
  /** The label is for screen readers only. */
  hidesLabel?: boolean
  placeholder?: string | undefined
}

/** A field for text, with what is wrong with its value. The first field that gets an error also gets the focus. */
export function Field({ label, hint, error, isLong, hidesLabel, placeholder, ...props }: FieldProps) {
  const field = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (error) field.current?.closest('form')?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [error])
  return (
    <TextField
      {...props}
      ref={field}
      isInvalid={Boolean(error)}
      // The browser would refuse to send the form again while the graph's last answer says that a value is wrong.
      validationBehavior={error ? 'aria' : 'native'}
      className="field"
    >
      <Label className={hidesLabel ? 'visually-hidden' : ''}>{label}</Label>
      {isLong ? <TextArea className="input" /> : <Input className="input" placeholder={placeholder} />}
      {hint && (
        <span slot="description" className="hint">
          {hint}
        </span>
      )}
      <FieldError className="error">{error}</FieldError>
    </TextField>
  )
}

export const Toggle = ({
  isSelected,
  onChange,
  isDisabled = false,
  label,
  children,
}: {
  isSelected: boolean
  onChange: (is: boolean) => void
  isDisabled?: boolean
  /** What screen readers say, where the text beside it isn't enough. */
  label?: string
  children?: ReactNode
}) => (
  <Switch
    className="switch"
    isSelected={isSelected}
    onChange={onChange}
    isDisabled={isDisabled}
    {...(label && { 'aria-label': label })}
  >
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
