import type { Metadata } from 'next'
import { ActShell, PageHeader } from '@/components/layout/page'
import { FactList } from '@/components/market/fact-list'
import { Avatar } from '@/components/ui/avatar'
import { Badge } from '@/components/ui/badge'
import { Card, CardContent } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Time } from '@/components/ui/time'
import { ask, currentActor } from '@/lib/doors'
import { isAdmin } from '@/lib/kernel/access'
import { now } from '@/lib/kernel/clock'
import { personFile } from '@/lib/ops'
import type { PersonFile } from '@/lib/ops/schemas'
import { roleTone, roleWords } from '../_parts/words'
import { Acts, Deals, Listings, Money } from './_parts/parts'
import { RoleAct } from './_parts/role-act'
import { Standing } from './_parts/standing'

export const metadata: Metadata = { title: 'Person' }

type Props = { params: Promise<{ personId: string }> }

export default async function PersonPage({ params }: Props) {
  const [file, actor] = [await ask(personFile, await params), await currentActor()]
  const at = now().toISOString()
  return (
    <>
      <PageHeader
        title={file.name}
        crumbs={[{ label: 'People', href: '/admin/people' }, { label: file.name }]}
        description={
          <>
            Joined <Time at={file.createdAt} now={at} />,{' '}
            {file.signedInAt ? (
              <>
                last signed in <Time at={file.signedInAt} now={at} />
              </>
            ) : (
              'never signed in'
            )}
          </>
        }
      />
      <ActShell asideFirst asideLabel="Account and standing" aside={<Aside file={file} now={at} />}>
        <Money money={file.money} />
        <Deals deals={file.deals} now={at} />
        <Listings listings={file.listings} />
        <Acts acts={file.acts} personId={file.id} now={at} mayOpenLog={isAdmin(actor)} />
      </ActShell>
    </>
  )
}

function Aside({ file, now: at }: { file: PersonFile; now: string }) {
  const { id, name, avatarUrl, role, email, steamId, sessions, tokens, hasFactor, suspension, may } = file
  return (
    <>
      <Card>
        <CardContent className="flex flex-col gap-4">
          <div className="flex items-center gap-3">
            <Avatar name={name} src={avatarUrl ?? undefined} size="lg" />
            <div className="min-w-0 flex-1">
              <h2 className="truncate text-base">{name}</h2>
              <p className="text-xs break-all text-fg-3">{email ?? 'no e-mail'}</p>
            </div>
            <Badge tone={roleTone(role)}>{roleWords[role]}</Badge>
          </div>
          <FactList
            facts={[
              { label: 'Open sessions', value: sessions },
              { label: 'API tokens', value: tokens },
              { label: 'Second factor', value: hasFactor ? 'on' : 'off' },
            ]}
          />
          <div className="flex flex-col items-start gap-2">
            <CopyId label="Account" value={id} className="max-w-full" />
            {steamId && <CopyId label="SteamID" value={steamId} className="max-w-full" />}
          </div>
          {may.giveRole && <RoleAct person={{ id, name, role }} />}
        </CardContent>
      </Card>
      <Standing person={{ id, name }} suspension={suspension} mayJudge={may.judge} now={at} />
    </>
  )
}
