/** The graph is on the server of the app, unless the build names another one. */
export const graphUrl = new URL(import.meta.env.VITE_GRAPH_URL ?? '/graphql', location.origin).href

// Browsers keep the cookie of the refresh token only for the site of the app, and over HTTP only on this machine.
export const keepsCookie = new URL(graphUrl).hostname === location.hostname && window.isSecureContext

/** The name under which `localStorage` remembers that somebody is signed in. */
export const sessionName = 'bunri-session'

export const clientHeaders = (language: string) => ({ 'accept-language': language, 'graphql-client-name': 'web' })
