import { expect, test } from 'vitest'
import type { startWebApp } from './web-app.ts'

/** Tests GraphiQL in the browser of the web app, beside a running graph. */
export function testGraphiql({
  graph,
  browser,
}: Pick<Awaited<ReturnType<typeof startWebApp>>, 'graph' | 'browser'>): void {
  test('GraphiQL opens with a query, also from the second visit on; in the place of Apollo Sandbox it says why', async () => {
    const context = await browser.newContext()
    await context.route('https://*.apollographql.com/**', (route) => route.abort())
    for (const path of ['sandbox', 'graphiql']) {
      const page = await context.newPage()
      await page.goto(`${graph.url}/${path}`)
      await page.getByText('query PizzaBox').first().waitFor({ timeout: 20_000 })
      // It keeps its tabs after a moment.
      await page.waitForFunction("localStorage.getItem('graphiql:tabState') !== null")
      expect(await page.getByRole('tab').count()).toBe(1)
      const why = page.getByText('Apollo Sandbox needs the internet')
      expect(await why.count()).toBe(path === 'sandbox' ? 1 : 0)
      if (path === 'sandbox') await page.getByRole('button', { name: 'Close', exact: true }).click()
      expect(await why.count()).toBe(0)
      await page.close()
    }
  })

  test('GraphiQL draws how a query was answered, beside the answer', async () => {
    const page = await browser.newPage()
    await page.goto(`${graph.url}/graphiql`)
    await page.getByText('query PizzaBox').first().waitFor({ timeout: 20_000 })
    await page.getByRole('button', { name: /Execute query/ }).click()
    await page.locator('#trace > summary').click({ timeout: 20_000 })

    expect(await page.locator('#trace > summary').textContent()).toMatch(/^Trace: \d.* ms · plan .* ms · \d+ fetches$/)
    expect(await page.locator('#trace .fetch > summary').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^infotop\d/), expect.stringMatching(/^locationitem\d/)]),
    )
    // The answer that GraphiQL gets has nothing of it.
    const shown = await page.evaluate(async () => {
      const body = JSON.stringify({ query: '{ item(slug: "pizza-box") { slug } }' })
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return response.json()
    })
    expect(shown).toEqual({ data: { item: { slug: 'pizza-box' } } })
    await page.close()
  })
}
