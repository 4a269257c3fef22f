/**
 * Exchanges: instruments, the candles of exchanges and of people's own files, and how they are brought in.
 * It never trades, and never makes up a bar that no source has given.
 */
import { runImport } from './imports/run-import'
import { keepUp, refreshInstruments } from './imports/timers'

export { deleteCandleFile } from './files/delete-file'
export { importCandleFile } from './files/import-file'
export { sendCandleFile } from './files/send-file'
export { handOverCandles } from './hand-over'
export { cancelImport } from './imports/cancel-import'
export { orderCandles, startImports } from './imports/start-imports'
export { exchangeTimers } from './imports/timers'
export { dataHash, hashOfBars, loadCandles } from './load-candles'
export { exchangesPersonData } from './person-data'
export { candleImport, candleImports } from './queries/imports'
export { instruments } from './queries/instruments'
export { candleCoverage, candleSeriesList } from './queries/series'
export { ensureSeries, findSeries, type Series, saveInstrument } from './series'
export { type Written, writeBars } from './write-bars'

export const exchangeJobs = [runImport, keepUp, refreshInstruments]
