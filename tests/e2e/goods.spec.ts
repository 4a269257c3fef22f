import { axeEverywhere, expect, type Page, test } from './fixtures'
import { signUpByMail } from './people'
import { apiOf } from './traders'

async function newSeller(page: Page, name: string): Promise<void> {
  const email = `${name.toLowerCase()}${Date.now()}@example.com`
  await signUpByMail(page, { name, email, password: 'a long password', backTo: '/sell/goods' })
}

async function describe(page: Page, title: string): Promise<void> {
  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Description').fill('Sewn by hand.\nNever worn.')
  await page.getByLabel('Category').selectOption({ label: 'Figures' })
  await page.getByLabel('Condition').selectOption({ label: 'New' })
  await page.getByLabel('Price of one').fill('24,10')
  await page.getByLabel('How many you have').fill('3')
  const way = page.getByRole('group', { name: 'Way 1' })
  await way.getByLabel('Name').fill('Tracked parcel')
  await way.getByLabel('Goes to').fill('EU, Norway')
  await way.getByLabel('Price').fill('4.90')
  await way.getByLabel('At least, days').fill('2')
  await way.getByLabel('At most, days').fill('5')
}

/** Their line in the seller’s own list. */
const offerOf = (page: Page, title: string) =>
  page.getByRole('list', { name: 'Your goods' }).getByRole('listitem').filter({ hasText: title })

/** Titles that a search finds, asked by the API of the page. */
const foundBy = async (page: Page, q: string) =>
  (await apiOf(page)('GET /goods', { q })).items.map(({ title }) => title)

test('goods are offered, found by a stranger as soon as they are published, and gone when they are paused', async ({
  page,
  newPerson,
}) => {
  test.setTimeout(180_000)
  const word = `wombat${Date.now().toString(36)}`
  const title = `Plush ${word}`
  await newSeller(page, 'Gerda')
  await expect(page.getByText('You offer no goods yet')).toBeVisible()
  await axeEverywhere(page)
  await page.getByRole('link', { name: 'Offer something' }).click()
  await describe(page, title)
  await page.getByRole('group', { name: 'Way 1' }).getByLabel('Goes to').fill('Norwegia')
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('“Norwegia” is not a country.')).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue(title)
  await axeEverywhere(page)
  await page.getByRole('group', { name: 'Way 1' }).getByLabel('Goes to').fill('EU, Norway')
  const stranger = await newPerson()
  await stranger.goto('/goods')
  await page.getByRole('button', { name: 'Publish' }).click()
  await page.waitForURL((url) => url.pathname === '/sell/goods')
  expect(await foundBy(stranger, word)).toEqual([title])
  await expect(offerOf(page, title)).toContainText('on sale')
  await axeEverywhere(page)

  await stranger.getByRole('searchbox', { name: 'Search goods' }).fill(word)
  await stranger.getByRole('list', { name: 'Goods' }).getByRole('link', { name: title }).waitFor()
  await stranger.waitForURL(/q=wombat/)
  await axeEverywhere(stranger)
  await stranger.getByRole('list', { name: 'Goods' }).getByRole('link', { name: title }).click()
  await expect(stranger.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(stranger.getByRole('region', { name: 'Ways of sending' })).toContainText('€4.90')
  await axeEverywhere(stranger)

  await page.getByRole('button', { name: `Pause ${title}` }).click()
  await expect(offerOf(page, title)).toContainText('paused')
  expect(await foundBy(stranger, word)).toEqual([])
  await expect(stranger.getByText('off sale for a while')).toBeVisible()
  await stranger.goto(`/goods?q=${word}`)
  await expect(stranger.getByText('No goods match')).toBeVisible()
  await page.getByRole('button', { name: `Resume ${title}` }).click()
  await expect(offerOf(page, title)).toContainText('on sale')
  await stranger.reload()
  await expect(stranger.getByRole('list', { name: 'Goods' }).getByRole('link')).toHaveCount(1)
})

test('a seller without a script offers goods, is told what is wrong, changes them and takes them off sale', async ({
  page,
  browser,
  baseURL,
  watch,
}) => {
  test.setTimeout(120_000)
  const title = `Cap ${Date.now().toString(36)}`
  await newSeller(page, 'Nils')
  const storageState = await page.context().storageState()
  const context = await browser.newContext({
    ...(baseURL && { baseURL }),
    storageState,
    javaScriptEnabled: false,
  })
  watch.on(context)
  const plain = await context.newPage()
  await plain.goto('/sell/goods/new')
  await describe(plain, title)
  await plain.getByLabel('Price of one').fill('cheap')
  await plain.getByRole('button', { name: 'Keep as draft' }).click()
  await expect(plain.getByText('Write a price like 24.10.')).toBeVisible()
  await expect(plain.getByLabel('Title')).toHaveValue(title)
  await expect(plain.getByLabel('Category')).toHaveValue('figures')
  await plain.getByLabel('Price of one').fill('24.10')
  await plain.getByRole('button', { name: 'Keep as draft' }).click()
  await expect(offerOf(plain, title)).toContainText('draft')
  await plain.getByRole('link', { name: `Edit ${title}` }).click()
  await plain.getByLabel('How many you have').fill('5')
  await plain.getByRole('button', { name: 'Publish' }).click()
  await expect(offerOf(plain, title)).toContainText('on sale')
  const [mine] = (await apiOf(page)('GET /goods/mine', {})).items
  expect(mine).toMatchObject({ title, onHand: 5, priceMinor: 2_410, state: 'active' })
  expect(mine?.shipsTo).toHaveLength(28)
  await plain.getByRole('button', { name: `Pause ${title}` }).click()
  await expect(offerOf(plain, title)).toContainText('paused')
  await plain.getByRole('button', { name: `Remove ${title}` }).click()
  await expect(offerOf(plain, title)).toContainText('removed')
  await context.close()
})
