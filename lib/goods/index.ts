/**
 * Goods: what sellers offer in their own words, with a stock and ways of sending, and the search over it.
 * Never takes money and never sends anything: orders reserve and sell stock through the functions below.
 */

export { createGoods } from './create-goods'
export { editGoods } from './edit-goods'
export { type GoodsForSale, readGoodsForSale } from './for-sale'
export { goodsPage } from './goods-page'
export { handOverGoods } from './hand-over'
export { myGoods } from './my-goods'
export { pauseGoods } from './pause-goods'
export { goodsPersonData } from './person-data'
export { publishGoods } from './publish-goods'
export { removeGoods } from './remove-goods'
export { resumeGoods } from './resume-goods'
export { reaches } from './shipping'
export {
  type ReservedGoods,
  releaseStock,
  reserveStock,
  returnStock,
  type StockLine,
  sellStock,
} from './stock'
export { suggestGoods } from './suggest-goods'
export { viewGoods } from './view-goods'
