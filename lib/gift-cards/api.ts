import { checkCode, grantGiftCard, myGiftCards, redeemGiftCard, renewCode, showCode } from './index'

export const giftCardsApi = {
  'GET /gift-cards': myGiftCards,
  'POST /gift-cards/check': checkCode,
  'POST /gift-cards/redeem': redeemGiftCard,
  'POST /gift-cards/:giftCardId/code': showCode,
  'POST /gift-cards/:giftCardId/new-code': renewCode,
  'POST /admin/gift-cards': grantGiftCard,
}
