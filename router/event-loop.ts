import { setImmediate } from 'node:timers/promises'
import type { ApolloServerPlugin } from '@apollo/server'

/**
 * Lets the event loop handle what has arrived meanwhile. To parse, validate and prepare an operation that is new takes milliseconds in a row,
 * for which the answers to all others would wait, once at each of their fetches.
 */
export const letOthersRun = (): Promise<void> => setImmediate()

/** Makes a pause before and after the validation of an operation that Apollo Server doesn't know. */
export const pauseAtValidation: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async validationDidStart() {
        await letOthersRun()
        return letOthersRun
      },
    }
  },
}
