import { expect, test } from 'vitest'
import type { Locale } from '../../../_shared/locale.ts'
import * as contents from './content.ts'
import { layOut, type MailWords } from './layout.ts'

const url = 'https://app.bunri.example/page?a=1&b="2"#token=abc-_123'
const hostile = `"><script>alert(1)</script>'&@example.com`

/** Every mail in every language. A link and an address that somebody typed are filled in. */
const mails = Object.entries(contents).flatMap(([name, translated]) =>
  (['ko', 'en'] as const).map((locale) => {
    const words: MailWords | ((url: string, address: string) => MailWords) = translated[locale]
    return { name, locale, words: typeof words === 'function' ? words(url, hostile) : words }
  }),
)

test.each(mails)('$name in $locale has the same words as text and as HTML, and loads nothing', ({ locale, words }) => {
  const { subject, text, html } = layOut(locale as Locale, words)

  expect(words.subject).toBe(subject)
  expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${locale}">`))
  expect(wordsOf(html.slice(html.indexOf('<body')))).toEqual(wordsOfText(text, words))
  expect(html).not.toMatch(/<(?:script|img|link|iframe|object|form|svg)|src=|url\(|@import|javascript:/i)
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href)
  expect(links).toEqual(words.paragraphs.filter((part) => typeof part === 'object').map(() => escapedUrl))
})

test('all mails exist in both languages, and no subject is used twice', () => {
  expect(mails.length).toBeGreaterThanOrEqual(16)
  expect(new Set(mails.map(({ words }) => words.subject)).size).toBe(mails.length)
  for (const { locale, words } of mails) expect(/[가-힣]/.test(words.subject)).toBe(locale === 'ko')
})

const escapedUrl = 'https://app.bunri.example/page?a=1&#38;b=&#34;2&#34;#token=abc-_123'

/** The words that a reader sees, without those of links: plain text has no labels. */
function wordsOf(body: string): string[] {
  const visible = body.replace(/<a [^>]*>[^<]*<\/a>/g, '').replace(/<[^>]+>/g, ' ')
  return visible
    .replace(/&#(\d+);/g, (_all, code) => String.fromCharCode(code))
    .split(/\s+/)
    .filter(Boolean)
}

function wordsOfText(text: string, { paragraphs }: MailWords): string[] {
  // The addresses of links are in both forms.
  expect(paragraphs.every((part) => text.includes(typeof part === 'string' ? part : part.url))).toBe(true)
  return text.split(/\s+/).filter(Boolean)
}
