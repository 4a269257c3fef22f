import { expect, test } from 'vitest'
import { realChannels } from '@/tests/harness/real-channels'
import { discordChannel } from './discord'
import { telegramChannel } from './telegram'
import { twilioChannel } from './twilio'

const { telegram, discord, twilio } = realChannels
const id = `dlv_${String(Date.now()).padStart(26, '0')}`
const url = `https://tradepost.example/deals/deal_1#${id}`
const words = { title: 'A <test> & more', body: 'ä ö ü €', action: 'Open', url }
const gone = { kind: 'dead', gone: true }

test.skipIf(!telegram.token || !telegram.chat)(
  'Telegram itself: set CONTRACT_TELEGRAM_TOKEN and CONTRACT_TELEGRAM_CHAT',
  async () => {
    const channel = telegramChannel({ url: 'https://api.telegram.org', token: telegram.token ?? '' })
    expect(await channel.send({ id, to: telegram.chat ?? '', ...words })).toMatchObject({ kind: 'delivered' })
    expect(await channel.send({ id, to: '1', ...words })).toMatchObject(gone)
  },
)

test.skipIf(!discord)('Discord itself: set CONTRACT_DISCORD_WEBHOOK', async () => {
  const to = discord ?? ''
  expect(await discordChannel().send({ id, to, ...words })).toMatchObject({ kind: 'delivered' })
  expect(await discordChannel().send({ id, to: `${to}x`, ...words })).toMatchObject(gone)
})

test.skipIf(!twilio)('Twilio itself: set CONTRACT_TWILIO to account,token,from,to', async () => {
  const [account = '', token = '', from = '', to = ''] = twilio ?? []
  const channel = twilioChannel({ url: 'https://api.twilio.com', account, token, from })
  const sms = { id, to, text: `hello ${id}`, again: false, callbackUrl: 'https://tradepost.example/none' }
  expect(await channel.send(sms)).toMatchObject({ kind: 'delivered' })
  expect(await channel.send({ ...sms, to: '+15005550001' })).toMatchObject(gone)
})
