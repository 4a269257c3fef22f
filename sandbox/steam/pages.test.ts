import http from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { startSandbox } from '../start'
import { controlOf } from './control'

const sandbox = await startSandbox()
const control = controlOf(sandbox.url)
afterAll(() => sandbox.close())

const [mferreira, bot] = ['76561198000000102', '76561198000000201']
const page = async (path: string) => {
  const reply = await fetch(sandbox.url + path)
  return { status: reply.status, text: await reply.text(), headers: reply.headers }
}
const press = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(sandbox.url + path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
    headers,
  })
/** fetch does not let a caller choose the Host header. */
const statusFor = (host: string) =>
  new Promise<number>((done, failed) => {
    http
      .get({ port: sandbox.port, host: '127.0.0.1', path: '/', headers: { host } }, (reply) => {
        reply.resume()
        done(reply.statusCode ?? 0)
      })
      .on('error', failed)
  })

async function offerFor(message: string) {
  await control.changeAccount(bot, { acknowledged: true })
  const [item] = (await control.items(mferreira)).filter((one) => one.appid === 570)
  return control.sendOffer({ from: bot, to: mferreira, take: [item?.assetid ?? ''], message })
}

test('a person finds the offer with its message and items, and accepts it', async () => {
  const offer = await offerFor('TP-7k <script>alert(1)</script>')
  const seen = await page(`/tradeoffer/${offer.id}/`)
  expect(seen.text).toContain('TP-7k &lt;script&gt;')
  expect(seen.text).not.toContain('<script>')
  expect(seen.text).toContain(offer.take[0]?.name.replace("'", '&#39;') ?? '-')
  expect((await page(`/steam/${mferreira}`)).text).toContain('1 offer waiting')
  const pressed = await press('/do/accept', { offer: offer.id, back: `/tradeoffer/${offer.id}/` })
  expect(pressed.headers.get('location')).toMatch(new RegExp(`^/tradeoffer/${offer.id}/\\?said=Accepted`))
  expect((await control.offer(offer.id)).stateName).toBe('accepted')
  const late = await press('/do/decline', { offer: offer.id, back: '/' })
  expect(late.headers.get('location')).toContain('Steam%20refused')
})

test('every page answers, and what is not there is a 404', async () => {
  for (const path of ['/', `/steam/${mferreira}`, '/faults', '/requests', '/health'])
    expect((await page(path)).status).toBe(200)
  for (const path of ['/steam/76561198000009999', '/tradeoffer/1/', '/nowhere'])
    expect((await page(path)).status).toBe(404)
})

test('pages load nothing from anywhere else', async () => {
  const { headers, text } = await page(`/steam/${mferreira}`)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(text).not.toMatch(/(src|href)="https?:/)
})

test('another site can neither reach the sandbox by a name of its own nor press its buttons', async () => {
  expect(await statusFor('evil.example')).toBe(421)
  expect(await statusFor('localhost')).toBe(200)
  expect((await press('/do/fault-clear', {}, { origin: 'https://evil.example' })).status).toBe(403)
  expect((await press('/do/fault-clear', {}, { origin: sandbox.url })).status).toBe(303)
})

test('a button never sends the person to another site', async () => {
  const pressed = await press('/do/fault-clear', { back: '//evil.example' })
  expect(pressed.headers.get('location')).toMatch(/^\/\?said=/)
})

test('faults, the clock and an account are changed with plain forms', async () => {
  await press('/do/fault', { preset: 'rateLimited', count: '2', percent: '50', back: '/faults' })
  expect(await control.faults()).toMatchObject([{ name: 'rateLimited', count: 2, probability: 0.5 }])
  expect((await page('/faults')).text).toContain('Remove rateLimited')
  await press('/do/fault-clear', { back: '/faults' })
  expect(await control.faults()).toEqual([])
  await press('/do/advance', { hours: '1.5', back: '/' })
  expect((await control.clock()).offsetSeconds).toBe(5_400)
  await press('/do/account', { account: mferreira, tradeBanned: 'on', escrowDays: '99', back: '/' })
  expect(await control.account(mferreira)).toMatchObject({
    tradeBanned: true,
    private: false,
    escrowDays: 15,
  })
})
