import { axe, axeEverywhere, expect, type Page, test } from './fixtures'
import { balanceOf, signInThroughSteam } from './people'

async function signInAsAdmin(page: Page, back = '/admin'): Promise<void> {
  await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(back)}`)
  await page.getByLabel('E-mail').fill('admin@tradepost.example')
  await page.getByLabel('Password').fill('tradepost-demo')
  await page.getByRole('button', { name: 'Sign in with e-mail' }).click()
  await page.waitForURL(/\/admin\//)
}

interface Bought {
  dealId: string
  sellerName: string
  priceMinor: number
}

/** A call of the REST API as the person of this page, from our own pages as the API demands. */
const post = (page: Page, path: string, body: object) =>
  page.evaluate(
    async ([to, data]) => {
      const headers = { 'content-type': 'application/json' }
      const answer = await fetch(`/api/v1${to}`, { method: 'POST', headers, body: data })
      return { ok: answer.ok, body: await answer.json() }
    },
    [path, JSON.stringify(body)] as const,
  )

/** Buys the cheapest item that is not the caller's own; nobody answers its offer. */
async function buySomething(buyer: Page): Promise<Bought> {
  const { items } = await (await buyer.request.get('/api/v1/listings?sort=cheapest')).json()
  const refusals: string[] = []
  for (const { id, priceMinor, currency } of items) {
    const { ok, body } = await post(buyer, '/deals', { listingId: id, priceMinor, currency })
    if (ok) {
      const deal = await (await buyer.request.get(`/api/v1/deals/${body.dealId}`)).json()
      return { dealId: body.dealId, sellerName: deal.seller.name, priceMinor }
    }
    refusals.push(body.detail)
  }
  throw new Error(`Nothing on the market can be bought: ${[...new Set(refusals)].join(' ')}`)
}

const theCase = (page: Page) => page.getByRole('region', { name: 'The case' })
const dialog = (page: Page) => page.getByRole('alertdialog')

test('an admin refunds an open deal by keyboard alone, with a reason, and both parties see it live', async ({
  page: admin,
  newPerson,
}) => {
  test.setTimeout(180_000)
  const buyer = await newPerson()
  await signInThroughSteam(buyer, 'tsuru', '/deals')
  const had = await balanceOf(buyer)
  const { dealId, sellerName, priceMinor } = await buySomething(buyer)
  expect(await balanceOf(buyer)).toBe(had - priceMinor)
  const seller = await newPerson()
  await signInThroughSteam(seller, sellerName, `/deals/${dealId}`)
  await buyer.goto(`/deals/${dealId}`)
  await expect(buyer.getByRole('heading', { level: 1 })).toContainText('must accept the trade offer')

  await signInAsAdmin(admin, '/admin/deals?queue=help')
  const asked = 'Nobody answers me; is this still going on?'
  await post(buyer, `/deals/${dealId}/help`, { reason: asked })
  await expect(admin.getByRole('button', { name: new RegExp(dealId.slice(-6)) }).first()).toBeVisible()
  await admin.goto(`/admin/deals?queue=help&deal=${dealId}`)
  await expect(admin.getByText(asked)).toBeVisible()
  await expect(theCase(admin)).toContainText(dealId)
  const escrow = theCase(admin).getByRole('row', { name: /^Escrow/ })
  await expect(escrow).toContainText('yes')
  await axeEverywhere(admin)

  await admin.keyboard.press('f')
  await expect(dialog(admin)).toContainText('Wallet of tsuru')
  await axe(admin)
  const reason = `Nobody could be reached. Refund jk, as the rule says.`
  await admin.keyboard.type(reason)
  await expect(dialog(admin).getByLabel(/Reason/)).toHaveValue(reason)
  await admin.keyboard.press('Control+Enter')
  await expect(dialog(admin)).toBeHidden()

  await expect(buyer.getByRole('heading', { level: 1 })).toContainText('came back to you')
  await expect(seller.getByRole('heading', { level: 1 })).toHaveText('The deal ended without a sale')
  await expect(buyer.getByText('An admin ended the deal.').first()).toBeVisible()
  await expect.poll(() => balanceOf(buyer)).toBe(had)
  await expect(theCase(admin)).toContainText('Back with the buyer')
  await expect(escrow).toContainText('€0.00')

  await theCase(admin).getByRole('link', { name: 'Written to the audit log' }).click()
  await admin.waitForURL(`**/admin/audit?subject=${dealId}`)
  const acts = admin.getByRole('region', { name: 'Audit log' }).getByRole('row')
  await expect(acts.filter({ hasText: 'Refunded a buyer' })).toContainText([reason])
  await expect(acts.filter({ hasText: 'Refunded a buyer' })).toContainText(['Ada Admin'])
})

test('the list is worked by keys, which are silent while somebody types', async ({
  page: admin,
  newPerson,
}) => {
  test.setTimeout(120_000)
  const buyer = await newPerson()
  await signInThroughSteam(buyer, 'tsuru', '/deals')
  const older = await buySomething(buyer)
  const newer = await buySomething(buyer)
  await signInAsAdmin(admin, '/admin/deals?queue=open')
  await expect(theCase(admin)).toContainText(newer.dealId)
  await expect(async () => {
    await admin.keyboard.press('j')
    await expect(theCase(admin)).toContainText(older.dealId, { timeout: 2_000 })
  }).toPass()
  await expect(admin).toHaveURL(new RegExp(older.dealId))
  await admin.keyboard.press('k')
  await expect(theCase(admin)).toContainText(newer.dealId)
  await admin.keyboard.press('Enter')
  await expect(admin.getByRole('region', { name: 'Open case' })).toBeFocused()

  await admin.keyboard.press('n')
  await admin.keyboard.type('jkfr?')
  await expect(dialog(admin).getByLabel(/Reason/)).toHaveValue('jkfr?')
  await expect(admin).toHaveURL(new RegExp(newer.dealId))
  await dialog(admin).getByRole('button', { name: 'Keep note' }).press('Enter')
  await expect(dialog(admin)).toBeHidden()
  await expect(theCase(admin).getByRole('list', { name: 'Asked and noted' })).toContainText('jkfr?')

  await admin.keyboard.press('?')
  await expect(admin.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await admin.keyboard.press('Escape')
  await expect(admin.getByRole('dialog')).toBeHidden()
  await admin.keyboard.press('5')
  await admin.waitForURL(/queue=ended/)
  await axeEverywhere(admin)
})

test('an admin disables a bot with a reason, and who, what and why stand in the audit', async ({
  page: admin,
}) => {
  test.setTimeout(120_000)
  await signInAsAdmin(admin, '/admin/bots')
  const bot = admin.getByRole('row').filter({ hasText: 'Tradepost Bot 3' })
  const reason = 'The account looks wrong since noon.'
  await axeEverywhere(admin)
  await bot.getByRole('button', { name: 'Disable' }).click()
  const act = dialog(admin).getByRole('button', { name: 'Disable Tradepost Bot 3' })
  await expect(act).toBeDisabled()
  await dialog(admin)
    .getByLabel(/Reason/)
    .fill(reason)
  await axe(admin)
  await act.click()
  await expect(dialog(admin)).toBeHidden()
  await expect(bot).toContainText('Disabled')

  await admin.getByRole('navigation', { name: 'Admin' }).getByRole('link', { name: 'Audit' }).click()
  const row = admin.getByRole('row').filter({ hasText: reason })
  await expect(row).toContainText('Disabled a bot')
  await expect(row).toContainText('Ada Admin')
  await axeEverywhere(admin)
  await row.getByRole('link', { name: 'Look' }).click()

  await bot.getByRole('button', { name: 'Enable' }).click()
  await dialog(admin).getByRole('button', { name: 'Account was checked' }).click()
  await dialog(admin).getByRole('button', { name: 'Enable Tradepost Bot 3' }).click()
  await expect(bot).toContainText('Online')
})

test('to everybody but admins the admin pages do not exist', async ({ page, newPerson, watch }) => {
  watch.allow(/status of 404/)
  const somebody = await newPerson()
  await signInThroughSteam(somebody, 'tsuru', '/deals')
  for (const who of [somebody, page]) {
    for (const path of ['/admin/deals', '/admin/bots', '/admin/audit']) {
      const answer = await who.goto(path)
      expect(answer?.status(), path).toBe(404)
      await expect(who.getByText('There is nothing at this address')).toBeVisible()
      await expect(who.getByRole('navigation', { name: 'Admin' })).toHaveCount(0)
    }
  }
  const rest = await somebody.request.get('/api/v1/admin/deals')
  expect(rest.status()).toBe(404)
})
