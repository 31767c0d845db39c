import { join } from 'node:path'
import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The folder with the compiled scripts. */
    scriptFolder: string
  }
}

/** The compiled form of a script of the project, such as `router/index.ts`, for a Node process. */
export const compiledScript = (script: string): string => join(inject('scriptFolder'), script.replace(/\.ts$/, '.mjs'))
