/** What one call to a channel's far side came to. */
export type Outcome = { answer?: Answer } & (
  | { kind: 'delivered'; providerId: string; movedTo?: string }
  /** Not now; `afterMs` when the far side named a time. */
  | { kind: 'retry'; reason: string; afterMs?: number }
  /** Never again; `gone` when it is the address that was refused, and not this one message. */
  | { kind: 'dead'; reason: string; gone: boolean }
  /** Our own settings are wrong: the whole channel rests, no message is lost. */
  | { kind: 'broken'; reason: string }
)

/** What the owner of an address may see of what it answered. */
export interface Answer {
  status: number
  /** At most 1 kB. */
  body: string
}

/** Whatever the channel: `id` is the same however often it is sent, and machines at the far side can see it. */
export interface Message {
  id: string
  to: string
}

export interface Mail extends Message {
  subject: string
  html: string
  text: string
  /** Answers POST without a login. Absent for mail that answers an act of its reader. */
  unsubscribeUrl?: string
}

/** A few lines and a link, for a chat. */
export interface Chat extends Message {
  title: string
  body: string
  /** Words on the link. */
  action: string
  url: string
}

export interface Sms extends Message {
  /** Names the delivery, so that no two messages to a number are the same. */
  text: string
  /** An earlier call may have taken effect: look before sending. */
  again: boolean
  /** Is told what became of it. */
  callbackUrl: string
}

export interface Push extends Message {
  title: string
  body: string
  url: string
  urgent: boolean
}

export interface WebhookCall extends Message {
  body: string
  /** Each of them signs. */
  secrets: readonly string[]
}

/** A way to reach people. It never throws: every trouble is an outcome. */
export interface MessageChannel<M extends Message> {
  send(message: M): Promise<Outcome>
  /** Ends what it keeps open. */
  close?(): void
}
