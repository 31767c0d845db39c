import type { Locale, Translated } from '../../../_shared/locale.ts'

/** Maximum length of a device name, in code points. */
export const deviceNameMax = 60

// The first match wins, because a browser based on another one also contains its name.
const browsers: readonly [pattern: RegExp, name: string][] = [
  [/\bKAKAOTALK\b/i, 'KakaoTalk'],
  [/\bNAVER\(inapp/, 'NAVER'],
  [/\bWhale\//, 'Whale'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/\S+ (?:Mobile\/\S+ )?Safari\//, 'Safari'],
]

const systems: readonly [pattern: RegExp, name: string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac(?:intosh| OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const browserOnSystem: Translated<(browser: string, system: string) => string> = {
  ko: (browser, system) => `${system}의 ${browser}`,
  en: (browser, system) => `${browser} on ${system}`,
}

const unknownDevice: Translated = { ko: '알 수 없는 기기', en: 'Unknown device' }

/**
 * The display name of a device: the given name, or one derived from the `User-Agent` header, which clients can forge.
 */
export function deviceName(given: string | null | undefined, userAgent: string, locale: Locale): string {
  const name = (given ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim()
  return name ? [...name].slice(0, deviceNameMax).join('') : deriveName(userAgent, locale)
}

function deriveName(userAgent: string, locale: Locale): string {
  const browser = firstMatch(browsers, userAgent)
  const system = firstMatch(systems, userAgent)
  return browser && system ? browserOnSystem[locale](browser, system) : (browser ?? system ?? unknownDevice[locale])
}

const firstMatch = (patterns: typeof browsers, userAgent: string) =>
  patterns.find(([pattern]) => pattern.test(userAgent))?.[1]
