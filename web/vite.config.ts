import { fileURLToPath } from 'node:url'
import { addTypenameToDocument } from '@apollo/client/utilities'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { type DocumentNode, print, stripIgnoredCharacters } from 'graphql'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import * as operations from '../client/src/operations.generated.ts'

const client = (file: string) => fileURLToPath(new URL(`../client/src/${file}`, import.meta.url))

/** Where `npm start` serves the graph while `npx vite web` serves the app. */
const graph = process.env.GRAPH_URL ?? 'http://127.0.0.1:4000'

/** The path of the app on its server; `/` for a server of its own. */
const base = process.env.WEB_BASE ?? '/app/'

/**
 * Lets browsers load the app beside the small first file instead of after it. That file itself asks for the texts and the screen, as it
 * knows which.
 */
const preloadStart = (): Plugin => ({
  name: 'preload-start',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) => {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const start = chunks.find(
        ({ isDynamicEntry, moduleIds }) => isDynamicEntry && moduleIds.some((id) => id.endsWith('/start.tsx')),
      )
      return [...new Set([start?.fileName, ...(start?.imports ?? [])])].map((file) => ({
        tag: 'link',
        injectTo: 'head' as const,
        attrs: { rel: 'modulepreload', crossorigin: true, href: `${base}${file}` },
      }))
    },
  },
})

/** The texts of the queries that the first file sends, as Apollo Client would send them, without its code. */
const firstQueries = (): Plugin => ({
  name: 'first-queries',
  resolveId: (id) => (id === 'virtual:first-queries' ? `\0${id}` : undefined),
  load(id) {
    if (id !== '\0virtual:first-queries') return
    const text = (document: DocumentNode) =>
      JSON.stringify(stripIgnoredCharacters(print(addTypenameToDocument(document))))
    return `export const categories = ${text(operations.CategoriesDocument)}\nexport const itemGuide = ${text(operations.ItemGuideDocument)}`
  },
})

/** Makes each operation of the client package a module of its own, so that the code of a screen has those that it sends, and no others. */
const divideOperations = (): Plugin => ({
  name: 'divide-operations',
  apply: 'build',
  enforce: 'pre',
  resolveId(id) {
    if (id === client('operations.generated.ts')) return '\0operations'
    return id.startsWith('operation:') ? { id: `\0${id}`, moduleSideEffects: false } : undefined
  },
  load(id) {
    const all = Object.entries(operations)
    if (id === '\0operations') return all.map(([name]) => `export { ${name} } from 'operation:${name}'`).join('\n')
    const [name, document] = all.find(([one]) => id === `\0operation:${one}`) ?? []
    return name && `export const ${name} = ${JSON.stringify(document)}`
  },
})

/**
 * Which files are one, as each more costs a phone a request: the small first one, which nothing large may slip into, the libraries, and
 * what every screen has of ours. The rest is divided by screen.
 */
const together: [RegExp, string][] = [
  [
    /preload-helper|virtual:first-queries|web\/src\/(shell|screens|graph\/(address|first-answer)|i18n\/(languages|shell-texts)|home\/stored-home|ui\/theme)\.ts$/,
    'first',
  ],
  [
    /node_modules\/(react|react-dom|scheduler|use-sync-external-store|react-router|i18next|react-i18next|@apollo|@wry|graphql|rxjs|optimism|tslib)\/|commonjsHelpers/,
    'libraries',
  ],
  [
    /node_modules\/(lucide-react|idb-keyval)\/|web\/src\/(start|app|routes|graph\/|i18n\/(index|format)\.|home\/home(-line)?\.|ui\/(method|page|states|toast|sources|crash|settings|controls|not-found)\.)|(?<!-)client\/src\//,
    'common',
  ],
  [/node_modules\/maplibre-gl\//, 'map-library'],
]
const chunkOf = (id: string) => together.find(([files]) => files.test(id))?.[1]

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base,
  resolve: {
    alias: {
      // What its package names by default has the warnings of development.
      'react-router': fileURLToPath(new URL('../node_modules/react-router/dist/production/index.mjs', import.meta.url)),
      '@bunri/client/operations': client('operations.generated.ts'),
      '@bunri/client/session': client('session.ts'),
      '@bunri/client/apollo': client('apollo.ts'),
    },
  },
  esbuild: { jsx: 'automatic' },
  build: {
    target: 'es2022',
    outDir: process.env.WEB_OUT ?? 'dist',
    emptyOutDir: true,
    rollupOptions: {
      // Libraries mark code for React's servers, which this app has none of.
      output: { manualChunks: chunkOf, onlyExplicitManualChunks: true },
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
    // The map library, which loads with the map, has 1 MB.
    chunkSizeWarningLimit: 1_200,
  },
  server: { proxy: Object.fromEntries(['/graphql', '/calendars'].map((path) => [path, graph])) },
  plugins: [
    preloadStart(),
    firstQueries(),
    divideOperations(),
    // React Aria has its own texts in thirty languages.
    optimizeLocales.vite({ locales: ['ko-KR', 'en-US'] }),
    VitePWA({
      registerType: 'autoUpdate',
      injectRegister: false,
      manifest: {
        name: 'Bunri · 분리',
        short_name: '분리',
        description: '무엇을 어디에, 언제 버리나요?',
        lang: 'ko',
        start_url: base,
        scope: base,
        display: 'standalone',
        background_color: '#f6f8f5',
        theme_color: '#0b6b4f',
        icons: [{ src: 'icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['**/*.{js,css,html,svg}'],
        // The map is as large as everything else: it is kept once somebody has opened it.
        globIgnores: ['**/map-library-*', '**/push.js'],
        // Push messages; what the rest of the worker does follows from these options.
        importScripts: ['push.js'],
        runtimeCaching: [
          {
            urlPattern: /\/assets\/map-library-[^/]+$/,
            handler: 'CacheFirst',
            options: { cacheName: 'map-code', expiration: { maxEntries: 4 } },
          },
          { urlPattern: /\/korea\.json$/, handler: 'StaleWhileRevalidate', options: { cacheName: 'map-boundaries' } },
        ],
        navigateFallback: 'index.html',
        inlineWorkboxRuntime: true,
      },
    }),
  ],
})
