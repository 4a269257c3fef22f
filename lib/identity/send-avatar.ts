import { inArray } from 'drizzle-orm'
import { person } from '@/db/schema/identity'
import { system } from '@/lib/kernel/access'
import { inMs, now } from '@/lib/kernel/clock'
import { rawDb } from '@/lib/kernel/db'
import type { Caller } from '@/lib/kernel/operation'
import { forgetMedia, storePicture } from '@/lib/media'
import { beginAvatar, setAvatar } from './set-avatar'

/** Takes a picture of the caller: asks first, makes it safe outside any transaction, then shows it. */
export async function sendAvatar(
  caller: Caller,
  read: () => Promise<Uint8Array>,
): Promise<{ avatarUrl: string }> {
  const { personId } = await beginAvatar.run(caller, {})
  const name = await storePicture(await read())
  return setAvatar.run({ actor: system('identity.sendAvatar') }, { personId, name })
}

/** Long enough for a picture that is kept and not yet shown. */
const unusedMs = 3_600_000

export const forgetAvatars = () =>
  forgetMedia(inMs(now(), -unusedMs), async (names) => {
    if (names.length === 0) return []
    const used = await rawDb()
      .select({ url: person.avatarUrl })
      .from(person)
      .where(
        inArray(
          person.avatarUrl,
          names.map((name) => `/media/${name}`),
        ),
      )
    const shown = new Set(used.map(({ url }) => url))
    return names.filter((name) => !shown.has(`/media/${name}`))
  })
