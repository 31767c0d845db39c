import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Button } from './controls.tsx'

/** A dialog: from the bottom on a phone, in the middle elsewhere. */
export function Sheet({
  title,
  isOpen,
  onClose,
  children,
}: {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <ModalOverlay className="veil" isOpen={isOpen} isDismissable onOpenChange={(is) => is || onClose()}>
      <Modal className="sheet">
        <Dialog className="stack">
          <div className="row spread">
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button look="icon" aria-label={t('app.close')} onPress={onClose}>
              <X size={22} aria-hidden />
            </Button>
          </div>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}
