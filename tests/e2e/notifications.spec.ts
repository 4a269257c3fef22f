import { Webhook } from 'standardwebhooks'
import { axe, axeEverywhere, expect, type Page, sandboxUrl, test } from './fixtures'
import { mailTo, signUpByMail } from './people'
import { apiOf, credit, newTrader, sell, signInAsAdmin, type Trader } from './traders'

const bell = (page: Page) => page.getByRole('banner').getByRole('link', { name: /^Notifications,/ })

const linked = 'A Steam account was linked'

/** All mail to an address but what came while the account was made. */
const noticesTo = async (page: Page, address: string) =>
  (await mailTo(page, address)).filter(
    ({ headers, subject }) => headers['list-unsubscribe'] && subject !== linked,
  )

/** Signs up with e-mail, then links a new Steam account with items: somebody who can be reached by mail. */
async function newMember(page: Page): Promise<Trader & { email: string }> {
  const name = `mara-${Date.now().toString(36)}`
  const email = `${name}@example.com`
  const made = await page.request.post(`${sandboxUrl()}/api/steam/accounts`, { data: { persona: name } })
  const { steamId, tradeUrl } = await made.json()
  await page.request.post(`${sandboxUrl()}/api/steam/accounts/${steamId}/items`, {
    data: { appid: 440, count: 1 },
  })
  await signUpByMail(page, { name, email, password: 'a long password', backTo: '/account' })
  await page.getByRole('button', { name: 'Connect your Steam account' }).click()
  await page.waitForURL(/\/openid\/login/)
  await page.getByRole('button', { name: new RegExp(name) }).click()
  await page.waitForURL((url) => url.pathname === '/account')
  const headers = { origin: new URL(page.url()).origin }
  const set = await page.request.put('/api/v1/me/steam-trade-url', { data: { tradeUrl }, headers })
  const { id } = await set.json()
  return { page, name, id, steamId, email }
}

test('a deal is told live in the bell and by a mail that a person can read, follow and end', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(240_000)
  const seller = await newMember(page)
  const buyer = await newTrader(await newPerson(), 'buyer')
  const admin = await newPerson()
  await signInAsAdmin(admin)
  await credit(admin, buyer, 10_000)
  await seller.page.goto('/notifications')
  await expect(seller.page.getByRole('link', { name: linked })).toBeVisible()
  await seller.page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(bell(seller.page)).toHaveAccessibleName('Notifications, none unread')
  await axeEverywhere(seller.page)
  const { itemName, dealId } = await sell(seller, buyer, 2_410)

  const title = `${buyer.name} bought ${itemName}`
  const list = seller.page.getByRole('list', { name: 'Notifications', exact: true })
  await expect(list.getByRole('link', { name: title })).toBeVisible()
  await expect(list.getByRole('link', { name: `Your move: ${itemName}` })).toBeVisible()
  await expect(bell(seller.page)).toHaveAccessibleName('Notifications, 2 unread')
  await axeEverywhere(seller.page)

  await expect.poll(async () => (await noticesTo(page, seller.email)).length, { timeout: 30_000 }).toBe(2)
  const mail = (await noticesTo(page, seller.email)).find(({ subject }) => subject === title)
  expect(mail?.text).toContain(`/deals/${dealId}`)
  const outbox = await newPerson()
  await outbox.goto(`${sandboxUrl()}/outbox`)
  await outbox.getByRole('row').filter({ hasText: seller.email }).getByRole('link', { name: title }).click()
  await expect(outbox.getByRole('heading', { level: 1 })).toHaveText(title)
  await expect(outbox.frameLocator('iframe').getByRole('link', { name: 'Open the deal' })).toHaveAttribute(
    'href',
    new RegExp(`/deals/${dealId}$`),
  )
  await axe(outbox)

  await list.getByRole('button', { name: `Mark as read: ${title}` }).click()
  await expect(bell(seller.page)).toHaveAccessibleName('Notifications, 1 unread')
  await seller.page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(bell(seller.page)).toHaveAccessibleName('Notifications, none unread')

  const url = /<(.+)>/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1] ?? ''
  await outbox.goto(url)
  await expect(outbox.getByRole('heading', { level: 1 })).toHaveText('No more mail of this kind?')
  await axeEverywhere(outbox)
  await outbox.getByRole('button', { name: 'Stop this mail' }).click()
  await expect(outbox.getByText('Mail of this kind no longer comes')).toBeVisible()
  await seller.page.goto('/account/notifications')
  const switches = (channel: string) =>
    seller.page.getByRole('switch', { name: `${channel}: Somebody buys your item` })
  await expect(switches('By e-mail')).not.toBeChecked()
  await expect(switches('On this site')).toBeChecked()
})

test('one click in a mail program ends a kind of mail, without cookies and without a page', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const member = await newMember(page)
  const headers = { origin: new URL(page.url()).origin }
  await page.request.post(`${sandboxUrl()}/api/steam/accounts`, { data: { persona: `${member.name}x` } })
  const fresh = await page.request.fetch(`${sandboxUrl()}/api/steam/accounts/${member.steamId}`, {
    method: 'PATCH',
    data: { tradeToken: 'new' },
  })
  const { tradeUrl } = await fresh.json()
  await page.request.put('/api/v1/me/steam-trade-url', { data: { tradeUrl }, headers })
  await expect.poll(async () => (await noticesTo(page, member.email)).length, { timeout: 30_000 }).toBe(1)
  const [mail] = await noticesTo(page, member.email)
  expect(mail?.headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click')
  const url = /<(.+)>/.exec(mail?.headers['list-unsubscribe'] ?? '')?.[1] ?? ''
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'List-Unsubscribe=One-Click',
  })
  expect(answer.status).toBe(204)
  await page.goto('/account/notifications')
  await expect(page.getByRole('switch', { name: 'By e-mail: Your trade URL changes' })).not.toBeChecked()
})

test('what one is told, when and in which language is set on one page and stays', async ({ page }) => {
  test.setTimeout(120_000)
  await newMember(page)
  await page.goto('/account')
  await page.getByLabel('Time zone', { exact: true }).selectOption('Asia/Tokyo')
  await page.getByRole('button', { name: 'Save region' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/account/notifications')
  await axeEverywhere(page)
  const kind = page.getByRole('switch', { name: 'By e-mail: You were paid' })
  await expect(kind).toBeChecked()
  await kind.click()
  await page.getByLabel('From', { exact: true }).fill('21:30')
  await expect(page.getByText('Asia/Tokyo, as your profile says.')).toBeVisible()
  await page.getByRole('button', { name: 'Save quiet hours' }).click()
  await expect(page.getByText('21:30 to 07:00')).toBeVisible()
  await page.getByLabel('Mail about money and the house').selectOption('daily')
  await expect(page.getByText('Saved.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Mute for 8 hours' }).click()
  await expect(page.getByText(/^Muted until/)).toBeVisible()
  await page.reload()
  await expect(kind).not.toBeChecked()
  await expect(page.getByLabel('From', { exact: true })).toHaveValue('21:30')
  await expect(page.getByLabel('Mail about money and the house')).toHaveValue('daily')
  await page.goto('/account')
  await page.getByLabel('Language', { exact: true }).selectOption('de')
  await page.getByRole('button', { name: 'Save region' }).click()
  await expect(page.getByText('Saved.')).toBeVisible()
  await page.goto('/account/notifications')
  await expect(page.getByText('Du wurdest bezahlt')).toBeVisible()
  await axeEverywhere(page)
})

interface Sent {
  to: string
  title: string
  text: string
  detail: Record<string, string>
}

async function sentTo(page: Page, channel: string, to: string): Promise<Sent[]> {
  const answer = await page.request.get(`${sandboxUrl()}/api/outbox?channel=${channel}&to=${to}`)
  return answer.json()
}

test('Telegram is connected on the outbox page, told, blocked there, and switched off here', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
  const member = await newMember(page)
  await page.goto('/account/notifications')
  await page.getByRole('button', { name: 'Connect Telegram' }).click()
  const link = page.getByRole('link', { name: 'Open Telegram and press Start' })
  const telegram = await newPerson()
  await telegram.goto((await link.getAttribute('href')) ?? '')
  await axe(telegram)
  await telegram.getByLabel('Your name on Telegram').fill(member.name)
  await telegram.getByRole('button', { name: 'Start' }).click()
  await expect(page.getByRole('button', { name: `Disconnect: Telegram ${member.name}` })).toBeVisible({
    timeout: 30_000,
  })
  await axeEverywhere(page)
  await page.getByRole('button', { name: `Send me a test: Telegram ${member.name}` }).click()
  await expect(page.getByText('A test is on its way.')).toBeVisible()
  await telegram.goto(`${sandboxUrl()}/outbox?channel=telegram`)
  await expect(async () => {
    await telegram.reload()
    await expect(telegram.getByRole('link', { name: 'Tradepost reaches you here' })).toHaveCount(2)
  }).toPass({ timeout: 30_000 })
  await axe(telegram)
  await telegram
    .getByRole('button', { name: /^Blocked/ })
    .first()
    .click()
  await expect(page.getByText(`${member.name} is switched off`)).toBeVisible({ timeout: 30_000 })
  await axeEverywhere(page)
})

test('a browser that takes pushes is told, and a Discord channel by its webhook', async ({ page }) => {
  test.setTimeout(180_000)
  await newMember(page)
  // Chromium has no push service here: the subscription is one of the sandbox, whose keys it holds.
  const made = await page.request.post(`${sandboxUrl()}/api/push/subscriptions`, { data: {} })
  const { endpoint, keys } = await made.json()
  await apiOf(page)('POST /notifications/push', { endpoint, keys, name: 'My browser' })
  await page.goto('/account/notifications')
  await page
    .getByLabel('Discord webhook URL')
    .fill(`${sandboxUrl()}/discord/api/webhooks/${Date.now()}00000/${'t'.repeat(60)}wxyz`)
  await page.getByRole('button', { name: 'Connect Discord' }).click()
  await expect(page.getByRole('button', { name: 'Disconnect: Discord …wxyz' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Disconnect: Push My browser' })).toBeVisible()
  const id = endpoint.split('/').at(-1)
  const arrived = async () => (await sentTo(page, 'push', id)).map(({ title }) => title)
  await expect.poll(arrived, { timeout: 30_000 }).toEqual(['Tradepost reaches you here'])
  const worker = await page.request.get('/push-worker.js')
  expect(worker.headers()['content-type']).toContain('javascript')
  await expect(page.getByRole('switch', { name: 'By push: You were paid' })).toBeChecked()
})

test('a webhook is made, called, verified and replayed; an admin sends its dead letter again', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(240_000)
  await newMember(page)
  const name = `program-${Date.now().toString(36)}`
  await page.goto('/account/developer')
  await page.getByLabel('Endpoint URL').fill(`${sandboxUrl()}/hooks/${name}`)
  await page.getByLabel('Description, for you').fill('My program')
  await page.getByRole('button', { name: 'Make the webhook' }).click()
  const secret = (await page.getByText(/^whsec_/).textContent()) ?? ''
  await axeEverywhere(page)
  await page.getByRole('link', { name: new RegExp(name) }).click()
  await page.getByRole('button', { name: 'Send a test' }).click()
  const calls = () => sentTo(page, 'webhook', name)
  await expect.poll(async () => (await calls()).length, { timeout: 30_000 }).toBe(1)
  const [first] = await calls()
  expect(new Webhook(secret).verify(first?.text ?? '', first?.detail ?? {})).toMatchObject({
    type: 'channel.hello',
  })
  await expect(async () => {
    await page.reload()
    await expect(page.getByText('answered 200')).toBeVisible()
  }).toPass({ timeout: 30_000 })
  await axeEverywhere(page)
  await page.getByRole('button', { name: /^Replay dlv_/ }).click()
  await expect.poll(async () => (await calls()).length, { timeout: 30_000 }).toBe(2)
  expect(new Set((await calls()).map(({ detail }) => detail['webhook-id'])).size).toBe(1)

  const gone = { channel: 'webhook', to: name, standing: 'gone' }
  await page.request.post(`${sandboxUrl()}/api/outbox/standing`, { data: gone })
  await page.getByRole('button', { name: 'Send a test' }).click()
  await expect(page.getByText('This endpoint is switched off')).toBeVisible({ timeout: 30_000 })
  await page.request.post(`${sandboxUrl()}/api/outbox/standing`, { data: { ...gone, standing: 'ok' } })
  await page.getByRole('button', { name: 'Switch on again' }).click()
  await expect(page.getByText('This endpoint is switched off')).toBeHidden()
  const admin = await newPerson()
  await signInAsAdmin(admin)
  await admin.goto('/admin/deliveries?state=bounced&channel=webhook')
  await axeEverywhere(admin)
  await admin
    .getByRole('button', { name: /^Replay dlv_/ })
    .first()
    .click()
  await admin.getByRole('button', { name: 'The far side works again' }).click()
  await axe(admin)
  await admin.getByRole('button', { name: 'Send again' }).click()
  await expect.poll(async () => (await calls()).length, { timeout: 30_000 }).toBe(3)
})

test('every message can be looked at in both languages, as a mail and as text', async ({ page, watch }) => {
  // No script runs in the frame of the mail: neither those of the test, nor the one that looks at accessibility.
  watch.allow(/Blocked script execution in 'about:srcdoc'/)
  await page.goto('/dev/mail')
  await page.getByRole('link', { name: 'deal.paid' }).click()
  await page.waitForURL(/kind=deal\.paid/)
  await page.getByRole('link', { name: 'Deutsch' }).click()
  await expect(page.getByRole('heading', { name: /Du hast 24,10\s€ bekommen/ })).toBeVisible()
  const mail = page.locator('iframe')
  await expect(mail).toHaveAttribute('srcdoc', /Handel öffnen/)
  await mail.evaluate((frame) => frame.remove())
  await axeEverywhere(page)
})
