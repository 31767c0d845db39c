import type { ServerResponse } from 'node:http'
import { escapeHtml } from '../subgraphs/auth/domain/mail/layout.ts'
import type { Person } from './people.ts'

/** Shows the people of a provider; the clicked one signs in. */
export function signInPage(response: ServerResponse, name: string, people: readonly Person[]): void {
  const buttons = people.map(
    ({ id, nickname, email, isEmailVerified }) =>
      `<button name="person" value="${escapeHtml(id)}"><b>${escapeHtml(nickname ?? id)}</b><br>${escapeHtml(email ?? '이메일 없음 · no e-mail')}${isEmailVerified === false ? ' (확인 안 됨 · unverified)' : ''}</button>`,
  )
  response
    .writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'",
    })
    .end(`<!doctype html>
<html lang="ko">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(name)} · 연습용</title><style>
body { max-width: 420px; margin: 0 auto; padding: 24px; font: 16px/1.6 sans-serif }
button { display: block; width: 100%; margin: 12px 0; padding: 12px; font: inherit; text-align: left; border: 1px solid #999; border-radius: 8px; background: #fff }
</style></head>
<body>
<h1>${escapeHtml(name)}</h1>
<p>연습용 로그인이에요. 진짜 계정은 필요 없어요.<br>A practice sign-in; it needs no real account.</p>
<form method="post">
${buttons.join('\n')}
<button name="cancel" value="yes">취소 · Cancel</button>
</form>
</body>
</html>
`)
}
