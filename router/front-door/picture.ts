import type { Locale } from '../../subgraphs/_shared/locale.ts'
import { escaped } from '../escaped.ts'
import type { SubgraphPart } from './ownership.ts'
import { texts } from './texts.ts'

const [boxWidth, gap, margin, lineHeight] = [250, 24, 20, 24]
const [routerTop, routerHeight, boxTop, boxPadding] = [16, 64, 150, 20]

/** Who owns what, as an SVG: the router, the subgraphs with their types, and lines to the types that others extend. */
export function pictureOf(parts: readonly SubgraphPart[], locale: Locale): string {
  const t = texts[locale]
  const width = margin * 2 + parts.length * boxWidth + (parts.length - 1) * gap
  const rows = Math.max(...parts.map(({ owns }) => owns.length), 1)
  const boxHeight = boxPadding * 2 + 44 + rows * lineHeight
  const arcTop = boxTop + boxHeight
  const links = parts.flatMap(({ name, adds }) => ownersOf(adds).map((owner) => ({ from: name, to: owner })))
  const height = arcTop + 78
  const left = (name: string) => margin + parts.findIndex((part) => part.name === name) * (boxWidth + gap)
  const middle = (name: string) => left(name) + boxWidth / 2

  const lines = parts.map(
    ({ name }) =>
      `<path class="line" d="M${width / 2} ${routerTop + routerHeight} C ${width / 2} ${boxTop - 30}, ${middle(name)} ${routerTop + routerHeight + 30}, ${middle(name)} ${boxTop}"/>`,
  )
  // A subgraph that extends several others has an arc to each; they end beside each other.
  const arcs = links.map(({ from, to }, index) => {
    const [start, end] = [middle(from) + spread(index), middle(to) + spread(index + 2)]
    const depth = arcTop + 26 + Math.min(40, Math.abs(end - start) / 14)
    return `<path class="arc" d="M${start} ${arcTop} C ${start} ${depth}, ${end} ${depth}, ${end} ${arcTop + 3}" marker-end="url(#tip)"/>`
  })
  const boxes = parts.map(({ name, owns, queries, mutations }) => {
    const x = left(name)
    const types = owns.map(
      ({ type, fields }, row) =>
        `<text x="${x + boxPadding}" y="${boxTop + boxPadding + 58 + row * lineHeight}" class="type">${escaped(type)}<tspan class="soft" dx="8">${fields}</tspan></text>`,
    )
    return `<g><rect class="box" x="${x}" y="${boxTop}" width="${boxWidth}" height="${boxHeight}" rx="14"/>
<text class="name" x="${x + boxPadding}" y="${boxTop + boxPadding + 10}">${escaped(name)}</text>
<text class="soft" x="${x + boxPadding}" y="${boxTop + boxPadding + 31}">${t.queries(queries.length)} · ${t.mutations(mutations.length)}</text>
${types.join('\n')}</g>`
  })
  return `<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="picture-title picture-text" xmlns="http://www.w3.org/2000/svg">
<title id="picture-title">${t.owners}</title>
<desc id="picture-text">${t.pictureLead(parts.length)} ${escaped(parts.map((part) => sentenceOf(part, t)).join(' '))}</desc>
<defs><marker id="tip" viewBox="0 0 8 8" refX="4" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path class="tip" d="M0 0 8 4 0 8z"/></marker></defs>
${[...lines, ...arcs].join('\n')}
<rect class="router" x="${width / 2 - 130}" y="${routerTop}" width="260" height="${routerHeight}" rx="14"/>
<text class="router-name" x="${width / 2}" y="${routerTop + 28}" text-anchor="middle">router</text>
<text class="router-text" x="${width / 2}" y="${routerTop + 49}" text-anchor="middle">${t.routerText}</text>
${boxes.join('\n')}
</svg>`
}

const spread = (index: number): number => ((index % 5) - 2) * 22

const ownersOf = (adds: SubgraphPart['adds']): string[] => [...new Set(adds.map(({ owner }) => owner))]

const sentenceOf = ({ name, owns, adds }: SubgraphPart, t: (typeof texts)[Locale]): string =>
  t.sentence(name, owns.map(({ type }) => type).join(', '), adds.map(({ type }) => type).join(', '))
