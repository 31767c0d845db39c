import helmet from '@fastify/helmet'
import Fastify from 'fastify'

/** The headers that helmet sets. They are the same for all requests, and it would compute them for each. */
export async function headersOfHelmet(): Promise<Record<string, string>> {
  const http = Fastify()
  await http.register(helmet, { contentSecurityPolicy: false })
  http.get('/', async () => '')
  const { headers } = await http.inject('/')
  await http.close()
  const own = new Set(['content-type', 'content-length', 'date', 'connection'])
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (own.has(name) ? [] : [[name, String(value)]])),
  )
}
