import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openBrowser } from '../e2e/browser.ts'

// How long a phone on a slow network waits for the app, with an empty cache. Beside a running graph:
//   npx tsx bench/first-paint.ts --url http://localhost:4000/app
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:4000/app' },
    path: { type: 'string', multiple: true, default: ['/', '/items/pizza-box', '/when'] },
    runs: { type: 'string', default: '5' },
    /** Prints the requests and the paints of the last run as well. */
    verbose: { type: 'boolean', default: false },
  },
})

/** Lighthouse's slow 4G as Chromium applies it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms for each request. */
const slow4g = { offline: false, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8, latency: 150 }
/** After the screen has its content, for paints that come later. */
const settledMs = 1_500

interface Paint {
  atMs: number
  size: number
  element: string
}

interface Load {
  firstPaintMs: number
  paints: Paint[]
  requests: { name: string; startMs: number; endMs: number; bytes: number }[]
}

const observe = `
  globalThis.paints = []
  new PerformanceObserver((list) => {
    for (const { startTime, size, element } of list.getEntries())
      paints.push({ atMs: startTime, size, element: element ? element.tagName.toLowerCase() + ' "' + element.textContent.slice(0, 40) + '"' : '' })
  }).observe({ type: 'largest-contentful-paint', buffered: true })`

const read = `({
  firstPaintMs: performance.getEntriesByName('first-contentful-paint')[0].startTime,
  paints: globalThis.paints,
  requests: performance.getEntriesByType('resource').map(({ name, startTime, responseEnd, encodedBodySize }) => ({
    name: name.replace(location.origin, ''), startMs: startTime, endMs: responseEnd, bytes: encodedBodySize,
  })),
})`

const browser = await openBrowser()

async function load(path: string): Promise<Load> {
  const context = await browser.newContext({ locale: 'ko-KR', viewport: { width: 390, height: 844 } })
  try {
    const page = await context.newPage()
    await page.addInitScript(observe)
    const devtools = await context.newCDPSession(page)
    await devtools.send('Network.enable')
    await devtools.send('Network.emulateNetworkConditions', slow4g)
    await page.goto(`${values.url}${path}`)
    // The bar of the app has a button that its placeholder lacks.
    await page.locator('header button').waitFor()
    await page.locator('.skeleton').first().waitFor({ state: 'detached' })
    await page.waitForTimeout(settledMs)
    return (await page.evaluate(read)) as Load
  } finally {
    await context.close()
  }
}

const median = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const largestOf = ({ paints }: Load): Paint => paints.at(-1) ?? { atMs: Number.NaN, size: 0, element: '' }

for (const path of values.path) {
  const loads: Load[] = []
  for (let run = 0; run < Number(values.runs); run++) loads.push(await load(path))
  const last = loads.at(-1)
  if (!last) break
  const scripts = last.requests.filter(({ name }) => name.endsWith('.js'))
  console.log(
    `${path}: first paint ${median(loads.map(({ firstPaintMs }) => firstPaintMs)).toFixed(0)} ms,`,
    `largest ${median(loads.map((one) => largestOf(one).atMs)).toFixed(0)} ms`,
    `(${loads.map((one) => largestOf(one).atMs.toFixed(0)).join(', ')}),`,
    `${(scripts.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(0)} kB of JavaScript;`,
    `load of the machine ${loadavg()[0]?.toFixed(0)}`,
  )
  if (!values.verbose) continue
  for (const { name, startMs, endMs, bytes } of last.requests)
    console.log(
      `  ${startMs.toFixed(0).padStart(6)} ${endMs.toFixed(0).padStart(6)} ${String(bytes).padStart(8)} ${name}`,
    )
  for (const { atMs, size, element } of last.paints) console.log(`  ${atMs.toFixed(0).padStart(6)} ${size} ${element}`)
}
await browser.close()
