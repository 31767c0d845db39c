import { Pencil } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Form } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/controls.tsx'
import { Field } from '../ui/fields.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { say } from '../ui/toast.tsx'

interface Answer {
  userErrors: readonly { message: string }[]
}

interface Props {
  name: string
  maxLength: number
  /** Sends the new name. Null if there was no answer. */
  rename: (name: string) => Promise<Answer | null | undefined>
}

/** A button that opens a form for another name. */
export function Rename({ name, maxLength, rename }: Props) {
  const { t } = useTranslation()
  const [text, setText] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | undefined>()
  const [isBusy, setBusy] = useState(false)
  const close = () => {
    setText(null)
    setProblem(undefined)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    const answer = await rename((text ?? '').trim()).catch(() => null)
    setBusy(false)
    const found = answer ? answer.userErrors[0]?.message : t('state.failed')
    setProblem(found)
    if (found) return
    close()
    say(t('state.saved'))
  }
  return (
    <>
      <Button look="icon" aria-label={t('profile.renameName', { name })} onPress={() => setText(name)}>
        <Pencil size={18} aria-hidden />
      </Button>
      <Sheet title={t('profile.rename')} isOpen={text !== null} onClose={close}>
        <Form className="stack" onSubmit={(event) => void submit(event)}>
          <Field
            label={t('profile.newName')}
            value={text ?? ''}
            onChange={setText}
            error={problem}
            maxLength={maxLength}
            isRequired
            autoFocus
          />
          <Button type="submit" isDisabled={isBusy}>
            {t('profile.saveName')}
          </Button>
        </Form>
      </Sheet>
    </>
  )
}
