'use client'
import { LayoutGrid, List, Search } from 'lucide-react'
import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { formatMoney } from '@/components/ui/format'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { RadioGroup, RadioGroupItem } from '@/components/ui/radio-group'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Slider } from '@/components/ui/slider'
import { Switch } from '@/components/ui/switch'
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs'
import { Textarea } from '@/components/ui/textarea'
import { Row, Section } from './section'

const sorts = [
  { value: 'newest', label: 'Newest' },
  { value: 'cheapest', label: 'Cheapest first' },
  { value: 'dearest', label: 'Dearest first' },
]

export function FormParts() {
  const [range, setRange] = useState([20, 70])
  const [view, setView] = useState('cards')
  return (
    <Section title="Fields and choices">
      <div className="grid gap-4 md:grid-cols-3">
        <Field label="Price" description="You receive the price less 3 %.">
          <Input inputMode="decimal" defaultValue="24.10" before={<span className="text-fg-3">€</span>} />
        </Field>
        <Field
          label="Trade URL"
          error="This trade URL belongs to another account. Copy it from your own Steam settings."
        >
          <Input defaultValue="https://steamcommunity.com/tradeoffer/new/?partner=1" />
        </Field>
        <Field label="Search" hideLabel>
          <Input
            type="search"
            placeholder="Search in CS2 items"
            before={<Search aria-hidden />}
            after={<Kbd>/</Kbd>}
          />
        </Field>
        <Field label="Disabled">
          <Input disabled defaultValue="Cannot be changed" />
        </Field>
        <Field label="Reason, both sides will read it" className="md:col-span-2">
          <Textarea defaultValue="Delivered float 0.3918 instead of 0.2217; the seller confirmed the mistake." />
        </Field>
      </div>
      <Row label="Select, segmented">
        <Select aria-label="Sort" options={sorts} defaultValue="newest" />
        <Select aria-label="Sort, disabled" options={sorts} defaultValue="newest" disabled />
        <Segmented
          label="View"
          value={view}
          onValueChange={setView}
          segments={[
            { value: 'cards', label: <LayoutGrid aria-hidden />, name: 'Cards' },
            { value: 'table', label: <List aria-hidden />, name: 'Table' },
          ]}
        />
        <Segmented
          label="Range"
          value="30"
          onValueChange={() => {}}
          segments={['7', '30', '90'].map((days) => ({ value: days, label: `${days} d` }))}
        />
      </Row>
      <Row label="Checkbox, switch">
        <Checkbox defaultChecked>Factory New</Checkbox>
        <Checkbox>Well-Worn</Checkbox>
        <Checkbox indeterminate>Some of them</Checkbox>
        <Checkbox disabled>Not now</Checkbox>
        <Switch defaultChecked>E-mail</Switch>
        <Switch>Push</Switch>
      </Row>
      <Row label="Radio">
        <RadioGroup defaultValue="wallet" aria-label="Pay with" className="w-full md:flex-row">
          <RadioGroupItem value="wallet" card className="flex-1">
            <span>
              <b className="block font-semibold">Wallet balance</b>
              <span className="text-xs text-fg-2">Instant, no fee.</span>
            </span>
          </RadioGroupItem>
          <RadioGroupItem value="card" card className="flex-1">
            <span>
              <b className="block font-semibold">Card</b>
              <span className="text-xs text-fg-2">Your bank may ask you to confirm.</span>
            </span>
          </RadioGroupItem>
          <RadioGroupItem value="sepa" card disabled className="flex-1">
            <span>
              <b className="block font-semibold">SEPA transfer</b>
              <span className="text-xs">Not now</span>
            </span>
          </RadioGroupItem>
        </RadioGroup>
      </Row>
      <Row label="Range">
        <Slider
          labels={['Lowest price', 'Highest price']}
          value={range}
          min={0}
          max={100}
          onValueChange={setRange}
          format={(value) => formatMoney(value * 100)}
          className="w-60"
        />
      </Row>
      <Row label="Tabs">
        <Tabs defaultValue="a" className="w-full">
          <TabsList>
            <TabsTrigger value="a">Offers</TabsTrigger>
            <TabsTrigger value="b">Sold</TabsTrigger>
            <TabsTrigger value="c">Drafts</TabsTrigger>
          </TabsList>
          <TabsContent value="a">Your offers stand here.</TabsContent>
          <TabsContent value="b">What you sold.</TabsContent>
          <TabsContent value="c">Not yet published.</TabsContent>
        </Tabs>
      </Row>
    </Section>
  )
}
