import { cookies } from 'next/headers'
import { newcomerIn } from '@/lib/identity'
import type { Newcomer } from '@/lib/identity/schemas/sign-in'

/** Who waits in this browser to be asked whether they are new. */
export async function newcomerHere(): Promise<Newcomer | null> {
  const jar = (await cookies()).getAll().map(({ name, value }) => [name, value] as const)
  return newcomerIn(Object.fromEntries(jar))
}

export const wayNames: Record<Newcomer['way'], string> = { steam: 'Steam account', wallet: 'wallet' }
