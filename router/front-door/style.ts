/** The look of the front door, in the colours of the app. */
export const style = `
:root { color-scheme: light dark; --ground: light-dark(#f4f6f2, #0f1512); --surface: light-dark(#fff, #18201c); --sunken: light-dark(#eaeee7, #222c27); --line: light-dark(#d5dcd1, #35423b); --text: light-dark(#16211b, #e9f0eb); --soft: light-dark(#526058, #a6b4ac); --brand: light-dark(#0b6b4f, #5fd3a6); --on-brand: light-dark(#fff, #06251a); --focus: light-dark(#0b57d0, #8ab4f8) }
* { box-sizing: border-box }
body { word-break: keep-all; max-width: 1120px; margin: 0 auto; padding: 40px 20px 64px; background: var(--ground); color: var(--text); font: 16px/1.6 system-ui, -apple-system, "Apple SD Gothic Neo", "Noto Sans KR", "Noto Sans CJK KR", sans-serif }
h1 { max-width: 20ch; margin: 20px 0 12px; font-size: clamp(2rem, 1.4rem + 2.6vw, 3.2rem); line-height: 1.12; letter-spacing: -.03em; text-wrap: balance }
h2 { margin: 0 0 8px; font-size: 1.4rem; letter-spacing: -.015em }
p { margin: 0 0 14px }
section { margin-top: 56px }
a { color: var(--brand) }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px }
.lead { max-width: 62ch; font-size: 1.15rem; color: var(--soft) }
.soft { color: var(--soft) }
.brand { display: flex; align-items: center; gap: 12px; font-size: 1.2rem; font-weight: 700 }
.language { margin-left: auto; padding: 8px 12px; font-size: .95rem; font-weight: 600 }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 12px; margin: 22px 0 }
.button { padding: 12px 20px; border: 1px solid transparent; border-radius: 12px; background: var(--brand); color: var(--on-brand); font: inherit; font-weight: 650; text-decoration: none; cursor: pointer }
.button.quiet { background: var(--surface); border-color: var(--line); color: var(--text) }
.button:disabled { opacity: .6 }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
textarea, pre { width: 100%; padding: 18px 20px; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); color: var(--text); font: 14px/1.6 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; resize: vertical }
pre { max-height: 420px; margin: 0; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere }
code { font: .92em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace }
td code { display: inline-block; margin: 0 6px 4px 0; padding: 1px 7px; border-radius: 6px; background: var(--sunken) }
.ways { display: grid; grid-template-columns: repeat(auto-fill, minmax(240px, 1fr)); gap: 14px; margin: 18px 0 0; padding: 0; list-style: none }
.ways a { display: grid; align-content: start; gap: 6px; height: 100%; padding: 18px; border: 1px solid var(--line); border-radius: 14px; background: var(--surface); color: var(--text); text-decoration: none }
.ways a:hover { border-color: var(--brand) }
.ways strong { color: var(--brand); font-size: 1.05rem }
.ways span { color: var(--soft); font-size: .93rem }
.picture, .scroll { margin-top: 18px; overflow-x: auto; border: 1px solid var(--line); border-radius: 14px; background: var(--surface) }
.picture svg { display: block; min-width: 860px; width: 100%; height: auto; font-family: inherit }
.picture .box { fill: var(--ground); stroke: var(--line) }
.picture .router { fill: var(--brand) }
.picture .router-name, .picture .router-text { fill: var(--on-brand) }
.picture .router-name { font-size: 18px; font-weight: 700 }
.picture .router-text { font-size: 13px }
.picture .name { fill: var(--text); font-size: 20px; font-weight: 700 }
.picture .type { fill: var(--text); font-size: 15px }
.picture text.soft, .picture tspan.soft { fill: var(--soft); font-size: 13px }
.picture .line, .picture .arc { fill: none; stroke: var(--soft); stroke-width: 1.5 }
.picture .arc { stroke: var(--brand) }
.picture .tip { fill: var(--brand) }
table { width: 100%; min-width: 640px; border-collapse: collapse }
th, td { padding: 12px 16px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
tbody tr:last-child > * { border-bottom: 0 }
footer { margin-top: 56px; padding-top: 20px; border-top: 1px solid var(--line); font-size: .93rem }
`
