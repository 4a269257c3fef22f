import type { Metadata } from 'next'
import { signOut } from '@/app/(auth)/actions'
import { roleWords } from '@/app/admin/people/_parts/words'
import { ActShell, PageHeader } from '@/components/layout/page'
import { isStaff } from '@/components/layout/viewer'
import { FactList } from '@/components/market/fact-list'
import { Alert } from '@/components/ui/alert'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { LinkButton } from '@/components/ui/link-button'
import { ask } from '@/lib/doors'
import { me } from '@/lib/identity'
import type { Me } from '@/lib/identity/schemas/person'
import { signInSentence } from '@/lib/identity/schemas/sign-in'
import { now } from '@/lib/kernel/clock'
import { countries } from '@/lib/kernel/countries'
import { env } from '@/lib/kernel/env'
import { myPresence } from '@/lib/presence'
import { AvatarCard } from './_parts/avatar-card'
import { LookForm } from './_parts/look-form'
import { PresenceCard } from './_parts/presence-card'
import { ProfileForm } from './_parts/profile-form'
import { RegionForm } from './_parts/region-form'
import { SteamCard } from './_parts/steam-card'
import { TradeUrlForm } from './_parts/trade-url-form'

const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

export const metadata: Metadata = { title: 'Profile' }

type Props = { searchParams: Promise<{ error?: string }> }

export default async function AccountPage({ searchParams }: Props) {
  const [account, presence, { error }] = await Promise.all([ask(me), ask(myPresence), searchParams])
  const problem = signInSentence(error)
  const { STEAM_URL, TRADEPOST_MODE } = env()
  const profileUrl = profileOf(account, STEAM_URL, TRADEPOST_MODE)
  return (
    <>
      <PageHeader title="Profile" description="Who you are here, and where your items go." />
      {problem && (
        <Alert tone="negative" live className="mb-4">
          {problem}
        </Alert>
      )}
      <ActShell asideLabel="Your account in short" aside={<Aside account={account} />}>
        <AvatarCard name={account.name} avatarUrl={account.avatarUrl} />
        <ProfileForm
          name={account.name}
          bio={account.bio}
          country={account.country}
          countries={countries()}
          publicHref={`/people/${account.id}`}
        />
        <PresenceCard presence={presence} now={now().toISOString()} />
        <RegionForm
          language={account.language}
          zone={account.zone}
          currency={account.currency}
          zones={zones}
        />
        <LookForm look={account.look} />
        <SteamCard steamId={account.steamId} profileUrl={profileUrl} />
        <TradeUrlForm
          linked={account.steamId !== null}
          tradeUrl={account.tradeUrl}
          steamPage={
            (TRADEPOST_MODE === 'sandbox' && profileUrl) ||
            `${STEAM_URL}/my/tradeoffers/privacy#trade_offer_access_url`
          }
        />
      </ActShell>
    </>
  )
}

/** In the sandbox a Steam account is a page on which anybody plays it; its trade URL stands there too. */
const profileOf = ({ steamId }: Me, steamUrl: string, mode: string): string | null =>
  steamId && `${steamUrl}/${mode === 'sandbox' ? 'steam' : 'profiles'}/${steamId}`

const since = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

function Aside({ account }: { account: Me }) {
  return (
    <Card>
      <CardContent className="flex flex-col gap-4">
        <div className="flex items-center gap-3">
          <Avatar name={account.name} src={account.avatarUrl ?? undefined} size="lg" />
          <div className="min-w-0">
            <p className="truncate text-base font-semibold">{account.name}</p>
            <p className="truncate text-xs text-fg-3">
              {account.email ?? (account.steamId ? 'Signs in through Steam' : 'No e-mail address')}
            </p>
          </div>
          {account.role !== 'user' && <Badge tone="accent">{roleWords[account.role]}</Badge>}
        </div>
        <FactList
          facts={[
            { label: 'Here since', value: since.format(new Date(account.createdAt)) },
            { label: 'Way in', value: wayIn(account) },
          ]}
        />
        <CopyId label="Account" value={account.id} className="self-start max-w-full" />
        <div className="flex flex-col gap-2">
          {isStaff(account) && (
            <LinkButton href="/admin" block>
              Open the work list
            </LinkButton>
          )}
          <form action={signOut}>
            <Button type="submit" block>
              Sign out
            </Button>
          </form>
        </div>
      </CardContent>
    </Card>
  )
}

function wayIn({ email, steamId }: Me): string {
  if (email && steamId) return 'E-mail or Steam'
  if (email) return 'E-mail and password'
  return steamId ? 'Steam' : 'Passkey or wallet'
}
