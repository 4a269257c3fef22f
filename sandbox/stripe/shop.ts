import type { Desk } from './desk'
import { makeDestination } from './destinations'
import { makeEndpoint, type WebhookEndpoint } from './events'

/** The shop that this sandbox belongs to hears of everything: of its own account, of its sellers, and thin events. */
export function connectShop(desk: Desk, url: string, secret: string): void {
  const known = desk.all<WebhookEndpoint>('webhook_endpoint')
  if (known.some((each) => each.url === url)) return
  for (const connect of [false, true]) makeEndpoint(desk, { url, enabled_events: ['*'], connect }, secret)
  const facts = { name: 'Tradepost', event_payload: 'thin' as const, metadata: {} }
  makeDestination(desk, { ...facts, enabled_events: ['*'], url }, secret)
  desk.world.commit()
}
