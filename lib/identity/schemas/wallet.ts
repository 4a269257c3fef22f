import { z } from 'zod'

export const walletAddressSchema = z.string().regex(/^0x[0-9a-fA-F]{40}$/, 'This is no Ethereum address.')

/** Times are ISO 8601. */
export const walletViewSchema = z.object({
  address: walletAddressSchema,
  createdAt: z.string(),
  usedAt: z.string().nullable(),
})
export type WalletView = z.infer<typeof walletViewSchema>
