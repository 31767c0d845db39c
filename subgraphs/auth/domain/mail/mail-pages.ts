import { escapeHtml } from './layout.ts'
import type { WrittenMail } from './mail-folder.ts'

/** The page that lists mails. */
export function mailListPage(mails: readonly WrittenMail[], folder: string): string {
  const rows = mails.map(
    ({ id, to, subject, sentAt }) =>
      `<tr><td>${time(sentAt)}</td><td>${escapeHtml(to)}</td><td><a href="/mails/${id}">${escapeHtml(subject)}</a></td></tr>`,
  )
  const list = `<table><tr><th>Sent</th><th>To</th><th>Subject</th></tr>${rows.join('\n')}</table>`
  const none = '<p>No mail was sent yet. Signing up sends one.</p>'
  return page('Mails', `<p>From <code>${escapeHtml(folder)}</code>, newest first.</p>${mails.length > 0 ? list : none}`)
}

/** The page that shows a mail in both forms. The HTML is in a frame, so that its own rules apply to it. */
export function mailPage({ id, to, subject, sentAt, text }: WrittenMail): string {
  return page(
    subject,
    `<p><a href="/mails">All mails</a></p>
<p>To ${escapeHtml(to)}, ${time(sentAt)}</p>
<h2>HTML</h2>
<iframe title="HTML" src="/mails/${id}/html"></iframe>
<h2>Plain text</h2>
<pre>${escapeHtml(text)}</pre>`,
  )
}

/** The HTML of a mail, whose links open outside its frame. */
export const framedHtml = ({ html }: WrittenMail): string => html.replace('<head>', '<head><base target="_blank">')

const time = (date: Date | undefined) => (date ? `<time>${date.toISOString()}</time>` : '')

const page = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bunri · ${escapeHtml(title)}</title><style>
body { max-width: 960px; margin: 0 auto; padding: 24px; font: 16px/1.6 sans-serif }
table { width: 100%; border-collapse: collapse } th, td { padding: 4px 8px; text-align: left; border-bottom: 1px solid #ccc }
iframe { width: 100%; height: 480px; border: 1px solid #ccc } pre { white-space: pre-wrap; overflow-wrap: anywhere }
</style></head>
<body>
<h1>${escapeHtml(title)}</h1>
${body}
</body>
</html>
`
