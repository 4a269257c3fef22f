/** Where a parcel is followed, by the carrier's name; `{}` stands for the number. */
const followedAt: Readonly<Record<string, string>> = {
  DHL: 'https://www.dhl.com/global-en/home/tracking.html?tracking-id={}',
  'Deutsche Post': 'https://www.deutschepost.de/sendung/simpleQueryResult.html?form.sendungsnummer={}',
  DPD: 'https://tracking.dpd.de/status/en_US/parcel/{}',
  Hermes: 'https://www.myhermes.de/empfangen/sendungsverfolgung/sendungsinformation#{}',
  GLS: 'https://gls-group.com/GROUP/en/parcel-tracking?match={}',
  UPS: 'https://www.ups.com/track?tracknum={}',
  FedEx: 'https://www.fedex.com/fedextrack/?trknbr={}',
  USPS: 'https://tools.usps.com/go/TrackConfirmAction?tLabels={}',
  'Royal Mail': 'https://www.royalmail.com/track-your-item#/tracking-results/{}',
  PostNL: 'https://jouw.postnl.nl/track-and-trace/{}',
  'La Poste': 'https://www.laposte.fr/outils/suivre-vos-envois?code={}',
}

export const carriers = [...Object.keys(followedAt), 'Other'] as const

/** Null when the carrier or the number is not known. */
export function trackingLink(carrier: string | null, tracking: string | null): string | null {
  const page = carrier === null ? undefined : followedAt[carrier]
  return page && tracking ? page.replace('{}', encodeURIComponent(tracking)) : null
}
