import { Wallet } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import type { Newcomer } from '@/lib/identity/schemas/sign-in'

/** What was just proved, as its owner knows it. */
export function Proven({ newcomer }: { newcomer: Newcomer }) {
  const steam = newcomer.way === 'steam'
  return (
    <div className="flex items-center gap-3 rounded-md bg-surface-2 px-3 py-2.5">
      {steam ? (
        <Avatar name={newcomer.name} src={newcomer.avatarUrl ?? undefined} size="lg" />
      ) : (
        <Wallet aria-hidden className="size-5 shrink-0 text-fg-3" />
      )}
      <div className="min-w-0">
        {steam && <p className="font-medium wrap-anywhere text-fg-1">{newcomer.name}</p>}
        <p className="font-mono text-xs break-all text-fg-3">{steam ? newcomer.steamId : newcomer.address}</p>
      </div>
    </div>
  )
}
