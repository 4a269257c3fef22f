'use client'
import { Bell, LogOut } from 'lucide-react'
import { useState } from 'react'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { AvatarMenu } from '@/components/layout/avatar-menu'
import { Alert } from '@/components/ui/alert'
import { Button } from '@/components/ui/button'
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFooter,
  DialogHeader,
  DialogTrigger,
} from '@/components/ui/dialog'
import { Menu, MenuContent, MenuItem, MenuLabel, MenuSeparator, MenuTrigger } from '@/components/ui/menu'
import { Popover, PopoverContent, PopoverTitle, PopoverTrigger } from '@/components/ui/popover'
import { toast } from '@/components/ui/toast'
import { Tooltip } from '@/components/ui/tooltip'
import { Row, Section } from './section'

const ledger = [
  { label: 'Escrow, deal_01JD5R', amount: '−€118.40' },
  { label: 'Wallet of tsuru', amount: '+€118.40' },
  { label: 'Fee to Tradepost', amount: '€0.00' },
]

export function OverlayParts() {
  const [asking, setAsking] = useState(false)
  return (
    <Section title="Overlays and answers">
      <Row label="Open one">
        <Dialog>
          <DialogTrigger render={<Button />}>Dialog</DialogTrigger>
          <DialogContent>
            <DialogBody>
              <DialogHeader
                title="Sell Redline?"
                description="It stays in your inventory until somebody buys it."
              />
            </DialogBody>
            <DialogFooter>
              <DialogClose render={<Button variant="ghost" />}>Cancel</DialogClose>
              <Button variant="primary">List for €24.10</Button>
            </DialogFooter>
          </DialogContent>
        </Dialog>
        <Button onClick={() => setAsking(true)}>Reason dialog</Button>
        <ReasonDialog
          open={asking}
          onOpenChange={setAsking}
          title="Refund €118.40 to tsuru?"
          consequence="The money leaves escrow when Steam shows the item back with voltek. This cannot be undone."
          ledger={ledger}
          suggestions={['Wrong copy', 'Never sent', 'Reversed']}
          act="Refund €118.40"
          onConfirm={async () => undefined}
        />
        <Menu>
          <MenuTrigger render={<Button />}>Menu</MenuTrigger>
          <MenuContent align="start">
            <MenuLabel>Signed in as ilse.brandt</MenuLabel>
            <MenuItem>
              <Bell aria-hidden />
              Notify me
            </MenuItem>
            <MenuSeparator />
            <MenuItem danger>
              <LogOut aria-hidden />
              Sign out
            </MenuItem>
          </MenuContent>
        </Menu>
        <Popover>
          <PopoverTrigger render={<Button />}>Popover</PopoverTrigger>
          <PopoverContent>
            <PopoverTitle className="font-semibold text-fg-1">Why this price</PopoverTitle>
            <p>The median of seven days.</p>
          </PopoverContent>
        </Popover>
        <AvatarMenu
          viewer={{
            id: 'usr_sample',
            name: 'ilse.brandt',
            role: 'admin',
            balanceMinor: 128_460,
            currency: 'EUR',
            moves: 1,
            unread: 2,
          }}
          signOut={() => {}}
        />
        <Tooltip content="320 daily UTC returns, risk-free 0 %.">
          <Button variant="ghost">Tooltip</Button>
        </Tooltip>
        <Button
          onClick={() =>
            toast({
              title: 'mferreira sent the trade',
              description: 'AK-47 | Redline, within 41 minutes',
              icon: <Bell />,
              href: '/dev/kit/deal',
            })
          }
        >
          Toast
        </Button>
      </Row>
      <Row label="Alerts">
        <div className="grid w-full gap-2">
          <Alert>Paying by wallet protects you the same way.</Alert>
          <Alert tone="info">Both sides agree on the facts.</Alert>
          <Alert tone="warning" title="Your inventory is private">
            Make it public on Steam, then refresh.
          </Alert>
          <Alert tone="negative">
            The price changed to €25.00 while you were reading. Nothing was bought.
          </Alert>
        </div>
      </Row>
    </Section>
  )
}
