import { type DwellingType, RegionAtDocument, SearchRegionsDocument, SetHomeDocument } from '@bunri/client/operations'
import { LocateFixed } from 'lucide-react'
import { useState } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { client } from '../graph/client.ts'
import { session } from '../graph/session.ts'
import { useAnswer } from '../graph/use-answer.ts'
import { Chips } from '../ui/choices.tsx'
import { Button } from '../ui/controls.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { Notice } from '../ui/states.tsx'
import { currentHome, setHome, useHome } from './home.ts'
import type { Home } from './stored-home.ts'
import { whereAmI } from './where-am-i.ts'

/** Keeps the neighbourhood on this device, and in the account of somebody who is signed in. */
async function choose(next: Partial<Home>): Promise<void> {
  setHome(next)
  if (session.status() !== 'signed-in') return
  const { regionId, dwelling } = currentHome()
  await client.mutate({ mutation: SetHomeDocument, variables: { input: { regionId, dwelling } } }).catch(() => {})
}

export function HomeSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const home = useHome()
  const [place, setPlace] = useState<'idle' | 'locating' | 'unknown'>('idle')
  const locate = async () => {
    setPlace('locating')
    const coordinates = await whereAmI()
    const answer =
      coordinates && (await client.query({ query: RegionAtDocument, variables: { coordinates } }).catch(() => null))
    const regionId = answer?.data?.regionAt?.id
    setPlace(regionId ? 'idle' : 'unknown')
    if (!regionId) return
    await choose({ regionId })
    onClose()
  }
  return (
    <Sheet title={t('home.dialog')} isOpen={isOpen} onClose={onClose}>
      <RegionBox
        onChoose={(regionId) => {
          void choose({ regionId })
          onClose()
        }}
      />
      <Button look="quiet" isDisabled={place === 'locating'} onPress={() => void locate()}>
        <LocateFixed size={18} aria-hidden />
        {place === 'locating' ? t('home.locating') : t('home.here')}
      </Button>
      {place === 'unknown' && (
        <Notice kind="warn" role="alert">
          {t('home.notLocated')}
        </Notice>
      )}
      <div className="field">
        <span className="label">{t('home.dwelling')}</span>
        <Chips<DwellingType | 'any'>
          label={t('home.dwelling')}
          value={home.dwelling ?? 'any'}
          choices={(['any', 'APARTMENT', 'HOUSE', 'BUSINESS'] as const).map((value) => ({
            value,
            label: t(`dwelling.${value}`),
          }))}
          onChange={(value) => void choose({ dwelling: value === 'any' ? null : value })}
        />
      </div>
      {home.regionId && (
        <Button look="bare" onPress={() => void choose({ regionId: null })}>
          {t('home.remove')}
        </Button>
      )}
    </Sheet>
  )
}

function RegionBox({ onChoose }: { onChoose: (regionId: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const query = text.trim()
  const answer = useAnswer(SearchRegionsDocument, {
    variables: { query, first: 12, levels: ['DISTRICT', 'NEIGHBORHOOD'] },
    skip: query === '',
    keepsPrevious: true,
  })
  const isSettled = query !== '' && !answer.loading
  const found = answer.data?.searchRegions?.edges.map(({ node }) => node) ?? []
  return (
    <ComboBox
      className="field"
      items={found}
      inputValue={text}
      onInputChange={setText}
      onChange={(key) => key && onChoose(String(key))}
      allowsEmptyCollection
      menuTrigger="input"
      autoFocus
    >
      <Label>{t('home.search')}</Label>
      <Input className="input" placeholder={t('home.placeholder')} autoComplete="off" maxLength={100} />
      <Popover className="popover region-options">
        <ListBox
          renderEmptyState={() => (
            <p className="option soft">
              {answer.problem ? t(`state.${answer.problem}`) : isSettled ? t('home.nothing') : t('state.loading')}
            </p>
          )}
        >
          {(region: (typeof found)[number]) => (
            <ListBoxItem id={region.id} textValue={region.fullName} className="option">
              {region.fullName}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
