import { createServer } from 'node:http'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterEach, expect, test } from 'vitest'
import { anonymous, type Person, system } from '@/lib/kernel/access'
import { inMs, setClock } from '@/lib/kernel/clock'
import { freshDatabase } from '@/tests/harness/database'
import { newStranger, passwordMember, signedInAs } from '@/tests/harness/mailbox'
import { signerOf } from './adapters/ethereum'
import { askWallet } from './ask-wallet'
import { linkWallet } from './link-wallet'
import { makeAccount } from './make-account'
import { myWallets } from './my-wallets'
import { sealNewcomer } from './newcomer'
import { proveWallet } from './prove-wallet'
import { signInWithWallet } from './sign-in-with-wallet'
import { unlinkWallet } from './unlink-wallet'

const { sql } = await freshDatabase()
const desk = { actor: system('identity.signIn') }
afterEach(() => setClock(() => new Date()))

type Account = ReturnType<typeof privateKeyToAccount>
const newWallet = (): Account => privateKeyToAccount(generatePrivateKey())
const member = async (): Promise<Person> => signedInAs((await passwordMember('a long password')).actor.id)

interface Caller {
  actor: Person | typeof anonymous
}

async function prove(caller: Caller, account: Account, signer: Account = account) {
  const { message } = await askWallet.run(caller, { address: account.address.toLowerCase() })
  return proveWallet.run(caller, { message, signature: await signer.signMessage({ message }) })
}

async function linked(actor: Person, account: Account = newWallet()) {
  const { proof } = await prove({ actor }, account)
  await linkWallet.run({ actor }, { proof })
  return account
}

async function signIn(account: Account) {
  const { proof } = await prove(newStranger(), account)
  return (await signInWithWallet.run(desk, { proof })).owner
}

/** The account of somebody who comes in with this wallet and says that they are new. */
const newOwner = async ({ address }: Account) =>
  signedInAs((await makeAccount.run(desk, { sealed: await sealNewcomer({ way: 'wallet', address }) })).id)

test('a wallet is linked by its signature, and then opens the account', async () => {
  const actor = await member()
  const account = await linked(actor)
  expect(await signIn(account)).toMatchObject({ id: actor.id })
  const { items } = await myWallets.run({ actor }, {})
  expect(items).toMatchObject([{ address: account.address, usedAt: expect.any(String) }])
  const [row] = await sql`select act, detail from audit where subject = ${actor.id}`
  expect(row).toEqual({ act: 'identity.linkWallet', detail: { address: account.address } })
})

test('the message says who asks, for which chain and how long, as ERC-4361 wants it', async () => {
  const account = newWallet()
  const { message } = await askWallet.run(newStranger(), { address: account.address })
  expect(message).toMatch(/^localhost:3000 wants you to sign in with your Ethereum account:\n0x/)
  expect(message).toContain(account.address)
  expect(message).toMatch(
    /URI: http:\/\/localhost:3000\nVersion: 1\nChain ID: 1\nNonce: \w{16,}\nIssued At: /,
  )
  expect(message).toMatch(/Expiration Time: /)
})

test('a wallet that nobody has opens nothing and makes nobody', async () => {
  const account = newWallet()
  const { proof } = await prove(newStranger(), account)
  expect(await signInWithWallet.run(desk, { proof })).toEqual({ address: account.address, owner: null })
})

test('a signature of another wallet, or of another text, proves nothing', async () => {
  const account = newWallet()
  await expect(prove(newStranger(), account, newWallet())).rejects.toMatchObject({ code: 'wrong_wallet' })
  const stranger = newStranger()
  const { message } = await askWallet.run(stranger, { address: account.address })
  const signature = await account.signMessage({ message: `${message} ` })
  await expect(proveWallet.run(stranger, { message, signature })).rejects.toMatchObject({
    code: 'wrong_wallet',
  })
})

test('every message is asked about once, and a proof counts once', async () => {
  const account = newWallet()
  const stranger = newStranger()
  const { message } = await askWallet.run(stranger, { address: account.address })
  const signature = await account.signMessage({ message })
  const tries = await Promise.allSettled(
    [1, 2, 3].map(() => proveWallet.run(stranger, { message, signature })),
  )
  const proofs = tries.flatMap((each) => (each.status === 'fulfilled' ? [each.value.proof] : []))
  expect(proofs).toHaveLength(1)
  const proof = proofs[0] ?? ''
  await signInWithWallet.run(desk, { proof })
  await expect(signInWithWallet.run(desk, { proof })).rejects.toMatchObject({
    code: 'wallet_used',
  })
})

test('a message of one’s own making proves nothing, whatever it says', async () => {
  const account = newWallet()
  const { message } = await askWallet.run(newStranger(), { address: account.address })
  const own = message.replace(/Nonce: \w+/, 'Nonce: 1234567890abcdef')
  const signature = await account.signMessage({ message: own })
  await expect(proveWallet.run(newStranger(), { message: own, signature })).rejects.toMatchObject({
    code: 'wallet_used',
  })
})

test.each([
  ['domain', (text: string) => text.replace('localhost:3000 wants', 'evil.example wants')],
  [
    'address of the page',
    (text: string) => text.replace('URI: http://localhost:3000', 'URI: http://evil.example'),
  ],
  ['chain', (text: string) => text.replace('Chain ID: 1', 'Chain ID: 137')],
])('a message for another %s is nobody’s, though it is signed', async (_, change) => {
  const account = newWallet()
  const { message } = await askWallet.run(newStranger(), { address: account.address })
  const signature = await account.signMessage({ message: change(message) })
  expect(await signerOf(change(message), signature, new Date())).toBe('wrong')
  const right = await account.signMessage({ message })
  expect(await signerOf(message, right, new Date())).toEqual({ address: account.address })
  expect(await signerOf(message, right, inMs(new Date(), 6 * 60_000)), 'too late').toBe('wrong')
})

test('a message, and a proof, end after five minutes', async () => {
  const account = newWallet()
  const stranger = newStranger()
  const { message } = await askWallet.run(stranger, { address: account.address })
  const signature = await account.signMessage({ message })
  const { proof } = await prove(newStranger(), account)
  const later = inMs(new Date(), 5 * 60_000 + 1_000)
  setClock(() => later)
  await expect(proveWallet.run(stranger, { message, signature })).rejects.toMatchObject({
    code: 'wallet_used',
  })
  await expect(signInWithWallet.run(desk, { proof })).rejects.toMatchObject({
    code: 'wallet_used',
  })
})

test('what was signed to sign in links nothing, and what was signed to link signs nobody in', async () => {
  const actor = await member()
  const account = newWallet()
  const forSignIn = await prove(newStranger(), account)
  await expect(linkWallet.run({ actor }, { proof: forSignIn.proof })).rejects.toMatchObject({
    code: 'wallet_used',
  })
  const forLink = await prove({ actor }, account)
  await expect(signInWithWallet.run(desk, { proof: forLink.proof })).rejects.toMatchObject({
    code: 'wallet_used',
  })
  const other = await member()
  await expect(linkWallet.run({ actor: other }, { proof: forLink.proof })).rejects.toMatchObject({
    code: 'wallet_used',
  })
})

test('a wallet opens one account: the second one is told so', async () => {
  const account = await linked(await member())
  const actor = await member()
  const { proof } = await prove({ actor }, account)
  await expect(linkWallet.run({ actor }, { proof })).rejects.toMatchObject({ code: 'wallet_taken' })
})

test('the last way in is never unlinked; with another one left it is', async () => {
  const account = newWallet()
  const actor = await newOwner(account)
  const unlink = () => unlinkWallet.run({ actor }, { address: account.address })
  await expect(unlink()).rejects.toMatchObject({ code: 'last_way_in' })
  const second = await linked(actor)
  await unlink()
  expect((await myWallets.run({ actor }, {})).items.map(({ address }) => address)).toEqual([second.address])
})

test('linking asks who it is when the sign-in is old; strangers and other people unlink nothing', async () => {
  const [actor, other] = [await member(), await member()]
  const account = await linked(actor)
  const input = { address: account.address }
  await expect(unlinkWallet.run({ actor: other }, input)).rejects.toMatchObject({ code: 'not_found' })
  await expect(linkWallet.run({ actor: anonymous }, { proof: 'x' })).rejects.toMatchObject({ status: 401 })
  await sql`update session set created_at = now() - interval '11 minutes' where id = ${actor.sessionId ?? ''}`
  const { proof } = await prove({ actor }, newWallet())
  await expect(linkWallet.run({ actor }, { proof })).rejects.toMatchObject({ code: 'confirm_required' })
  await expect(unlinkWallet.run({ actor }, input)).rejects.toMatchObject({ code: 'confirm_required' })
})

test('no address, no message', async () => {
  await expect(askWallet.run(newStranger(), { address: '0x12' })).rejects.toMatchObject({
    code: 'invalid_input',
    status: 400,
  })
})

/** A signature as contract wallets make it: longer than that of a key. */
const longSignature = `0x${'ab'.repeat(130)}` as const

test('a wallet that is a contract is calmly refused where no chain can be asked', async () => {
  const stranger = newStranger()
  const { message } = await askWallet.run(stranger, { address: newWallet().address })
  const tried = proveWallet.run(stranger, { message, signature: longSignature })
  await expect(tried).rejects.toMatchObject({
    code: 'wallet_contract',
    message: expect.stringContaining('smart contract'),
  })
})

/** A node that answers every call with this. */
async function chain(result: string, chainId = '0x1') {
  const asked: string[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    const { id, method } = JSON.parse(body)
    asked.push(method)
    const answer = { result: method === 'eth_chainId' ? chainId : result }
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const close = () => new Promise((resolve) => server.close(resolve))
  return { url: `http://127.0.0.1:${port}`, asked, close }
}

test('where there is a chain, it says whether a contract has signed (ERC-1271, ERC-6492)', async () => {
  const { address } = newWallet()
  const { message } = await askWallet.run(newStranger(), { address })
  for (const [result, verdict] of [
    ['0x01', { address }],
    ['0x00', 'wrong'],
  ] as const) {
    const node = await chain(result)
    expect(await signerOf(message, longSignature, new Date(), node.url)).toEqual(verdict)
    expect(node.asked).toContain('eth_call')
    await node.close()
  }
})

test('a chain that does not answer, or is another one, is an outage and not a no', async () => {
  const { message } = await askWallet.run(newStranger(), { address: newWallet().address })
  const other = await chain('0x01', '0x89')
  for (const url of ['http://127.0.0.1:9', other.url])
    await expect(signerOf(message, longSignature, new Date(), url)).rejects.toMatchObject({
      name: 'Outage',
      system: 'chain',
    })
  await other.close()
})
