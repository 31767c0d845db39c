import { fileURLToPath } from 'node:url'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'

const client = (file: string) => fileURLToPath(new URL(`../client/src/${file}`, import.meta.url))

/** Where `npm start` serves the graph while `npx vite web` serves the app. */
const graph = process.env.GRAPH_URL ?? 'http://127.0.0.1:4000'

/** The path of the app on its server; `/` for a server of its own. */
const base = process.env.WEB_BASE ?? '/app/'

/** Lets browsers load the texts together with the code, which decides in which language they are. */
const preloadTexts = (): Plugin => ({
  name: 'preload-texts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle }) =>
      Object.keys(bundle ?? {})
        .filter((file) => /^assets\/(ko|en)-/.test(file))
        .map((file) => ({
          tag: 'link',
          injectTo: 'head' as const,
          attrs: { rel: 'modulepreload', crossorigin: true, href: `${base}${file}` },
        })),
  },
})

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
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
    // The map library, which loads with the map, has 1 MB.
    chunkSizeWarningLimit: 1_200,
  },
  server: { proxy: Object.fromEntries(['/graphql', '/calendars'].map((path) => [path, graph])) },
  plugins: [
    preloadTexts(),
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
        globIgnores: ['**/places-map-*'],
        runtimeCaching: [
          {
            urlPattern: /\/assets\/places-map-[^/]+$/,
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
