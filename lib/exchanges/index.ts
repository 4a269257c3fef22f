/**
 * Exchanges: instruments, the candles of exchanges and of people's own files, and how they are brought in.
 * It never trades, and never makes up a bar that no source has given.
 */

export { deleteCandleFile } from './files/delete-file'
export { importCandleFile } from './files/import-file'
export { sendCandleFile } from './files/send-file'
export { handOverCandles } from './hand-over'
export { dataHash, hashOfBars, loadCandles } from './load-candles'
export { exchangesPersonData } from './person-data'
export { ensureSeries, findSeries, type Series, saveInstrument } from './series'
export { type Written, writeBars } from './write-bars'
