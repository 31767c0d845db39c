import type { Locale, Translated } from '../../../_shared/locale.ts'

/** A mail as people read it: the same words as plain text and as HTML. */
export interface MailContent {
  subject: string
  text: string
  html: string
}

/** The words of a mail between the greeting and the signature. A paragraph can have several lines. */
export interface MailWords {
  subject: string
  paragraphs: readonly (string | MailLink)[]
}

/** A link in a mail. Plain text shows only its address. */
export interface MailLink {
  label: string
  url: string
}

const greetings: Translated = { ko: '안녕하세요.', en: 'Hello,' }
const signature = 'Bunri'

/**
 * A mail in both forms. All words and addresses are escaped. The HTML loads nothing: a picture would tell its server
 * when the mail was read.
 */
export function layOut(locale: Locale, { subject, paragraphs }: MailWords): MailContent {
  const parts = [greetings[locale], ...paragraphs, signature]
  return {
    subject,
    text: parts.map((part) => (typeof part === 'string' ? part : part.url)).join('\n\n'),
    html: page(locale, subject, parts.map(block).join('\n')),
  }
}

/** A text that is safe in HTML, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

// Mail clients drop style sheets, so each element has its own style.
function block(part: string | MailLink): string {
  if (typeof part === 'string') return `<p style="margin:0 0 16px">${escapeHtml(part).replaceAll('\n', '<br>')}</p>`
  const url = escapeHtml(part.url)
  const button =
    'display:inline-block;padding:12px 20px;border-radius:8px;background:#1b6e3c;color:#ffffff;text-decoration:none'
  return `<p style="margin:0 0 8px"><a href="${url}" style="${button}">${escapeHtml(part.label)}</a></p>
<p style="margin:0 0 16px;font-size:13px;word-break:break-all">${url}</p>`
}

function page(locale: Locale, title: string, body: string): string {
  const style =
    'max-width:480px;margin:0 auto;padding:24px;font:16px/1.6 sans-serif;word-break:keep-all;overflow-wrap:anywhere'
  return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title></head>
<body style="margin:0">
<div style="${style}">
${body}
</div>
</body>
</html>
`
}
