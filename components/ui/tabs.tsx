import { Tabs as Base } from '@base-ui/react/tabs'
import type { ComponentProps } from 'react'
import { cn } from './cn'

type Styled<T> = Omit<T, 'className'> & { className?: string | undefined }

export function Tabs({ className, ...props }: Styled<ComponentProps<typeof Base.Root>>) {
  return <Base.Root data-slot="tabs" className={cn('flex min-w-0 flex-col', className)} {...props} />
}

export function TabsList({ className, ...props }: Styled<ComponentProps<typeof Base.List>>) {
  return (
    <Base.List
      data-slot="tabs-list"
      className={cn('flex gap-5 overflow-x-auto overflow-y-hidden border-b', className)}
      {...props}
    />
  )
}

export function TabsTrigger({ className, ...props }: Styled<ComponentProps<typeof Base.Tab>>) {
  return (
    <Base.Tab
      data-slot="tabs-trigger"
      className={cn(
        'inline-flex h-10 shrink-0 items-center gap-1.5 border-b-2 border-transparent font-medium whitespace-nowrap text-fg-3 hover:text-fg-1 focus-visible:-outline-offset-2 data-[active]:border-accent-fill data-[active]:text-fg-1',
        className,
      )}
      {...props}
    />
  )
}

export function TabsContent({ className, ...props }: Styled<ComponentProps<typeof Base.Panel>>) {
  return <Base.Panel data-slot="tabs-content" className={cn('pt-4', className)} {...props} />
}
