import type { ApolloCache, NormalizedCacheObject } from '@apollo/client'
import { del, get, set } from 'idb-keyval'
import { answerTimes, forgetAnswerTimes, restoreAnswerTimes } from './answer-times.ts'

interface Kept {
  version: number
  language: string
  cache: NormalizedCacheObject
  times: [string, number][]
}

const key = 'bunri-answers'
/** Changes when the cache of an older version of the app can't be read any more. */
const version = 1
/** Beyond this size, in characters of JSON, answers are not kept. */
const charactersMax = 4_000_000
const delayMs = 1_000

/** Fills the cache with the answers of the last visit. A browser without storage starts empty. */
export async function restoreAnswers(cache: ApolloCache, language: string): Promise<void> {
  try {
    const kept = await get<Kept>(key)
    if (kept?.version !== version || kept.language !== language) return
    cache.restore(kept.cache)
    restoreAnswerTimes(kept.times)
  } catch {
    await forgetAnswers()
  }
}

/** Keeps the answers a second after the last change, and when the page is hidden. Returns the function to call after a change. */
export function keepAnswers(cache: ApolloCache, language: () => string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const write = async () => {
    clearTimeout(timer)
    timer = undefined
    const content = cache.extract() as NormalizedCacheObject
    if (JSON.stringify(content).length > charactersMax) return
    await set(key, { version, language: language(), cache: content, times: answerTimes() } satisfies Kept).catch(
      () => {},
    )
  }
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer) void write()
  })
  return () => {
    clearTimeout(timer)
    timer = setTimeout(write, delayMs)
  }
}

/** After a sign-out, or a change of the language. */
export async function forgetAnswers(): Promise<void> {
  forgetAnswerTimes()
  await del(key).catch(() => {})
}
