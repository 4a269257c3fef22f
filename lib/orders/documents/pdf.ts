import PDFDocument from 'pdfkit'
import { formatMoney } from '@/lib/kernel/money'
import type { DocumentView } from './document'
import { type DocumentWords, documentWords } from './words'

type Doc = PDFKit.PDFDocument

const left = 50
const right = 545
const bottom = 770
/** Start and width of each column of figures, which stand at its right. */
const columns = { pieces: [295, 45], price: [345, 80], tax: [430, 40], amount: [470, 75] } as const
const ink = '#1d2026'
const quiet = '#5b6270'
const regular = 'Helvetica'
const bold = 'Helvetica-Bold'

/** What Windows-1252 has above Latin-1: the standard fonts of PDF know these and no others. */
const known = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ')

/** Letters that the font lacks lose their marks, or become question marks. */
export function printable(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll('\u2212', '-')
    .replaceAll(/[\u2000-\u200a\u202f]/g, ' ')
  return Array.from(plain, (char) => {
    if (/[\x20-\x7e\xa0-\xff]/.test(char) || known.has(char)) return char
    const [base = ''] = char.normalize('NFD')
    return /[\x20-\x7e]/.test(base) ? base : /\s/.test(char) ? ' ' : '?'
  }).join('')
}

/**
 * The PDF of a receipt or an invoice, written as it is read. The same view makes the same text. Helvetica, as the variable
 * fonts of the site cannot be put into a PDF by pdfkit (0.20.2, 2026-11-22: their composite letters break its subset).
 */
export function writeDocument(view: DocumentView): Doc {
  const words = documentWords[view.language]
  const title = `${view.kind === 'receipt' ? words.receipt : words.invoice} ${view.number}`
  const doc = new PDFDocument({
    size: 'A4',
    margin: left,
    lang: view.language,
    displayTitle: true,
    info: { Title: title, Author: 'Tradepost', CreationDate: new Date(view.paidAt) },
  })
  doc.fillColor(ink)
  writeHead(doc, view, words)
  for (const sale of view.sales) writeSale(doc, view, sale, words)
  writeSums(doc, view, words)
  writeTaxes(doc, view, words)
  writePayment(doc, view, words)
  doc.moveDown(2).font(regular).fontSize(8).fillColor(quiet)
  doc.text(printable(words.through), left, doc.y, { width: right - left })
  doc.end()
  return doc
}

const moneyOf = ({ currency }: DocumentView, { locale }: DocumentWords, minor: number): string =>
  printable(formatMoney(minor, currency, locale))

const dayOf = (at: string, { locale }: DocumentWords): string =>
  printable(new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(at)))

const rateOf = (bps: number, { locale }: DocumentWords): string =>
  printable(
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(bps / 10_000),
  )

function writeHead(doc: Doc, view: DocumentView, words: DocumentWords): void {
  doc
    .font(bold)
    .fontSize(20)
    .text(view.kind === 'receipt' ? words.receipt : words.invoice, left, left)
  doc.font(regular).fontSize(9).fillColor(quiet)
  const facts = [
    `${words.number}: ${view.number}`,
    ...(view.number === view.orderId ? [] : [`${words.order}: ${view.orderId}`]),
    `${words.paidOn}: ${dayOf(view.paidAt, words)}`,
  ]
  for (const fact of facts) doc.text(fact)
  doc.moveDown()
  const top = doc.y
  const { address } = view
  const street = address
    ? [address.name, address.street, address.extra, `${address.postcode} ${address.city}`, address.country]
    : []
  const sellers = view.sales.map(({ sellerName }) => sellerName)
  const parties = [
    { label: words.seller, lines: sellers, x: left },
    { label: words.buyer, lines: [...new Set([view.buyerName, ...street.filter(Boolean)])], x: 300 },
  ]
  const ends = parties.map(({ label, lines, x }) => {
    doc.fontSize(9).fillColor(quiet).text(label, x, top)
    doc.fontSize(10).fillColor(ink)
    for (const line of lines) doc.text(printable(line), x, doc.y, { width: 240 })
    return doc.y
  })
  doc.y = Math.max(...ends) + 18
}

function writeSale(
  doc: Doc,
  view: DocumentView,
  sale: DocumentView['sales'][number],
  words: DocumentWords,
): void {
  if (view.sales.length > 1) {
    room(doc, 60)
    doc.font(bold).fontSize(11).text(printable(sale.sellerName), left, doc.y)
    doc.moveDown(0.3)
  }
  doc.font(regular).fontSize(9).fillColor(quiet)
  const { thing, pieces, price, tax, amount } = words
  row(doc, thing, { pieces, price, tax, amount })
  rule(doc)
  doc.fontSize(10).fillColor(ink)
  for (const line of sale.lines)
    row(doc, line.title, {
      pieces: String(line.quantity),
      price: moneyOf(view, words, line.unitMinor),
      tax: rateOf(line.taxBps, words),
      amount: moneyOf(view, words, line.grossMinor),
    })
  if (sale.shippingMinor !== 0)
    row(doc, sale.shipping ? `${words.sending}, ${sale.shipping}` : words.sending, {
      amount: moneyOf(view, words, sale.shippingMinor),
    })
  if (sale.discountMinor !== 0) row(doc, words.coupons, { amount: moneyOf(view, words, -sale.discountMinor) })
  rule(doc)
  doc.moveDown(0.5)
}

function writeSums(doc: Doc, view: DocumentView, words: DocumentWords): void {
  const { goodsMinor, shippingMinor, discountMinor, addedTaxMinor, totalMinor } = view
  const rows: [string, number][] = [
    [words.goods, goodsMinor],
    [words.sending, shippingMinor],
    [words.coupons, -discountMinor],
    [words.addedTax, addedTaxMinor],
  ]
  room(doc, 90)
  for (const [label, minor] of rows.filter(([, sum]) => sum !== 0))
    row(doc, label, { amount: moneyOf(view, words, minor) })
  doc.font(bold).fontSize(12)
  row(doc, words.total, { amount: moneyOf(view, words, totalMinor) })
  doc.font(regular).fontSize(10).moveDown()
}

function writeTaxes(doc: Doc, view: DocumentView, words: DocumentWords): void {
  room(doc, 30 + 16 * view.taxes.length)
  doc.fontSize(9).fillColor(quiet)
  const { net, tax, gross } = words
  row(doc, words.taxRate, { pieces: net, price: tax, amount: gross })
  doc.fillColor(ink)
  for (const { bps, netMinor, taxMinor, grossMinor } of view.taxes)
    row(doc, rateOf(bps, words), {
      pieces: moneyOf(view, words, netMinor),
      price: moneyOf(view, words, taxMinor),
      amount: moneyOf(view, words, grossMinor),
    })
  doc.fontSize(10).moveDown()
}

function writePayment(doc: Doc, view: DocumentView, words: DocumentWords): void {
  const { method, refunds, refundedMinor, totalMinor } = view
  room(doc, 60 + 16 * refunds.length)
  if (method)
    row(doc, `${words.paidBy} ${words.methods[method] ?? method}`, {
      amount: moneyOf(view, words, totalMinor),
    })
  for (const { at, amountMinor } of refunds)
    row(doc, `${words.refunded}, ${dayOf(at, words)}`, { amount: moneyOf(view, words, -amountMinor) })
  if (refundedMinor === 0) return
  doc.font(bold)
  row(doc, words.kept, { amount: moneyOf(view, words, totalMinor - refundedMinor) })
  doc.font(regular)
}

/** A line of the table: what it is at the left, figures under their heads. */
function row(doc: Doc, label: string, cells: Partial<Record<keyof typeof columns, string>>): void {
  const text = printable(label)
  const width = cells.pieces || cells.price ? 235 : 400
  const height = doc.heightOfString(text, { width }) + 4
  room(doc, height)
  const { y } = doc
  doc.text(text, left, y, { width })
  for (const name of ['pieces', 'price', 'tax', 'amount'] as const) {
    const [x, space] = columns[name]
    if (cells[name]) doc.text(cells[name], x - 25, y, { width: space + 25, align: 'right', lineBreak: false })
  }
  doc.y = y + height
}

function rule(doc: Doc): void {
  doc.moveTo(left, doc.y).lineTo(right, doc.y).lineWidth(0.5).strokeColor('#c9cdd6').stroke()
  doc.y += 5
}

/** Begins a page when so much no longer fits on this one. */
function room(doc: Doc, height: number): void {
  if (doc.y + height > bottom) doc.addPage().y = left
}
