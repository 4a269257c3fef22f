import {
  cancelImport,
  candleCoverage,
  candleImport,
  candleImports,
  candleSeriesList,
  deleteCandleFile,
  importCandleFile,
  instruments,
  startImports,
} from './index'

export const exchangesApi = {
  'GET /instruments': instruments,
  'GET /candles/series': candleSeriesList,
  'GET /candles/series/:seriesId': candleCoverage,
  'POST /candles/files': importCandleFile,
  'DELETE /candles/files/:seriesId': deleteCandleFile,
  'GET /candles/imports': candleImports,
  'POST /candles/imports': startImports,
  'GET /candles/imports/:importId': candleImport,
  'POST /candles/imports/:importId/cancel': cancelImport,
}
