// Shows pushes of Tradepost, and opens their page. A repeated push has the same tag and replaces itself.
self.addEventListener('push', (event) => {
  const { id, title, body, url } = event.data.json()
  event.waitUntil(self.registration.showNotification(title, { body, tag: id, data: { url } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const target = new URL(event.notification.data.url, self.location.origin)
  if (target.origin === self.location.origin) event.waitUntil(self.clients.openWindow(target.href))
})
