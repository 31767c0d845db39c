/** A browser without a screen: follows redirects and keeps cookies, by host without its port, as browsers do. */
export function createBrowser() {
  const cookies = new Map<string, Map<string, string>>()

  async function request(url: string, init: RequestInit = {}): Promise<Response> {
    const { hostname } = new URL(url)
    const jar = cookies.get(hostname) ?? new Map<string, string>()
    cookies.set(hostname, jar)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const text of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(text) ?? []
      if (value === '' || /max-age=0|expires=thu, 01 jan 1970/i.test(text)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  /** Opens an address and follows redirects until a page is shown, or one leads to an address that starts with `end`. */
  async function open(url: string, end: string, init?: RequestInit): Promise<{ url: string; response?: Response }> {
    let [current, next] = [url, init]
    for (let hop = 0; hop < 20; hop++) {
      if (current.startsWith(end)) return { url: current }
      const response = await request(current, next)
      const location = response.headers.get('location')
      if (!location) return { url: current, response }
      await response.body?.cancel()
      current = new URL(location, current).href
      next = undefined
    }
    throw new Error('Too many redirects.')
  }

  /**
   * Opens the address of a sign-in, clicks a person at the provider and follows until `returnUrl`.
   * @param person the id of the person; null to cancel
   * @returns the address that the provider's sign-in led to, and the page there, if there is one
   */
  async function signIn(authorizationUrl: string, returnUrl: string, person: string | null) {
    const shown = await open(authorizationUrl, returnUrl)
    if (!shown.response?.ok) return shown
    await shown.response.text()
    const body = new URLSearchParams(person === null ? { cancel: 'yes' } : { person })
    return open(shown.url, returnUrl, { method: 'POST', body })
  }

  return { request, open, signIn }
}
