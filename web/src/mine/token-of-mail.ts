/** The token behind `#` in a mail's link, which no server sees. It leaves the address bar at once. */
export function tokenOfMail(): string {
  const token = decodeURIComponent(location.hash.slice(1)).replace(/^token=/, '')
  if (location.hash) history.replaceState(history.state, '', location.pathname)
  return token
}
