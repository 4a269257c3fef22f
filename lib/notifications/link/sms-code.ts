import { z } from 'zod'
import { seal, unseal } from '@/lib/kernel/crypto'

const content = z.object({ number: z.string(), code: z.string() })
export type SmsCode = z.infer<typeof content>

const contextOf = (personId: string) => `notifications.sms:${personId}`

export const sealCode = (personId: string, code: SmsCode): string =>
  seal(JSON.stringify(code), contextOf(personId))

export const openCode = (personId: string, sealed: string): SmsCode =>
  content.parse(JSON.parse(unseal(sealed, contextOf(personId))))
