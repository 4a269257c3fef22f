import { redirect } from 'next/navigation'

export default function TradingPage(): never {
  redirect('/trading/strategies')
}
