import { describe, expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { variantId } from '../reference/ids.ts'
import { readCatalogue } from '../reference/read.ts'
import { info } from '../server.ts'

const { execute } = await testSubgraph(info)
const { items, variants } = readCatalogue()

/** Every guide whose method is take-back, those of variants too. The category of the item is the size class. */
const guides = items.flatMap(({ slug, category, method, drop_off_materials: materials }) => {
  const own = variants.filter(({ item }) => item === slug)
  const cases = own.length > 0 ? own : [{ slug: null, method }]
  return cases
    .filter((row) => row.method === 'APPLIANCE_TAKE_BACK')
    .map((row) => ({
      name: [slug, row.slug].filter(Boolean).join(' '),
      slug,
      variant: row.slug,
      materials,
      size: category === 'ewaste-large' ? 'large' : 'small',
    }))
})
const ofSize = (size: string) => guides.filter((guide) => guide.size === size)

/** Where small appliances are collected. Batteries have bins of their own. */
const collectionBox = { ko: /(?<!건전지 )수거함|수거 장소/, en: /(?<!battery )\bbins?\b|collection (box|place)/i }
const pickUp = { ko: /방문수거|(수거|회수)를 (신청|예약|맡)|가져간다/, en: /pick-?up|fetch|collected free/i }
/** When small appliances are picked up: five or more of them, or along with a large one. */
const enoughPieces = { ko: /다섯 개 이상|5개 이상|큰 가전/, en: /\bfive\b|\blarge (one|appliance)/i }

/** The texts that residents read about a guide, each by itself. */
async function textsOf({ slug, variant }: (typeof guides)[number], locale: 'ko' | 'en'): Promise<string[]> {
  const { data, errors } = await execute(
    `query ($slug: String, $variantId: ID, $locale: Locale) {
      item(slug: $slug) {
        guide(variantId: $variantId, locale: $locale) { summary steps { text detail } }
        commonMistakes(locale: $locale) { instead reason }
        category { description(locale: $locale) }
      }
    }`,
    { slug, variantId: variant && variantId(slug, variant), locale },
  )
  expect(errors).toBeUndefined()
  const { guide, commonMistakes, category } = data?.item ?? {}
  const steps = guide.steps.flatMap(({ text, detail }: Record<string, string | null>) => [text, detail])
  const mistakes = commonMistakes.flatMap(({ instead, reason }: Record<string, string | null>) => [instead, reason])
  const texts = [guide.summary, ...steps, ...mistakes]
  return (variant ? texts : [...texts, category.description]).filter((text) => text !== null)
}

describe.each(['ko', 'en'] as const)('in %s', (locale) => {
  const mentionsBox = (text: string) => collectionBox[locale].test(text)
  const promisesSinglePickUp = (text: string) => pickUp[locale].test(text) && !enoughPieces[locale].test(text)

  test.each(ofSize('large'))('the guide of the large appliance $name offers pick-up and no box', async (guide) => {
    const texts = await textsOf(guide, locale)

    expect(texts.filter(mentionsBox)).toEqual([])
    expect(texts[0]).toMatch(pickUp[locale])
    expect(texts[0]).toContain('1599-0903')
  })

  test.each(ofSize('small'))('the guide of the small appliance $name promises no pick-up for one', async (guide) => {
    const texts = await textsOf(guide, locale)

    expect(texts.filter(promisesSinglePickUp)).toEqual([])
    expect(texts[0]).toMatch(collectionBox[locale])
  })

  test('one sentence for both sizes breaks both rules', () => {
    const sentence = {
      ko: '폐가전으로 회수를 신청하거나 수거함에 넣습니다.',
      en: 'Have it fetched as an appliance, or take it to a collection box.',
    }

    expect(mentionsBox(sentence[locale])).toBe(true)
    expect(promisesSinglePickUp(sentence[locale])).toBe(true)
  })
})

test('places accept an appliance as one of its own size', () => {
  expect(ofSize('large').filter(({ materials }) => materials.includes('APPLIANCE_SMALL'))).toEqual([])
  expect(ofSize('small').filter(({ materials }) => materials.includes('APPLIANCE_LARGE'))).toEqual([])
})
