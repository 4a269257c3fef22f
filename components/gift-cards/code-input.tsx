import type { ComponentProps } from 'react'
import { Input } from '../ui/input'

/** Where the code of a gift card is typed; spaces, hyphens and case do not matter. */
export const GiftCodeInput = (props: ComponentProps<typeof Input>) => (
  <Input
    maxLength={60}
    autoComplete="off"
    spellCheck={false}
    placeholder="XXXX-XXXX-XXXX-XXXX"
    className="font-mono"
    required
    {...props}
  />
)
