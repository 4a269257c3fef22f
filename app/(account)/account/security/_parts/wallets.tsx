'use client'
import { asksProof, Proof } from '@/app/_parts/proof'
import { useForm } from '@/app/_parts/use-form'
import { WalletChoice } from '@/app/(auth)/wallet-choice'
import { Alert } from '@/components/ui/alert'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Card, CardContent, CardHeader } from '@/components/ui/card'
import { CopyId } from '@/components/ui/copy-id'
import { Time } from '@/components/ui/time'
import type { Factors } from '@/lib/identity/schemas/factor'
import type { WalletView } from '@/lib/identity/schemas/wallet'
import { addWallet, dropWallet } from '../../actions'

type Props = { wallets: WalletView[]; factors: Factors; hasPassword: boolean; now: string }

export function Wallets({ wallets, factors, hasPassword, now }: Props) {
  const add = useForm(addWallet)
  const own = wallets.length > 0
  return (
    <Card>
      <CardHeader title="Ethereum wallets">
        {own ? <Badge tone="positive">Linked</Badge> : <Badge tone="neutral">None</Badge>}
      </CardHeader>
      {own && (
        <ul aria-label="Wallets" className="divide-y border-b">
          {wallets.map((wallet) => (
            <Row key={wallet.address} {...{ wallet, factors, hasPassword, now }} />
          ))}
        </ul>
      )}
      <CardContent className="flex flex-col gap-3">
        <p className="max-w-[62ch] text-fg-2">
          A wallet signs you in by signing a message: that costs nothing and moves nothing.
        </p>
        {asksProof(add.code) ? (
          <Proof
            {...{ factors, hasPassword }}
            code={add.code}
            pending={false}
            // The signature was for the try that was refused: it is given anew.
            onProven={add.forget}
          />
        ) : (
          <WalletChoice
            act="Link a wallet"
            pending={add.pending}
            problem={add.problemOf()}
            onProven={({ proof }) => add.submit({ proof })}
          />
        )}
      </CardContent>
    </Card>
  )
}

function Row({ wallet, factors, hasPassword, now }: Omit<Props, 'wallets'> & { wallet: WalletView }) {
  const drop = useForm(dropWallet)
  const unlink = () => drop.submit({ address: wallet.address })
  return (
    <li className="flex flex-col gap-2 px-4 py-3">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <CopyId label="Wallet" value={wallet.address} className="max-w-full" />
          <p className="mt-1 text-xs text-fg-3">
            {'linked '}
            <Time at={wallet.createdAt} now={now} />
            {wallet.usedAt && (
              <>
                {' · last used '}
                <Time at={wallet.usedAt} now={now} />
              </>
            )}
          </p>
        </div>
        <Button
          size="sm"
          variant="danger"
          pending={drop.pending}
          aria-label={`Unlink ${wallet.address}`}
          onClick={unlink}
        >
          Unlink
        </Button>
      </div>
      {asksProof(drop.code) ? (
        <Proof {...{ factors, hasPassword }} code={drop.code} pending={drop.pending} onProven={unlink} />
      ) : (
        drop.problemOf() && <Alert tone="negative">{drop.problemOf()}</Alert>
      )}
    </li>
  )
}
