'use client'
import { Download } from 'lucide-react'
import { buttonVariants } from '@/components/ui/button-variants'
import { cn } from '@/components/ui/cn'
import { Popover, PopoverContent, PopoverTitle, PopoverTrigger } from '@/components/ui/popover'

const files = [
  { what: 'trades', format: 'csv', words: 'Trades as CSV' },
  { what: 'equity', format: 'csv', words: 'Equity of every bar as CSV' },
  { what: 'all', format: 'json', words: 'Everything as JSON' },
]

export function ExportMenu({ runId, part }: { runId: string; part: number }) {
  return (
    <Popover>
      <PopoverTrigger className={cn(buttonVariants({}))}>
        <Download aria-hidden /> Export
      </PopoverTrigger>
      <PopoverContent align="end" className="w-60 p-1">
        <PopoverTitle className="sr-only">Export</PopoverTitle>
        <ul>
          {files.map(({ what, format, words }) => (
            <li key={what}>
              <a
                href={`/trading/backtests/${runId}/export?part=${part}&what=${what}&format=${format}`}
                download
                className="flex h-9 items-center rounded-sm px-2.5 text-fg-1 hover:bg-fg-1/8"
              >
                {words}
              </a>
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  )
}
