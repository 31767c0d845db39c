import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A recipe of `client/recipes/`: the files that it tells to write, and the commands to run. */
export interface Recipe {
  files: { path: string; text: string }[]
  /** Each line of its shell blocks. */
  commands: string[]
}

const folder = join(import.meta.dirname, '..', 'client', 'recipes')

// A block of code, with the paragraph before it.
const blocks = /^(?:((?:[^\n]+\n)+)\n)?```(\w+)\n(.*?)^```$/gms

/** Reads a recipe: a block behind a paragraph that begins with `` `name`: `` is that file; `sh` blocks are commands. */
export function readRecipe(name: string): Recipe {
  const text = readFileSync(join(folder, `${name}.md`), 'utf8')
  const recipe: Recipe = { files: [], commands: [] }
  for (const [, intro = '', language, body = ''] of text.matchAll(blocks)) {
    const path = /^`([^`]+)`:/.exec(intro)?.[1]
    if (path) recipe.files.push({ path, text: body })
    else if (language === 'sh') recipe.commands.push(...body.trim().split('\n'))
    else throw new Error(`A block of ${name}.md is neither a file nor commands:\n${body}`)
  }
  return recipe
}

/** Writes the files of a recipe into an empty folder. */
export function writeRecipe({ files }: Recipe, into: string): void {
  rmSync(into, { recursive: true, force: true })
  for (const { path, text } of files) {
    mkdirSync(dirname(join(into, path)), { recursive: true })
    writeFileSync(join(into, path), text)
  }
}
