// Part of the service worker: shows the messages of the graph, and opens the screen that one is about.
const start = new URL('./', self.location).href

const screenOf = (subjectId) => {
  if (subjectId?.startsWith('plc_')) return `places/${subjectId}`
  if (subjectId?.startsWith('reg_')) return 'when'
  if (subjectId?.startsWith('sug_')) return 'mine/reports'
  return 'mine/inbox'
}

self.addEventListener('push', (event) => {
  let message
  try {
    message = event.data.json()
  } catch {
    return
  }
  const { title, body, topic, subjectId = null } = message
  event.waitUntil(
    self.registration.showNotification(title, { body, tag: `${topic} ${subjectId}`, icon: `${start}icon.svg`, data: { subjectId } }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(screenOf(event.notification.data?.subjectId), start).href
  const open = async () => {
    const windows = await self.clients.matchAll({ type: 'window' })
    const shown = windows.find((one) => one.url.startsWith(start))
    if (!shown) return self.clients.openWindow(url)
    await shown.focus()
    return shown.navigate(url)
  }
  event.waitUntil(open())
})
