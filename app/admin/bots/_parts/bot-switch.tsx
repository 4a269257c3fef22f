'use client'
import { ReasonDialog } from '@/components/admin/reason-dialog'
import { Button } from '@/components/ui/button'
import { useReasonedAct } from '../../_parts/reason'
import { switchBot } from '../../actions'

type Bot = { id: string; name: string; heldItems: number; openTrades: number }

/** Stops a bot or lets it work again. */
export function BotSwitch({ bot, enabled }: { bot: Bot; enabled: boolean }) {
  const { about, id, open, setOpen, ask, run } = useReasonedAct<{ enable: boolean }>()
  const enable = about?.enable ?? !enabled
  const word = enable ? 'Enable' : 'Disable'
  return (
    <>
      <Button size="sm" variant={enabled ? 'danger' : 'default'} onClick={() => ask({ enable: !enabled })}>
        {enabled ? 'Disable' : 'Enable'}
        <span className="sr-only"> {bot.name}</span>
      </Button>
      {about && (
        <ReasonDialog
          key={id}
          open={open}
          onOpenChange={setOpen}
          title={`${word} ${bot.name}?`}
          consequence={enable ? enabling : disabling(bot)}
          suggestions={
            enable ? ['Account was checked', 'Steam works again'] : ['Account looks wrong', 'Maintenance']
          }
          act={`${word} ${bot.name}`}
          danger={!enable}
          onConfirm={(reason) => run((key) => switchBot({ botId: bot.id, enabled: enable, reason }, key))}
        />
      )}
    </>
  )
}

const enabling = 'It signs in again, goes on with what it owes and takes new trades.'

const disabling = ({ heldItems, openTrades }: Bot) =>
  `It stops at once and takes no new trades. ${heldItems} held ${heldItems === 1 ? 'item' : 'items'} and ${openTrades} open ${openTrades === 1 ? 'trade' : 'trades'} wait until it is enabled again.`
