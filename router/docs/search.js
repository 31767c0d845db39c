// The search box of the reference: it reads the list of all names once, and needs no server after that.
const input = document.getElementById('search')
const list = document.getElementById('found')
// The language that the reader chose by the address; links keep it.
const chosen = new URLSearchParams(location.search).get('lang')
let entries

input.addEventListener('focus', load)
input.addEventListener('input', async () => {
  await load()
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean)
  const rank = ({ name }) => {
    const last = name.toLowerCase().split('.').at(-1)
    return last === words[0] ? 0 : last.startsWith(words[0]) ? 1 : 2
  }
  const found = entries
    .filter(({ name, text }) => words.every((word) => `${name} ${text}`.toLowerCase().includes(word)))
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 30)
  list.replaceChildren(...(found.length > 0 ? found.map(itemOf) : words.length > 0 ? [nothing()] : []))
  list.hidden = words.length === 0
})
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') list.hidden = true
  if (event.key === '/' && document.activeElement !== input) {
    event.preventDefault()
    input.focus()
  }
})

async function load() {
  entries ??= await fetch(`/docs/search.json?lang=${document.documentElement.lang}`).then((response) => response.json())
}

function itemOf({ name, path, text }) {
  const item = document.createElement('li')
  const link = document.createElement('a')
  const about = document.createElement('small')
  const address = new URL(path, location.origin)
  if (chosen) address.searchParams.set('lang', document.documentElement.lang)
  link.href = address.href
  link.textContent = name
  about.textContent = text
  link.append(about)
  item.append(link)
  return item
}

function nothing() {
  const item = document.createElement('li')
  item.textContent = list.dataset.nothing
  return item
}
