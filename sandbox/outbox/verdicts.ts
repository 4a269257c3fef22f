import type { Call } from '../steam/route'
import { report } from '../twilio/routes'
import type { Sent, Standing } from './outbox'

const standings: Record<string, Standing> = {
  delivered: 'ok',
  failed: 'failing',
  blocked: 'gone',
  unsubscribe: 'gone',
}

const saids: Record<string, string> = {
  delivered: 'It arrived, and the next ones will.',
  failed: 'From now on this place fails, until you say “delivered”.',
  blocked: 'From now on this place refuses for good, until you say “delivered”.',
  unsubscribe: 'This person wants no more of it.',
}

/** A person presses what became of a message; the place behaves so from now on, and tells the product where it can. */
export async function judge(call: Call): Promise<string> {
  const { channel = '', id = '', verdict = '' } = call.form
  const standing = standings[verdict]
  if (!standing) return 'There is no such button.'
  if (channel === 'mail') return judgeMail(call, id, verdict)
  const sent = call.outbox.get(id)
  if (!sent) return 'It was thrown away.'
  if (channel === 'telegram') judgeChat(call, sent, verdict)
  else call.outbox.setStanding(sent.channel, sent.to, standing)
  const heard = channel === 'sms' ? await reportSms(call, sent, verdict) : ''
  if (channel !== 'sms') call.outbox.note(id, verdict)
  return `${saids[verdict]}${heard}`
}

function judgeChat({ telegram, outbox }: Call, { to }: Sent, verdict: string) {
  const chat = telegram.chat(to)
  if (!chat) return
  if (verdict === 'failed') outbox.setStanding('telegram', to, 'failing')
  else if (verdict === 'unsubscribe') telegram.write(chat, '/stop')
  else telegram.block(chat, verdict === 'blocked')
}

const reports: Record<string, [status: string, code: string]> = {
  delivered: ['delivered', ''],
  failed: ['undelivered', '30003'],
  blocked: ['undelivered', '30005'],
  unsubscribe: ['undelivered', '21610'],
}

async function reportSms({ outbox }: Call, sent: Sent, verdict: string): Promise<string> {
  const [status, code] = reports[verdict] ?? ['delivered', '']
  const answer = await report(outbox, sent, status, code)
  return answer === 0 ? ' Nobody was there to be told.' : ` Tradepost was told and answered ${answer}.`
}

/** RFC 8058: the mail program posts to the address in the header, without a login. */
async function judgeMail({ mail }: Call, id: string, verdict: string): Promise<string> {
  const letter = mail.get(id)
  if (!letter) return 'It was thrown away.'
  if (verdict !== 'unsubscribe') {
    mail.setStanding(letter.to, verdict)
    return saids[verdict] ?? ''
  }
  const url = /<(https?:[^>]+)>/.exec(letter.headers['list-unsubscribe'] ?? '')?.[1]
  if (!url) return 'This mail names no way out.'
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
    signal: AbortSignal.timeout(5_000),
  }).catch(() => null)
  return `${saids[verdict]} Tradepost answered ${answer?.status ?? 'nothing'}.`
}
