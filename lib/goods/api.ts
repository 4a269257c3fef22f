import {
  createGoods,
  editGoods,
  goodsPage,
  myGoods,
  pauseGoods,
  publishGoods,
  removeGoods,
  resumeGoods,
  suggestGoods,
  viewGoods,
} from './index'

export const goodsApi = {
  'GET /goods': goodsPage,
  'POST /goods': createGoods,
  'GET /goods/mine': myGoods,
  'GET /goods/suggestions': suggestGoods,
  'GET /goods/:goodsId': viewGoods,
  'PATCH /goods/:goodsId': editGoods,
  'POST /goods/:goodsId/publish': publishGoods,
  'POST /goods/:goodsId/pause': pauseGoods,
  'POST /goods/:goodsId/resume': resumeGoods,
  'POST /goods/:goodsId/remove': removeGoods,
}
