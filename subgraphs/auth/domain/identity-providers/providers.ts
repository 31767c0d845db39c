import type { Config } from '../../config.ts'
import type { IdentityProvider } from '../../types.generated.ts'
import { google } from './google.ts'
import { kakao } from './kakao.ts'
import { naver } from './naver.ts'
import type { Provider } from './provider.ts'

export type Providers = ReadonlyMap<IdentityProvider, Provider>

/** The providers that the settings switch on, in the order in which to show them. */
export function createProviders(settings: Config['providers']): Providers {
  const list = [
    settings.kakao && kakao(settings.kakao),
    settings.naver && naver(settings.naver),
    settings.google && google(settings.google),
  ]
  return new Map(list.flatMap((provider) => (provider ? [[provider.name, provider]] : [])))
}
