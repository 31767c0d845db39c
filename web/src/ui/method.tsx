import type { DisposalMethod } from '@bunri/client/operations'
import {
  Apple,
  Armchair,
  Banknote,
  BatteryCharging,
  type LucideIcon,
  PackageOpen,
  Recycle,
  Repeat,
  Trash2,
  TriangleAlert,
  WashingMachine,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'

const looks: Record<DisposalMethod, { Icon: LucideIcon; tone: string }> = {
  RECYCLABLES: { Icon: Recycle, tone: 'green' },
  FOOD_WASTE: { Icon: Apple, tone: 'amber' },
  GENERAL_WASTE: { Icon: Trash2, tone: 'grey' },
  NON_COMBUSTIBLE: { Icon: PackageOpen, tone: 'grey' },
  BULKY_WASTE: { Icon: Armchair, tone: 'violet' },
  APPLIANCE_TAKE_BACK: { Icon: WashingMachine, tone: 'blue' },
  HAZARDOUS_WASTE: { Icon: TriangleAlert, tone: 'red' },
  DROP_OFF: { Icon: BatteryCharging, tone: 'blue' },
  DEPOSIT_RETURN: { Icon: Banknote, tone: 'amber' },
  REUSE: { Icon: Repeat, tone: 'green' },
}

/** How something is disposed of, in words and a picture. */
export function Method({ method, isBig = false }: { method: DisposalMethod; isBig?: boolean }) {
  const { t } = useTranslation()
  const { Icon, tone } = looks[method]
  return (
    <span className={`method tone-${tone} ${isBig ? 'big' : ''}`}>
      <Icon size={isBig ? 20 : 15} aria-hidden />
      {t(`method.${method}`)}
    </span>
  )
}

export function MethodIcon({ method }: { method: DisposalMethod }) {
  const { Icon, tone } = looks[method]
  return (
    <span className={`method-icon tone-${tone}`} aria-hidden>
      <Icon size={22} />
    </span>
  )
}
