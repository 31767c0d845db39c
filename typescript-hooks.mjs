import { readFile } from 'node:fs/promises'
import { transformSync } from 'amaro'

/** Loads TypeScript modules. Types become blanks, so that lines and columns of errors are those of the file. */
export async function load(url, context, nextLoad) {
  if (!url.startsWith('file:') || !/\.ts(\?|$)/.test(url)) return nextLoad(url, context)
  const { code } = transformSync(await readFile(new URL(url), 'utf8'), { mode: 'strip-only' })
  return { format: 'module', source: code, shortCircuit: true }
}
