import { z } from 'zod'
import { command } from '@/lib/kernel/operation'
import { inPerson } from './access'
import { demandFresh } from './fresh'
import { attachSteam } from './link-steam'
import { attachWallet } from './link-wallet'
import { spendNewcomer } from './newcomer'
import { waySchema } from './schemas/sign-in'

export const linkNewcomer = command(
  {
    name: 'identity.linkNewcomer',
    summary: 'Links what somebody has proved before they signed in: they are no newcomer, but the caller.',
    input: z.object({ sealed: z.string().max(4_000) }),
    output: z.object({ way: waySchema }),
    access: inPerson,
    limit: { max: 20, windowS: 300 },
  },
  async ({ sealed }, ctx) => {
    await demandFresh(ctx)
    const newcomer = await spendNewcomer(sealed)
    if (newcomer.way === 'steam') await attachSteam(ctx, newcomer.steamId)
    else await attachWallet(ctx, newcomer.address)
    return { way: newcomer.way }
  },
)
