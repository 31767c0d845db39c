import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { searchKey } from './korea/search-key.ts'
import { plainText } from './plain-text.ts'
import { propertyRuns } from './testing.ts'

describe('a text in plain letters', () => {
  test.each([
    ['full width', 'ＰＥＴ　１２３（소）', 'PET 123(소)'],
    ['a company', '㈜한빛', '(주)한빛'],
    ['units', '20ℓ·5㎏·3㎡', '20l·5kg·3m2'],
    ['a ligature', 'ﬁlm', 'film'],
    ['half-width katakana', 'ﾊﾟｯｸ', 'パック'],
    ['numbers in circles and of Rome', '① Ⅲ', '1 III'],
    ['digits for formulas', '𝟏𝟚𝟯', '123'],
    ['syllables in circles', '㉮㉯', '가나'],
    ['decomposed Hangul', '페트'.normalize('NFD'), '페트'],
    ['a fraction', '½', '1/2'],
    ['dashes', '1–2—3−4－5‐6', '1-2-3-4-5-6'],
    ['tildes', '1〜2～3∼4', '1~2~3~4'],
  ])('%s', (_what, text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  test.each(['ㅍㅌㅂ', 'ㅍㅔㅌ', 'ㄳ', '페ㅌ'])('%s keeps its single letters', (text) => {
    expect(plainText(text)).toBe(text)
  })

  test.each([
    ['half width', 'ﾡￂ', 'ㄱㅏ'],
    ['a circle', '㉠㉡ㅏ', 'ㄱㄴㅏ'],
    ['a part of a syllable', 'ᄑ ᅡ ᆨ', 'ㅍ ㅏ ㄱ'],
  ])('a single letter in %s is a single letter', (_what, text, plain) => {
    expect(plainText(text)).toBe(plain)
  })

  test.each([...'ㆍ·・･‧•∙⋅'])('%s is a middle dot', (dot) => {
    expect(plainText(`종이${dot}상자`)).toBe('종이·상자')
    expect(searchKey(`종이${dot}상자`)).toBe('종이상자')
  })

  test.each([...'\u200b\ufeff\u00ad\u200e\u200f\u202e\u2066\u2060\u034f\u3164\uffa0\ufe0f'].map((one) => [one]))(
    'an invisible character is left out: %j',
    (one) => {
      expect(plainText(`페${one}트`)).toBe('페트')
      expect(plainText(`페${one}트`.normalize('NFD'))).toBe('페트')
    },
  )

  test.each([...'\u3000\u00a0\u2003\u202f'].map((one) => [one]))('a space is a plain one: %j', (one) => {
    expect(plainText(`페${one}트`)).toBe('페 트')
  })

  test('that is made plain again stays the same, for any text', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'ㅍㅏ팍ﾡￂ㉠㈀㉮ㆍ가한aA１ﾊﾟ・‧ \u200b\u0301'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 12 }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text))
        expect(plainText(text.normalize('NFD'))).toBe(plainText(text.normalize('NFC')))
      }),
      { numRuns: propertyRuns(500) },
    )
  })
})
