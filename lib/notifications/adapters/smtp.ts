import { createTransport } from 'nodemailer'
import { env } from '@/lib/kernel/env'
import type { Mail, MessageChannel, Outcome } from '../port'

const connections = 4
const answerWithinMs = 10_000

type Transport = ReturnType<typeof open>

/** Mail through any SMTP server, over a few connections that stay open. */
export function smtpChannel(url: string = env().SMTP_URL, withinMs: number = answerWithinMs) {
  let transport: Transport | null = null
  const from = env().MAIL_FROM
  const domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  const send = async (message: Mail): Promise<Outcome> => {
    transport ??= open(url, withinMs)
    try {
      const { response } = await transport.sendMail(mailOf(message, from, domain))
      return { kind: 'delivered', providerId: response.slice(0, 200) }
    } catch (error) {
      return outcomeOf(error)
    }
  }
  const close = () => {
    transport?.close()
    transport = null
  }
  return { send, close } satisfies MessageChannel<Mail>
}

const open = (url: string, withinMs: number) =>
  createTransport({
    url,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    connectionTimeout: withinMs,
    greetingTimeout: withinMs,
    socketTimeout: withinMs,
    dnsTimeout: withinMs,
  })

const mailOf = (message: Mail, from: string, domain: string) => ({
  from,
  to: message.to,
  subject: message.subject,
  html: message.html,
  text: message.text,
  messageId: `<${message.id}@${domain}>`,
  ...(message.unsubscribeUrl && { list: { unsubscribe: { url: message.unsubscribeUrl } } }),
  headers: {
    ...(message.unsubscribeUrl && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
    'Auto-Submitted': 'auto-generated',
    'X-Tradepost-Delivery': message.id,
  },
  disableFileAccess: true,
  disableUrlAccess: true,
})

interface SmtpError {
  code?: string
  responseCode?: number
  command?: string
  message?: string
}

/** By the server's number where there is one: 4xx comes again, 5xx is final. The code says only where it failed. */
export function outcomeOf(error: unknown): Outcome {
  const { code, responseCode, command = '', message } = error as SmtpError
  const reason = [responseCode, code].filter(Boolean).join(' ') || (message ?? 'unknown').slice(0, 200)
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'ECONFIG') return { kind: 'broken', reason }
  if (responseCode === undefined) {
    return code === 'EENVELOPE' ? { kind: 'dead', reason, gone: true } : { kind: 'retry', reason }
  }
  if (responseCode < 500) return { kind: 'retry', reason }
  if (command.startsWith('RCPT')) return { kind: 'dead', reason, gone: true }
  // The greeting and the sender are about us; only what comes after them is about this message.
  return command.startsWith('DATA') ? { kind: 'dead', reason, gone: false } : { kind: 'broken', reason }
}
