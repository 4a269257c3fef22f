import { ExternalLink, Plus, Tag, X } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Chip, ChipLink } from '@/components/ui/chip'
import { Kbd } from '@/components/ui/kbd'
import { LinkButton } from '@/components/ui/link-button'
import { Row, Section } from './section'

const variants = ['default', 'primary', 'ghost', 'danger', 'link'] as const
const tones = ['neutral', 'accent', 'positive', 'negative', 'info', 'warning', 'line'] as const

export function ActionParts() {
  return (
    <Section title="Buttons, chips, badges">
      <Row label="Variants">
        {variants.map((variant) => (
          <Button key={variant} variant={variant}>
            {variant === 'primary' && <Plus aria-hidden />}
            {variant}
          </Button>
        ))}
      </Row>
      <Row label="Disabled">
        {variants.map((variant) => (
          <Button key={variant} variant={variant} disabled>
            {variant}
          </Button>
        ))}
        <Button variant="primary" pending>
          Paying
        </Button>
      </Row>
      <Row label="Sizes">
        <Button size="sm">Small</Button>
        <Button>Default</Button>
        <Button size="lg" variant="primary">
          Buy for €24.10
        </Button>
        <Button size="icon" variant="ghost" aria-label="Close">
          <X aria-hidden />
        </Button>
        <Button size="icon-sm" aria-label="Close, small">
          <X aria-hidden />
        </Button>
        <Button variant="primary">
          Refund buyer <Kbd>R</Kbd>
        </Button>
        <Button>
          Pay seller <Kbd>P</Kbd>
        </Button>
      </Row>
      <Row label="Links">
        <LinkButton href="/dev/kit">
          <Tag aria-hidden />
          Sell items
        </LinkButton>
        <LinkButton href="/dev/kit" variant="primary" external>
          <ExternalLink aria-hidden />
          Open offer on Steam
        </LinkButton>
      </Row>
      <Row label="Chips">
        <ChipLink href="?a" remove>
          €20 to €2,000
        </ChipLink>
        <ChipLink href="?b">Clear all</ChipLink>
        <Chip aria-pressed>Wrong copy</Chip>
        <Chip aria-pressed={false}>Never sent</Chip>
      </Row>
      <Row label="Badges">
        {tones.map((tone) => (
          <Badge key={tone} tone={tone}>
            {tone}
          </Badge>
        ))}
      </Row>
    </Section>
  )
}
