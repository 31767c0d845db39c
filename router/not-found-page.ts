import type { FastifyReply, FastifyRequest } from 'fastify'
import Negotiator from 'negotiator'
import type { Translated } from '../subgraphs/_shared/locale.ts'
import { iconAddress } from './front-door/page.ts'
import { keepLanguage, otherLanguage, type PageLanguage, pageLanguage } from './page-language.ts'

interface NotFoundTexts {
  title: string
  lead: string
  links: readonly (readonly [path: string, text: string])[]
}

const texts: Translated<NotFoundTexts> = {
  en: {
    title: 'Nothing is here',
    lead: 'This address leads to no page.',
    links: [
      ['/', 'Start: a first query, and who owns what'],
      ['/app', 'The app for residents'],
      ['/docs', 'The reference and its guides'],
    ],
  },
  ko: {
    title: '여기에는 아무것도 없습니다',
    lead: '이 주소에는 화면이 없습니다.',
    links: [
      ['/', '처음: 첫 질의와 그래프의 그림'],
      ['/app', '주민을 위한 앱'],
      ['/docs', '레퍼런스와 안내서'],
    ],
  },
}

const style = `:root { color-scheme: light dark } body { word-break: keep-all; max-width: 40rem; margin: 12vh auto; padding: 0 20px; font: 17px/1.7 system-ui, "Noto Sans KR", sans-serif } a { color: light-dark(#0b6b4f, #5fd3a6) }`

/**
 * Answers a browser that asks for an unknown path with a small page. Other clients get JSON: false for them. Nothing of the request is on
 * the page.
 */
export function sendNotFoundPage(request: FastifyRequest, reply: FastifyReply): boolean {
  void reply.header('vary', 'Accept, Accept-Language')
  const isPage = request.method === 'GET' || request.method === 'HEAD'
  if (!isPage || new Negotiator(request.raw).mediaType(['application/json', 'text/html']) !== 'text/html') return false
  const language = pageLanguage(request)
  reply
    .code(404)
    .headers({
      'content-language': language.locale,
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    })
    .type('text/html; charset=utf-8')
    .send(pageIn(language))
  return true
}

function pageIn(language: PageLanguage): string {
  const { title, lead, links } = texts[language.locale]
  return keepLanguage(
    `<!doctype html>
<html lang="${language.locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Bunri</title>
<link rel="icon" href="${iconAddress}"><style>${style}</style></head>
<body><main>
<h1>${title}</h1>
<p>${lead}</p>
<ul>${links.map(([path, text]) => `<li><a href="${path}">${text}</a></li>`).join('')}</ul>
<p>${otherLanguage(language)}</p>
</main></body>
</html>
`,
    language,
  )
}
