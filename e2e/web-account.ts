import { createECDH, randomBytes } from 'node:crypto'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import type { startWebApp } from './web-app.ts'
import { named } from './web-app.ts'

type App = Awaited<ReturnType<typeof startWebApp>>

/** Suggests a place where the device is, with hours, and again although there is a similar one nearby. Returns what the list of reports says. */
export async function suggestPlace({ open }: App, page: Page, name: string): Promise<string | null> {
  await page.context().grantPermissions(['geolocation'])
  await page.context().setGeolocation({ latitude: 37.56631, longitude: 126.97791 })
  await open(page, '/places/new')
  await page.getByLabel('이름', { exact: true }).fill(name)
  await named(page, 'button', '제안 보내기').click()
  await page.getByText('지도를 장소로 옮기거나').waitFor()
  await named(page, 'button', '내 위치').click()
  await page.getByText('서울특별시').first().waitFor()
  await named(page, 'button', '전지').click()
  await named(page, 'radio', '요일별').click()
  await page.getByLabel('월요일 여는 시각').fill('08:30')
  await named(page, 'button', '제안 보내기').click()
  const isSent = page.getByText('제안을 받았습니다')
  const anyway = named(page, 'button', '아니요, 그래도 보내기')
  await isSent.or(anyway).first().waitFor()
  if (await anyway.isVisible()) await anyway.click()
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.waitFor()
  return row.textContent()
}

/** Corrects the telephone number of a place. Returns what the list of reports says. */
export async function correctPlace({ open }: App, page: Page, name: string): Promise<string | null> {
  await open(page, '/places?view=list')
  await page.getByText(name).click()
  await named(page, 'link', '정보 고치기').click()
  await named(page, 'button', '제안 보내기').click()
  await page.getByText('아직 바뀐 내용이 없습니다').waitFor()
  await page.getByLabel('전화').fill('02-731-2120')
  await named(page, 'button', '제안 보내기').click()
  await named(page, 'heading', name).waitFor()
  await open(page, '/mine/reports')
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.waitFor()
  return row.textContent()
}

/**
 * Turns on push messages, with a push service that is only a loopback address, and quiet hours. Then the browser gets a message, as from
 * its push service. Returns the notification that it shows.
 */
export async function receivePush({ open, address }: App, page: Page): Promise<unknown> {
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
  await page.getByText('방해 금지 시간', { exact: true }).click()
  await page.getByLabel('시작').waitFor()
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)')
  await named(page, 'button', '켜기').click()
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
  { open }: App,
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
