/** What one call to a channel's far side came to. */
export type Outcome =
  | { kind: 'delivered'; providerId: string }
  /** Not now; `afterMs` when the far side named a time. */
  | { kind: 'retry'; reason: string; afterMs?: number }
  /** Never again; `gone` when it is the address that was refused, and not this one message. */
  | { kind: 'dead'; reason: string; gone: boolean }
  /** Our own settings are wrong: the whole channel rests, no message is lost. */
  | { kind: 'broken'; reason: string }

/** One message to one address. `id` is the same however often it is sent, and machines at the far side can see it. */
export interface Message {
  id: string
  to: string
  subject: string
  html: string
  text: string
  /** Answers POST without a login. Absent for mail that answers an act of its reader. */
  unsubscribeUrl?: string
}

/** A way to reach people. It never throws: every trouble is an outcome. */
export interface MessageChannel {
  send(message: Message): Promise<Outcome>
}
