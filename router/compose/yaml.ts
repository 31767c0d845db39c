import { parse } from 'yaml'
import { z } from 'zod'

/** A validated YAML file. @throws Error with the file's name and all its faults */
export function readYaml<T>(file: string, text: string, shape: z.ZodType<T>): T {
  const result = shape.safeParse(parseYaml(file, text))
  if (result.success) return result.data
  throw new Error(`${file} is invalid:\n${z.prettifyError(result.error)}`)
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new Error(`${file} is not YAML: ${error instanceof Error ? error.message : error}`)
  }
}
