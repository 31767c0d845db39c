import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { refuse } from '../subgraphs/_shared/http-refusals.ts'

/** The app for residents, as `npm run build:web` leaves it. */
export interface WebApp {
  /** Folder with `index.html`. It may not be there yet. */
  folder: string
  /** Whether it is in the folder, being built, or neither. */
  state(): WebAppState
}

export type WebAppState = 'built' | 'building' | 'failed' | 'missing'

/** An app that was built before the router started, as in its image. */
export function builtWebApp(folder: string): WebApp {
  const state = filesIn(folder).has('index.html') ? 'built' : 'missing'
  return { folder, state: () => state }
}

/** Seconds that browsers keep files whose names change with their content. */
const yearSeconds = 31_536_000
/** How often the folder is read again at most, for a build that replaced the one before. */
const readAgainMs = 1_000
/** Seconds after which the page that says that the app is being built looks again. */
const reloadSeconds = 2

/**
 * Serves the app at `/app`. Its code and styles have names that change with their content, so browsers keep them; everything else is
 * asked for again each time. An address of a screen gets `index.html`, and the app shows the screen.
 */
export async function serveWebApp(http: FastifyInstance, { folder, state }: WebApp): Promise<void> {
  createFolder(folder)
  await http.register(fastifyStatic, {
    root: folder,
    serve: false,
    cacheControl: false,
    // The build leaves a compressed file beside each.
    preCompressed: true,
  })
  let files: ReadonlySet<string> = new Set()
  let readAt = Number.NEGATIVE_INFINITY

  const serve = (path: string, reply: FastifyReply) => {
    if (state() !== 'built') return explain(reply, state())
    if (!files.has(path) && performance.now() - readAt > readAgainMs) {
      files = filesIn(folder)
      readAt = performance.now()
    }
    if (!path || !files.has(path)) {
      // A file that is gone must not be answered with a page.
      if (/\.\w+$/.test(path)) return refuse(reply, { status: 404, message: 'The app has no such file.' })
      path = 'index.html'
    }
    const isKept = path.startsWith('assets/')
    return reply
      .headers({
        'cache-control': isKept ? `public, max-age=${yearSeconds}, immutable` : 'no-cache',
        // They hold for documents and workers; without them, a phone receives each of the other files a little sooner.
        ...(!isKept && { 'content-security-policy': policy, 'permissions-policy': permissions }),
      })
      .sendFile(path)
  }
  http.get('/app', async (_request, reply) => serve('', reply))
  http.get<{ Params: { '*': string } }>('/app/*', async (request, reply) => serve(request.params['*'], reply))
}

/** The plug-in warns of a folder that isn't there yet. */
function createFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch {
    // Nothing can be built there; the app is `missing`.
  }
}

const permissions = 'geolocation=(self), camera=(), microphone=()'

/** Everything comes from this server; map tiles and the API may come from others that the build names. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  // React Aria and MapLibre set styles.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob: https:",
  "connect-src 'self' https:",
  // MapLibre's worker.
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

function filesIn(folder: string): ReadonlySet<string> {
  try {
    const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.startsWith('.'),
    )
    return new Set(
      found.map(({ parentPath, name }) =>
        join(parentPath, name)
          .slice(folder.length + 1)
          .replaceAll('\\', '/'),
      ),
    )
  } catch {
    return new Set()
  }
}

const explanations: Record<Exclude<WebAppState, 'built'>, { ko: string; en: string }> = {
  building: {
    ko: '앱을 준비하고 있습니다. 잠시 뒤에 저절로 열립니다.',
    en: 'The app is being built. This page opens it as soon as it is ready.',
  },
  failed: {
    ko: '앱을 만들지 못했습니다. 서버의 기록에 이유가 있습니다.',
    en: 'The app could not be built. The log of the server says why.',
  },
  missing: {
    ko: '이 서버에는 앱이 없습니다. 그래프는 그대로 쓸 수 있습니다.',
    en: 'This server has no build of the app: run npm install without --omit=dev and start again, or npm run build:web. The graph works without it.',
  },
}

function explain(reply: FastifyReply, state: WebAppState): FastifyReply {
  if (state === 'built') return reply
  const { ko, en } = explanations[state]
  const isComing = state === 'building'
  return reply
    .code(isComing ? 503 : 404)
    .headers({
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
      ...(isComing && { refresh: String(reloadSeconds), 'retry-after': String(reloadSeconds) }),
    })
    .type('text/html; charset=utf-8')
    .send(`<!doctype html>
<html lang="ko">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>분리 Bunri</title>
<style>:root { color-scheme: light dark } body { display: grid; place-content: center; min-height: 90vh; margin: 0; padding: 24px; font: 18px/1.6 system-ui, sans-serif; text-align: center }</style></head>
<body><h1>분리 Bunri</h1><p>${ko}</p><p lang="en">${en}</p></body>
</html>
`)
}
