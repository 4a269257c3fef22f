/**
 * Gift cards: money in escrow that whoever shows a code puts into their wallet.
 * Never sells a card itself, and never writes a mail.
 */
export { checkCode } from './check-code'
export { giftCardTimers, takeDelivery } from './delivery'
export { giftCardDue } from './events'
export { grantGiftCard } from './grant'
export { handOverGiftCards } from './hand-over'
export { issueGiftCard, voidGiftCard } from './issue'
export { myGiftCards } from './my-cards'
export { giftCardOffer } from './offer'
export { giftCardsPersonData } from './person-data'
export { redeemGiftCard } from './redeem'
export { renewCode } from './renew-code'
export { showCode } from './show-code'
