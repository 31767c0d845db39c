/**
 * A sorting mark as it is printed on packaging: three arrows that follow each other around a triangle, with the name of the group in it and the
 * resin below. Coated packaging has the triangle crossed out. Drawn after the figures of 분리배출 표시에 관한 지침 (notice of the Ministry of
 * Environment); it is not the artwork of the notice, so don't print it on products.
 * @param label the text that tells marks of a group apart, such as `PP`
 * @param name the Korean name, such as `플라스틱(PP)`
 */
export function sortingMarkSvg(label: string, name: string): string {
  const [, group = name, resin] = /^(.*?)\((.*)\)$/.exec(name) ?? []
  const isCrossed = label === '도포·첩합'
  const texts =
    resin === undefined ? [text(group, 74, group.length > 3 ? 13 : 17)] : [text(group, 70, 12), text(resin, 84, 11)]
  const cross = isCrossed ? '<path d="M22 14 98 100M98 14 22 100" stroke-width="5"/>' : ''
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="108" viewBox="0 0 120 108" fill="none" stroke="currentColor">',
    `<title>${name}</title>`,
    `<g stroke-width="7" stroke-linejoin="round">${sides.map((side) => `<path d="${side}"/>`).join('')}</g>`,
    `<g fill="currentColor" stroke="none">${heads.map((head) => `<path d="${head}"/>`).join('')}</g>`,
    `<g fill="currentColor" stroke="none" font-family="sans-serif" font-weight="700" text-anchor="middle">${texts.join('')}</g>`,
    `${cross}</svg>`,
  ].join('')
}

const text = (content: string, y: number, size: number): string =>
  `<text x="60" y="${y}" font-size="${size}">${content}</text>`

type Point = readonly [x: number, y: number]

const corners: readonly Point[] = [
  [60, 8],
  [112, 98],
  [8, 98],
]

const between = ([x1, y1]: Point, [x2, y2]: Point, share: number): Point => [
  x1 + (x2 - x1) * share,
  y1 + (y2 - y1) * share,
]

const written = ([x, y]: Point): string => `${x.toFixed(1)} ${y.toFixed(1)}`

/** From one corner to shortly before the arrow head on the next side. */
const sides = corners.map((corner, index) => {
  const next = corners[(index + 1) % 3] ?? corner
  const before = corners[(index + 2) % 3] ?? corner
  return `M${written(between(corner, before, 0.22))}L${written(corner)}L${written(between(corner, next, 0.5))}`
})

/** The head of each arrow, on the middle of its side. */
const heads = corners.map((corner, index) => {
  const next = corners[(index + 1) % 3] ?? corner
  const [tip, base] = [between(corner, next, 0.7), between(corner, next, 0.48)]
  const [dx, dy] = [(tip[0] - base[0]) * 0.5, (tip[1] - base[1]) * 0.5]
  return `M${written(tip)}L${written([base[0] - dy, base[1] + dx])}L${written([base[0] + dy, base[1] - dx])}Z`
})
