import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { Link } from '@/components/ui/link'
import { ask, currentActor } from '@/lib/doors'
import { me, safePath } from '@/lib/identity'
import { env } from '@/lib/kernel/env'
import { AuthCard } from '../../auth-card'
import { newcomerHere, wayNames } from '../../newcomer'
import { Choice } from './choice'
import { LinkHere } from './link-here'
import { Proven } from './proven'

export const metadata: Metadata = { title: 'New here?' }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

/** Who has proved a Steam account or a wallet that no account has: somebody new, or somebody we know by another way in. */
export default async function NewPage({ searchParams }: Props) {
  const { callbackUrl: asked } = await searchParams
  const callbackUrl = safePath(typeof asked === 'string' ? asked : null, env().APP_URL)
  const here = `/sign-in/new?callbackUrl=${encodeURIComponent(callbackUrl)}`
  const [actor, newcomer] = [await currentActor(), await newcomerHere()]
  if (actor.kind === 'anonymous' && actor.awaiting)
    redirect(`/sign-in/code?callbackUrl=${encodeURIComponent(here)}`)
  if (!newcomer) redirect(actor.kind === 'person' ? callbackUrl : '/sign-in?error=newcomer_gone')
  const what = wayNames[newcomer.way]
  if (actor.kind === 'person')
    return (
      <AuthCard
        title={`Link this ${what}?`}
        lead={`You are signed in as ${(await ask(me)).name}. It becomes one more way into this account.`}
        foot={
          <Link className="link-quiet" href={callbackUrl}>
            Not now
          </Link>
        }
      >
        <Proven newcomer={newcomer} />
        <LinkHere what={what} callbackUrl={callbackUrl} />
      </AuthCard>
    )
  return (
    <AuthCard
      title="New here?"
      lead={`No account has this ${what} yet.`}
      foot={
        <Link className="link-quiet" href="/sign-in">
          Start over
        </Link>
      }
    >
      <Proven newcomer={newcomer} />
      <Choice what={what} callbackUrl={callbackUrl} here={here} />
    </AuthCard>
  )
}
