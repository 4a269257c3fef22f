import { axeEverywhere, expect, sandboxUrl, test } from './fixtures'
import { joinThroughSteam, signInThroughSteam, signUpByMail } from './people'

test('a person with two accounts makes one of them, and sees in it what was done', async ({
  page,
  newPerson,
  watch,
}) => {
  test.setTimeout(240_000)
  watch.allow(/40[13]|websocket/i)
  const persona = `twice-${Date.now().toString(36)}`
  await page.request.post(`${sandboxUrl()}/api/steam/accounts`, { data: { persona } })
  const other = await newPerson()
  await joinThroughSteam(other, persona, '/account/security')
  const email = `${persona}@example.com`
  await signUpByMail(page, { name: 'Ada', email, password: 'a long password', backTo: '/account/security' })

  await page.getByLabel('Code from the other account').fill('not this one')
  await page.getByRole('button', { name: 'Join it to this account' }).click()
  await expect(page.getByText(/This code is not right/)).toBeVisible()
  await other.getByRole('button', { name: /make a code/ }).click()
  await expect(other.getByText('Whoever has this code takes over this account')).toBeVisible()
  await axeEverywhere(other)
  const code = await other.getByText(/^\w{5}(-\w{5}){3}$/).innerText()

  await page.getByLabel('Code from the other account').fill(code)
  await page.getByRole('button', { name: 'Join it to this account' }).click()
  await expect(page.getByText('The other account is part of this one now')).toBeVisible()
  const log = page.getByRole('list', { name: 'Audit of my account' }).getByRole('listitem')
  await expect(log.first()).toContainText('Two accounts joined')
  await axeEverywhere(page)
  await page.goto('/account')
  await expect(page.getByText('E-mail or Steam')).toBeVisible()

  await other.goto('/account')
  await expect(other).toHaveURL(/sign-in/)
  await signInThroughSteam(other, persona, '/account')
  await expect(other.getByText(email)).toBeVisible()
})
