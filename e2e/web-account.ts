import { createECDH, randomBytes } from 'node:crypto'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { pressOn } from './keyboard.ts'
import { named, type WebAppUnderTest } from './web-app.ts'

/**
 * Changes the settings of notifications with the keyboard alone: another time for reminders, other quiet hours, and push messages, with a
 * push service that is only a loopback address. Then the browser gets a message, as from its push service. Returns the notification that
 * it shows.
 */
export async function receivePush({ open, address }: WebAppUnderTest, page: Page): Promise<unknown> {
  await page.context().grantPermissions(['notifications'])
  const keys = createECDH('prime256v1')
  const subscription = {
    endpoint: 'http://127.0.0.1:9/push',
    keys: { p256dh: keys.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') },
  }
  await page.addInitScript(`PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    if (!applicationServerKey) throw new Error('The subscription needs the key of the service.')
    return { toJSON: () => (${JSON.stringify(subscription)}), unsubscribe: async () => true }
  }`)
  const browser = await page.context().newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    browser.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [mine] = registrations.filter(({ scopeURL }) => scopeURL.startsWith(address))
      if (mine) resolve(mine.registrationId)
    })
  })
  await browser.send('ServiceWorker.enable')
  await open(page, '/mine/notifications')
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await pressOn(named(page, 'button', '켜기'), 'Enter')
  await pressOn(named(page, 'button', /배출 알림/), 'Enter')
  await named(page, 'listbox', '배출 알림').waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await pressOn(named(page, 'switch', '방해 금지 시간'), 'Space')
  await pressOn(page.getByLabel('시작', { exact: true }), 'ArrowUp')
  await pressOn(named(page, 'button', '시간 저장'), 'Enter')
  await named(page, 'button', '시간 저장').waitFor({ state: 'detached' })
  await page.getByText('이 기기로 알림을 받고 있습니다').waitFor()
  await browser.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(address).origin,
    registrationId: await registered,
    data: JSON.stringify({ title: '오늘은 종이류', body: '18시부터', topic: 'COLLECTION_REMINDER', subjectId: null }),
  })
  return page.evaluate(`(async () => {
    const worker = await navigator.serviceWorker.ready
    for (let attempt = 0; attempt < 50; attempt++) {
      const [shown] = await worker.getNotifications()
      if (shown) return { title: shown.title, body: shown.body }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  })()`)
}

/** Turns on one-time codes, signs out, and signs in with one of the recovery codes. Returns what the account says then. */
export async function signInWithRecoveryCode(
  { open }: WebAppUnderTest,
  page: Page,
  email: string,
  password: string,
): Promise<string | null> {
  await open(page, '/mine/account')
  await named(page, 'button', '일회용 코드 켜기').click()
  const secret = await page.locator('code.secret').textContent()
  const code = new TOTP({ secret: String(secret).replaceAll(' ', '') }).generate()
  await page.getByLabel('인증 코드').fill(code)
  await named(page, 'button', '확인').click()
  const recovery = await named(page, 'list', '복구 코드').getByRole('listitem').first().textContent()
  await named(page, 'button', '보관했습니다').click()
  await open(page, '/mine')
  // Another page would end the request on its way.
  const signedOut = page.waitForResponse((response) => /signOut/i.test(response.request().postData() ?? ''))
  await named(page, 'button', '로그아웃').click()
  await signedOut
  await open(page, '/sign-in')
  await page.getByLabel('이메일').fill(email)
  await page.getByLabel('비밀번호', { exact: true }).fill(password)
  await named(page, 'button', '로그인').last().click()
  await named(page, 'button', '복구 코드로 로그인').click()
  await page.getByLabel('복구 코드').fill(String(recovery))
  await named(page, 'button', '확인').click()
  await named(page, 'button', '로그아웃').waitFor()
  await open(page, '/mine/account')
  const section = named(page, 'region', '일회용 코드')
  await section.waitFor()
  return section.textContent()
}
