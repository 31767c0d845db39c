import { expect, test } from 'vitest'
import { abortSource, onAbort } from './abort.ts'

test('a listener is called once when the signal aborts, unless it stopped before', () => {
  const { signal, abort } = abortSource()
  const heard: string[] = []
  onAbort(signal, () => heard.push(`first ${signal.reason}`))
  const stop = onAbort(signal, () => heard.push('second'))

  stop()
  abort('gone')
  abort('again')

  expect([signal.aborted, heard]).toEqual([true, ['first gone']])
})

test('listeners of another signal are called, too', () => {
  const controller = new AbortController()
  const heard: string[] = []
  const stops = ['a', 'b', 'c'].map((name) => onAbort(controller.signal, () => heard.push(name)))

  stops[1]?.()
  controller.abort()

  expect(heard).toEqual(['a', 'c'])
})
