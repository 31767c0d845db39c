import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Db } from '../../_shared/db.ts'
import { refuse } from '../../_shared/http-refusals.ts'
import { keySetSeconds } from '../../_shared/key-set.ts'
import type { Config } from '../config.ts'
import { publishedKeys } from '../domain/keys/signing-keys.ts'
import { writtenMail, writtenMails } from '../domain/mail/mail-folder.ts'
import { framedHtml, mailListPage, mailPage } from '../domain/mail/mail-pages.ts'
import { publicAddress } from '../domain/provider-sign-ins/addresses.ts'
import { exportRoutes } from './exports.ts'
import { providerRoutes } from './providers.ts'

const keySetPath = '/.well-known/jwks.json'

/**
 * Serves the public keys of access tokens as a JWK set (RFC 7517) and their address (RFC 8414), the addresses to which providers return, the archives of
 * exports and, in development without a mail server, the mails at `/mails`.
 */
export const routes =
  ({ db, config, address }: { db: Db; config: Config; address: () => string }): FastifyPluginAsync =>
  async (http) => {
    const { issuer, mail } = config
    http.get(keySetPath, async (_request, reply) => {
      const keys = await publishedKeys(db)
      return reply.header('cache-control', `public, max-age=${keySetSeconds}`).send({ keys })
    })
    await http.register(providerRoutes({ db, config, address }))
    await http.register(exportRoutes({ db, config }))
    http.get('/.well-known/oauth-authorization-server', async (_request, reply) =>
      reply.header('cache-control', 'public, max-age=3600').send({
        issuer,
        jwks_uri: publicAddress(config, address, keySetPath),
        // People sign in by mutations. RFC 8414 requires the first list, and assumes two grant types without the second.
        response_types_supported: [],
        grant_types_supported: [],
      }),
    )
    if (mail.hasPages) await http.register(async (pages) => serveMails(pages, mail.folder))
  }

const pagePolicy = `default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`
// A mail runs nothing and loads nothing. Its links open in a tab of their own.
const mailPolicy = `sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; form-action 'none'`

const notFound = { status: 404, message: 'There is no such mail.' }

function serveMails(http: FastifyInstance, folder: string): void {
  http.addHook('onRequest', async (request, reply) => {
    if (isFromThisMachine(request)) return
    return refuse(reply, { status: 403, message: 'Open /mails in a browser on this machine, at localhost.' })
  })
  http.get('/mails', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', pagePolicy)
      .send(mailListPage(await writtenMails(folder), folder)),
  )
  http.get<{ Params: { id: string } }>('/mails/:id', async ({ params }, reply) => {
    const mail = await writtenMail(folder, params.id)
    if (!mail) return refuse(reply, notFound)
    return reply.type('text/html; charset=utf-8').header('content-security-policy', pagePolicy).send(mailPage(mail))
  })
  http.get<{ Params: { id: string } }>('/mails/:id/html', async ({ params }, reply) => {
    const mail = await writtenMail(folder, params.id)
    if (!mail) return refuse(reply, notFound)
    return reply.type('text/html; charset=utf-8').header('content-security-policy', mailPolicy).send(framedHtml(mail))
  })
}

// The links in mails grant access to accounts. In development any origin may use the graph, but a page elsewhere must
// not read the mails: neither with a script, nor under a name of its own that resolves to this machine.
function isFromThisMachine({ hostname, headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'] ?? 'none'
  const isOwnSite = headers.origin === undefined && (site === 'none' || site === 'same-origin')
  return isOwnSite && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname)
}
