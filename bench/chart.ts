/** The figures of one system: CPU ms by operation. */
export interface Series {
  name: string
  values: ReadonlyMap<string, number>
}

const [barHeight, gap, labelWidth, barWidth] = [14, 10, 110, 420]
const colours = ['#2f6f4f', '#b8b8b8', '#d08a3c', '#4a6fa5']

/** A bar chart as SVG: a group of bars for each operation, one for each system. */
export function chart(title: string, series: readonly Series[]): string {
  const operations = [...(series[0]?.values.keys() ?? [])]
  const longest = Math.max(...series.flatMap(({ values }) => [...values.values()]))
  const groupHeight = series.length * barHeight + gap
  const height = 60 + operations.length * groupHeight + 20
  const groups = operations.map((operation, index) => {
    const top = 60 + index * groupHeight
    const bars = series.map(({ values }, nth) => {
      const value = values.get(operation) ?? 0
      const [y, width] = [top + nth * barHeight, (value / longest) * barWidth]
      return `<rect x="${labelWidth}" y="${y}" width="${width.toFixed(1)}" height="${barHeight - 2}" fill="${colours[nth]}"/><text x="${(labelWidth + width + 6).toFixed(1)}" y="${y + 10}">${value.toFixed(1)}</text>`
    })
    const middle = top + (series.length * barHeight) / 2 + 3
    return `<text x="${labelWidth - 8}" y="${middle}" text-anchor="end">${operation}</text>${bars.join('')}`
  })
  const legend = series.map(
    ({ name }, nth) =>
      `<rect x="${labelWidth + nth * 120}" y="32" width="12" height="12" fill="${colours[nth]}"/><text x="${labelWidth + nth * 120 + 18}" y="42">${name}</text>`,
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="${height}" font-family="sans-serif" font-size="11">
<title>${title}</title>
<rect width="620" height="${height}" fill="#ffffff"/><text x="10" y="20" font-size="13">${title}</text>
${legend.join('')}
${groups.join('\n')}
</svg>
`
}
