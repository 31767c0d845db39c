import { parse } from 'yaml'
import { z } from 'zod'

/** A YAML file that people write, checked. @throws Error that names the file and everything that is wrong in it */
export function readYaml<T>(file: string, text: string, shape: z.ZodType<T>): T {
  const result = shape.safeParse(parseYaml(file, text))
  if (result.success) return result.data
  throw new Error(`${file} is not as it has to be:\n${z.prettifyError(result.error)}`)
}

function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    throw new Error(`${file} is not YAML: ${error instanceof Error ? error.message : error}`)
  }
}
