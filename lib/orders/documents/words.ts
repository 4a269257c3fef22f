import type { Language } from '@/lib/identity/schemas/person'

const en = {
  locale: 'en-IE',
  receipt: 'Receipt',
  invoice: 'Invoice',
  number: 'Number',
  order: 'Order',
  paidOn: 'Paid on',
  seller: 'Seller',
  buyer: 'Buyer',
  thing: 'Item',
  pieces: 'Pieces',
  price: 'Price',
  tax: 'Tax',
  amount: 'Amount',
  goods: 'Items',
  coupons: 'Coupons',
  sending: 'Sending',
  addedTax: 'Tax on top',
  total: 'Total',
  taxRate: 'Tax rate',
  net: 'Net',
  gross: 'Gross',
  paidBy: 'Paid',
  refunded: 'Refunded',
  kept: 'Total after refunds',
  through: 'Sold through Tradepost. Money is held in escrow until the buyer has what was bought.',
  methods: {
    wallet: 'from the wallet',
    card: 'by card',
    wallet_and_card: 'from the wallet and by card',
  } as Record<string, string>,
}

const de: typeof en = {
  locale: 'de-DE',
  receipt: 'Beleg',
  invoice: 'Rechnung',
  number: 'Nummer',
  order: 'Bestellung',
  paidOn: 'Bezahlt am',
  seller: 'Verkäufer',
  buyer: 'Käufer',
  thing: 'Artikel',
  pieces: 'Stück',
  price: 'Preis',
  tax: 'Steuer',
  amount: 'Betrag',
  goods: 'Artikel',
  coupons: 'Gutscheine',
  sending: 'Versand',
  addedTax: 'Steuer zusätzlich',
  total: 'Gesamt',
  taxRate: 'Steuersatz',
  net: 'Netto',
  gross: 'Brutto',
  paidBy: 'Bezahlt',
  refunded: 'Zurückgezahlt',
  kept: 'Gesamt nach Rückzahlungen',
  through:
    'Verkauft über Tradepost. Das Geld liegt auf dem Treuhandkonto, bis der Käufer hat, was er gekauft hat.',
  methods: {
    wallet: 'aus der Geldbörse',
    card: 'mit Karte',
    wallet_and_card: 'aus der Geldbörse und mit Karte',
  },
}

export const documentWords: Record<Language, typeof en> = { en, de }

export type DocumentWords = typeof en
