import { deleteCandleFile, importCandleFile } from './index'

export const exchangesApi = {
  'POST /candles/files': importCandleFile,
  'DELETE /candles/files/:seriesId': deleteCandleFile,
}
