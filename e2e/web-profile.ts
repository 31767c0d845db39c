import type { Page } from 'playwright-core'
import { named, type WebAppUnderTest } from './web-app.ts'

/** Changes the picture, the units and the time zone, and renames the session. Returns what axe finds on the forms, and what the screen says in the end. */
export async function changeProfile({ open, findings }: WebAppUnderTest, page: Page) {
  await open(page, '/mine/account')
  await named(page, 'button', '사진 바꾸기').click()
  await page.getByLabel('사진 주소').fill('https://pictures.example/a.png')
  await named(page, 'button', '사진 저장').click()
  const refusal = await page.locator('.sheet .error').textContent()
  const found = await findings(page, '.sheet')
  // What the graph refused can be changed and sent again. The picture itself would come from another server.
  await page.getByLabel('사진 주소').fill('http://')
  await named(page, 'button', '닫기').click()
  await named(page, 'radio', '피트, 파운드').click()
  await named(page, 'button', '시간대 바꾸기').click()
  await named(page, 'combobox', '도시나 시간대 이름').fill('honolulu')
  await named(page, 'option', /Honolulu/).waitFor()
  found.push(...(await findings(page, '.sheet')))
  await named(page, 'option', /Honolulu/).click()
  await page.getByText(/Honolulu ·/).waitFor()
  await named(page, 'button', /이름 바꾸기/)
    .first()
    .click()
  const name = page.getByLabel('새 이름')
  await name.fill(' ')
  await named(page, 'button', '이름 저장').last().click()
  await page.locator('.sheet .error').waitFor()
  await name.fill('부엌 태블릿')
  await named(page, 'button', '이름 저장').last().click()
  await named(page, 'button', '부엌 태블릿 이름 바꾸기').first().waitFor()
  await page.reload()
  // The answer of the last visit is shown first.
  await named(page, 'button', '부엌 태블릿 이름 바꾸기').first().waitFor()
  const units = await named(page, 'radio', '피트, 파운드').getAttribute('aria-checked')
  return { refusal, found, units, sessions: await named(page, 'region', '로그인한 기기').textContent() }
}

/** Links an identity at Kakao, and unlinks it again. Returns what the screen says in between. */
export async function linkKakao({ open }: WebAppUnderTest, page: Page): Promise<string | null> {
  await open(page, '/mine/account')
  await named(page, 'button', '카카오 연결').click()
  await named(page, 'button', /로빈/).click()
  const unlink = named(page, 'button', /카카오.*연결 끊기/)
  await unlink.waitFor()
  const text = await named(page, 'region', '연결된 계정').textContent()
  await unlink.click()
  await unlink.waitFor({ state: 'detached' })
  return text
}

/** Changes the address with the links of both mails. Returns what axe finds on the form. */
export async function changeEmail(app: WebAppUnderTest, page: Page, from: string, to: string): Promise<string[]> {
  const { graph, open, findings } = app
  await open(page, '/mine/account')
  await named(page, 'button', '이메일 바꾸기').click()
  await page.getByLabel('새 이메일').fill(from)
  await named(page, 'button', '링크 보내기').click()
  await page.getByText('이미 이 계정의 이메일').waitFor()
  const found = await findings(page, '.sheet')
  await page.getByLabel('새 이메일').fill(to)
  await named(page, 'button', '링크 보내기').click()
  await page.getByText('두 링크를 모두').waitFor()
  for (const [address, part] of [
    [to, ''],
    [from, to],
  ] as const) {
    const token = /#token=([\w.%-]+)/.exec(await graph.mailTo(address, part))?.[1]
    // An address that differs only behind `#` would not load.
    await page.goto('about:blank')
    await open(page, `/verify-email#token=${token}`)
    await page.getByText(`${address} 주소를 확인했습니다`).waitFor()
  }
  await named(page, 'link', '계정 보기').click()
  await named(page, 'region', '이메일').getByText(to).waitFor()
  return found
}
