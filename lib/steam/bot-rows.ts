import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { steamBot } from '@/db/schema/steam'
import { seal, unseal } from '@/lib/kernel/crypto'
import type { Db, Tx } from '@/lib/kernel/db'
import type { BotSecrets } from './port'

export type BotRow = typeof steamBot.$inferSelect

const secretsSchema = z.object({
  password: z.string().min(1),
  sharedSecret: z.string().min(1),
  identitySecret: z.string().min(1),
})

const secretsContext = (botId: string) => `steam_bot ${botId} secrets`
const tokenContext = (botId: string) => `steam_bot ${botId} refresh token`

export const sealSecrets = (botId: string, secrets: z.infer<typeof secretsSchema>): string =>
  seal(JSON.stringify(secretsSchema.parse(secrets)), secretsContext(botId))

export const secretsOf = (bot: BotRow): BotSecrets => ({
  login: bot.login,
  ...secretsSchema.parse(JSON.parse(unseal(bot.sealedSecrets, secretsContext(bot.id)))),
})

export const sealRefreshToken = (botId: string, token: string): string => seal(token, tokenContext(botId))

export const refreshTokenOf = (bot: BotRow): string | undefined =>
  bot.sealedRefreshToken ? unseal(bot.sealedRefreshToken, tokenContext(bot.id)) : undefined

export async function readBot(db: Db | Tx, id: string): Promise<BotRow | null> {
  const [row] = await db.select().from(steamBot).where(eq(steamBot.id, id))
  return row ?? null
}

export const leaseOf = (botId: string): string => `steam-bot:${botId}`
