import { axe, axeEverywhere, expect, type Page, test } from './fixtures'
import { signInThroughSteam } from './people'
import { apiOf, newTrader, signInAsAdmin } from './traders'

const dialog = (page: Page) => page.getByRole('alertdialog')

test('a moderator suspends somebody, who is out at once, reads why, objects, and is restored', async ({
  page: admin,
  newPerson,
  watch,
}) => {
  test.setTimeout(240_000)
  watch.allow(/40[13]|websocket/i)
  await signInAsAdmin(admin)
  const moderator = await newTrader(await newPerson(), 'moderator')
  const person = await newTrader(await newPerson(), 'person')

  await admin.goto(`/admin/people/${moderator.id}`)
  await admin.getByRole('button', { name: 'Change the role' }).click()
  await dialog(admin).getByLabel('Role', { exact: true }).selectOption('moderator')
  await dialog(admin)
    .getByLabel(/^Reason/)
    .fill('On duty this week.')
  await axe(admin)
  await dialog(admin).getByRole('button', { name: 'Make them moderator' }).click()
  await expect(admin.getByText('Changed a role')).toBeVisible()
  await expect(admin.getByText('On duty this week.')).toBeVisible()

  const desk = moderator.page
  await desk.goto('/admin/people')
  const nav = desk.getByRole('navigation', { name: 'Admin' })
  await expect(nav.getByRole('link')).toHaveText(['Deals', 'Orders', 'People'])
  await desk.getByRole('searchbox', { name: 'Who' }).fill(person.name.slice(0, -2))
  await desk.getByRole('button', { name: 'Search', exact: true }).click()
  await expect(desk).toHaveURL(/q=/)
  await expect(desk.getByRole('link', { name: person.name })).toBeVisible()
  await axeEverywhere(desk)
  await desk.getByRole('link', { name: person.name }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText(person.name)
  await expect(desk.getByRole('button', { name: 'Change the role' })).toHaveCount(0)

  await person.page.goto('/market')
  await desk.getByRole('button', { name: 'Suspend' }).click()
  await dialog(desk).getByLabel('How long').selectOption('7')
  await dialog(desk)
    .getByLabel(/^Reason/)
    .fill('Sold one item twice.')
  await axe(desk)
  await dialog(desk)
    .getByRole('button', { name: `Suspend ${person.name}` })
    .click()
  await expect(desk.getByLabel('Standing').getByText('Suspended')).toBeVisible()
  await axeEverywhere(desk)

  await person.page.goto('/wallet')
  await expect(person.page).toHaveURL(/sign-in/)
  await signInThroughSteam(person.page, person.name, '/market')
  const strip = person.page.getByRole('complementary', { name: 'Your account is suspended' })
  await strip.getByRole('link', { name: 'Why, and until when' }).click()
  await expect(person.page.getByText('Sold one item twice.')).toBeVisible()
  await axeEverywhere(person.page)
  const refused = await person.page.request.patch('/api/v1/me', {
    data: { name: 'Somebody else' },
    headers: { origin: new URL(person.page.url()).origin },
  })
  expect([refused.status(), (await refused.json()).code]).toEqual([403, 'suspended'])
  await person.page.goto('/deals')
  await expect(person.page.getByRole('heading', { level: 1 })).toBeVisible()
  await person.page.goto('/account/suspended')
  await person.page.getByLabel('Why it is wrong').fill('The second sale was undone at once.')
  await person.page.getByRole('button', { name: 'Send the objection' }).click()
  await expect(person.page.getByText('The second sale was undone at once.')).toBeVisible()

  await desk.reload()
  await expect(desk.getByText('The second sale was undone at once.')).toBeVisible()
  await desk.getByRole('button', { name: 'Restore' }).click()
  await dialog(desk).getByRole('button', { name: 'The objection is right' }).click()
  await dialog(desk)
    .getByRole('button', { name: `Restore ${person.name}` })
    .click()
  await expect(desk.getByLabel('Standing').getByText('Active')).toBeVisible()
  await person.page.goto('/notifications')
  await expect(person.page.getByText('Your account is restored')).toBeVisible()
  await expect(strip).toHaveCount(0)
  await person.page.goto('/account')
  await person.page.getByLabel('About you').fill('Back again.')
  await person.page.getByRole('button', { name: 'Save profile' }).click()
  await expect(person.page.getByText('Saved.')).toBeVisible()
})

test('moderators look at deals and act on none', async ({ page: admin, newPerson }) => {
  test.setTimeout(120_000)
  await signInAsAdmin(admin)
  const moderator = await newTrader(await newPerson(), 'moderator')
  const office = { role: 'moderator', reason: 'Deals are looked at' } as const
  await apiOf(admin)('PUT /people/:personId/role', { personId: moderator.id, ...office })
  await moderator.page.goto('/admin/deals?queue=ended')
  await expect(moderator.page.getByRole('heading', { level: 1 })).toHaveText('Work list')
  const listed = await (await moderator.page.request.get('/api/v1/admin/deals?queue=ended')).json()
  if (listed.items.length > 0)
    await expect(moderator.page.getByText('You may look; an admin acts on deals.')).toBeVisible()
})
