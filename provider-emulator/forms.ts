import type { IncomingMessage } from 'node:http'

/** The fields of a form that a request sends. */
export async function readForm(request: IncomingMessage): Promise<Record<string, string | undefined>> {
  return Object.fromEntries(new URLSearchParams(await readText(request)))
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > 10_000) throw new Error('The form is too long.')
  }
  return text
}
