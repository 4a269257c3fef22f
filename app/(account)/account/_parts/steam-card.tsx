import { ExternalLink, Link2 } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { LinkButton } from '@/components/ui/link-button'

type Props = { steamId: string | null; profileUrl: string | null }

export function SteamCard({ steamId, profileUrl }: Props) {
  return (
    <Card>
      <CardHeader title="Steam account">
        {steamId ? <Badge>Linked</Badge> : <Badge tone="warning">Not linked</Badge>}
      </CardHeader>
      <CardContent className="flex flex-col gap-3">
        {steamId ? (
          <>
            <p className="text-fg-2">
              Your items are read from this account, and our bots trade with no other. It stays linked: this
              is what proves that an item is yours.
            </p>
            <div className="flex flex-wrap items-center gap-2">
              <CopyId label="SteamID" value={steamId} />
              {profileUrl && (
                <LinkButton href={profileUrl} external size="sm" variant="ghost">
                  <ExternalLink aria-hidden />
                  Open on Steam
                </LinkButton>
              )}
            </div>
          </>
        ) : (
          <>
            <p className="text-fg-2">
              Link it to sell from your inventory and to receive what you buy. Steam tells us which account is
              yours; your Steam password never comes here.
            </p>
            <form method="post" action="/api/steam/link">
              <Button type="submit" variant="primary">
                <Link2 aria-hidden />
                Connect your Steam account
              </Button>
            </form>
          </>
        )}
      </CardContent>
    </Card>
  )
}
