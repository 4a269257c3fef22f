import { expect, test } from 'vitest'
import { apiToken } from '@/db/schema/identity'
import { identityApi } from '@/lib/identity/api'
import { hashOfSecret, newSecret } from '@/lib/identity/api-token'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import { newId } from '@/lib/kernel/ids'
import { ownCluster } from '@/tests/harness/own-cluster'
import { cookieOf, newPerson } from '@/tests/harness/people'
import { answerRest } from './rest'

const cluster = await ownCluster()

const ask = (headers: Record<string, string>) =>
  answerRest(identityApi, new Request('http://localhost/api/v1/me', { headers }))

test('while the database is away, whoever asks with a token or a session is told to come back, not that something broke', async () => {
  const { id: personId } = await newPerson(rawDb())
  const secret = newSecret()
  await rawDb()
    .insert(apiToken)
    .values({
      ...{ id: newId('token'), personId, name: 'Test', scope: 'read', hint: secret.slice(-4) },
      hash: hashOfSecret(secret),
      createdAt: now(),
      expiresAt: inMs(now(), 3_600_000),
    })
  const ways = [{ authorization: `Bearer ${secret}` }, { cookie: await cookieOf(personId) }]
  for (const way of ways) expect((await ask(way)).status).toBe(200)
  await cluster.stop()
  for (const way of ways) {
    const answer = await ask(way)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('3')
    expect(await answer.json()).toMatchObject({ code: 'unavailable' })
  }
  await cluster.start()
  for (const way of ways) expect((await ask(way)).status).toBe(200)
})
