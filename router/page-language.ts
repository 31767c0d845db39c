import type { FastifyReply, FastifyRequest } from 'fastify'
import { etagOf, isCurrent } from '../subgraphs/_shared/etags.ts'
import { type Locale, locales } from '../subgraphs/_shared/locale.ts'
import { languageIn } from './context.ts'

/** The language of a page for people. */
export interface PageLanguage {
  locale: Locale
  /** Whether the reader chose it, by `?lang=`. The links of the page keep it then. */
  isChosen: boolean
}

/** What readers choose with, and what the links of our pages keep. */
const parameter = 'lang'

/** The language that the reader chose by `?lang=`, else that of the browser, else English: these pages are for developers. */
export function pageLanguage(request: Pick<FastifyRequest, 'url' | 'headers'>): PageLanguage {
  const chosen = new URLSearchParams(request.url.split('?')[1] ?? '').get(parameter)
  const locale = locales.find((one) => one === chosen)
  if (locale) return { locale, isChosen: true }
  const preferred = languageIn(request.headers['accept-language'] ?? '*')
  return { locale: preferred === 'ko' ? 'ko' : 'en', isChosen: false }
}

/** A link in the page to the same page in the other language. Works without scripts. */
export function otherLanguage({ locale }: PageLanguage): string {
  const other = locale === 'ko' ? 'en' : 'ko'
  return `<a class="language" href="?${parameter}=${other}" lang="${other}" hreflang="${other}">${names[other]}</a>`
}

const names: Record<Locale, string> = { ko: '한국어', en: 'English' }

/** Our pages in two languages. The files of the reference, which have a dot in their names, are the same in both. */
const link = /href="(\/|\/docs(?:\/[\w/-]*)?)(#[^"]*)?"/g

/** A page whose links keep the chosen language. */
export const keepLanguage = (html: string, { locale, isChosen }: PageLanguage): string =>
  isChosen ? html.replace(link, (_all, path, anchor = '') => `href="${path}?${parameter}=${locale}${anchor}"`) : html

/** Sends a page in its language, or 304 to a client that has it. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: { html: string; locale: Locale; policy: string; cacheControl: string },
): FastifyReply {
  const etag = etagOf(page.html)
  void reply.headers({
    etag,
    'cache-control': page.cacheControl,
    'content-security-policy': page.policy,
    'content-language': page.locale,
    vary: 'Accept-Language',
  })
  if (isCurrent(request, etag)) return reply.code(304).send()
  return reply.type('text/html; charset=utf-8').send(page.html)
}
