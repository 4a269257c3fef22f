import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AdminSample } from '../_parts/admin-sample'
import { DealSample } from '../_parts/deal-sample'
import { ItemSample } from '../_parts/item-sample'
import { MarketSample } from '../_parts/market-sample'
import { WalletSample } from '../_parts/wallet-sample'

export const metadata: Metadata = { title: 'Kit sample' }

const samples = new Map([
  ['market', MarketSample],
  ['item', ItemSample],
  ['deal', DealSample],
  ['wallet', WalletSample],
  ['admin', AdminSample],
])

/** Whole pages from made-up data, to be laid beside the drawings. */
export default async function SamplePage({ params }: { params: Promise<{ sample: string }> }) {
  const Sample = samples.get((await params).sample) ?? notFound()
  return <Sample />
}
