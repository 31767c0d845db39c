import { expect, test } from 'vitest'
import { deviceName } from './devices.ts'

const chromeOnWindows =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36'
const iPhone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'
const android = 'Mozilla/5.0 (Linux; Android 15; SM-S931N) AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [chromeOnWindows, 'Chrome on Windows'],
  [`${chromeOnWindows} Edg/142.0.0.0`, 'Edge on Windows'],
  [`${chromeOnWindows} OPR/120.0.0.0`, 'Opera on Windows'],
  [chromeOnWindows.replace('Safari', 'Whale/4.33.325.17 Safari'), 'Whale on Windows'],
  [`${iPhone} Version/18.0 Mobile/15E148 Safari/604.1`, 'Safari on iPhone'],
  [`${iPhone} CriOS/142.0.0.0 Mobile/15E148 Safari/604.1`, 'Chrome on iPhone'],
  [`${iPhone} Mobile/15E148 KAKAOTALK 25.9.0`, 'KakaoTalk on iPhone'],
  [`${android} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'Samsung Internet on Android'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/18.0 Safari/605.1.15', 'Safari on macOS'],
  ['Bunri/3 CFNetwork/1568 iPhone', 'iPhone'],
  ['curl/8.5.0', 'Unknown device'],
  ['', 'Unknown device'],
])('%s is shown as %s', (userAgent, name) => {
  expect(deviceName(null, userAgent, 'en')).toBe(name)
})

test('the derived name is in the language of the request', () => {
  expect(deviceName(undefined, chromeOnWindows, 'ko')).toBe('Windows의 Chrome')
  expect(deviceName(undefined, '', 'ko')).toBe('알 수 없는 기기')
})

test('a given name has precedence, on one line and truncated', () => {
  expect(deviceName(" Robin's\n\0phone ", chromeOnWindows, 'en')).toBe("Robin's phone")
  expect(deviceName('📱'.repeat(80), chromeOnWindows, 'en')).toBe('📱'.repeat(60))
  expect(deviceName('  ', chromeOnWindows, 'en')).toBe('Chrome on Windows')
})
