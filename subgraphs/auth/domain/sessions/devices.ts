import type { Locale, Translated } from '../../../_shared/locale.ts'

/** Longest name of a device, in characters. */
const nameMax = 60

// The first that fits: browsers that are built on another one name that one as well.
const browsers: readonly [mark: RegExp, name: string][] = [
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

const systems: readonly [mark: RegExp, name: string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac(?:intosh| OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const both: Translated<(browser: string, system: string) => string> = {
  ko: (browser, system) => `${system}의 ${browser}`,
  en: (browser, system) => `${browser} on ${system}`,
}

const neither: Translated = { ko: '알 수 없는 기기', en: 'Unknown device' }

/** The name of a device to show: the one given, or what its `User-Agent` header says, which anybody may make up. */
export function deviceName(given: string | null | undefined, userAgent: string, locale: Locale): string {
  const name = (given ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim()
  return name ? [...name].slice(0, nameMax).join('') : guess(userAgent, locale)
}

function guess(userAgent: string, locale: Locale): string {
  const browser = firstMatch(browsers, userAgent)
  const system = firstMatch(systems, userAgent)
  return browser && system ? both[locale](browser, system) : (browser ?? system ?? neither[locale])
}

const firstMatch = (marks: typeof browsers, userAgent: string) => marks.find(([mark]) => mark.test(userAgent))?.[1]
