import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import type { Mailbox, MailFaultName } from './mailbox'

const host = '127.0.0.1'
const largest = 5_000_000

class SmtpRefusal extends Error {
  readonly responseCode: number
  constructor(responseCode: number, message: string) {
    super(message)
    this.responseCode = responseCode
  }
}

const answers: Partial<Record<MailFaultName, [code: number, sentence: string]>> = {
  '451 later': [451, 'Try again later'],
  '550 unknown': [550, 'No such user here'],
  '554 content': [554, 'This message is not wanted'],
  '421 busy': [421, 'Too busy'],
  '535 login': [535, 'This client may not send'],
}

const refusalOf = (name: MailFaultName): SmtpRefusal | null => {
  const answer = answers[name]
  return answer ? new SmtpRefusal(...answer) : null
}

/** A mail server on loopback that takes every mail, keeps it, and misbehaves on demand. */
export async function listenForMail(box: Mailbox, port: number) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    size: largest,
    banner: 'Tradepost sandbox',
    onConnect: (_, done) => {
      const struck = box.draw(['421 busy', '535 login'])
      done(struck && refusalOf(struck))
    },
    onRcptTo: ({ address }, _, done) => {
      const struck = box.draw(['451 later', '550 unknown', 'hang'], address)
      if (struck !== 'hang') done(struck && refusalOf(struck))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        const recipients = rcptTo.map(({ address }) => address)
        const [first = ''] = recipients
        const struck = box.draw(['554 content', 'reset after accepting'], first)
        if (struck === '554 content') return done(refusalOf(struck))
        const from = mailFrom ? mailFrom.address : ''
        for (const to of recipients) box.keep(from, to, Buffer.concat(chunks), !struck)
        if (struck) return breakOff(server, session.id)
        done(null)
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const { port: bound } = server.server.address() as AddressInfo
  const close = () =>
    new Promise<void>((resolve) => {
      for (const { _socket: socket } of connectionsOf(server)) socket?.destroy()
      server.close(() => resolve())
    })
  return { port: bound, url: `smtp://${host}:${bound}`, close }
}

interface OpenConnection {
  id: string
  _socket?: { destroy(): void }
}

const connectionsOf = (server: SMTPServer): Set<OpenConnection> =>
  (server as unknown as { connections: Set<OpenConnection> }).connections

function breakOff(server: SMTPServer, id: string) {
  for (const connection of connectionsOf(server)) if (connection.id === id) connection._socket?.destroy()
}
