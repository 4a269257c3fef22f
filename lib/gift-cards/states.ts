import { machine } from '@/lib/kernel/machine'

export const giftCardMachine = machine({
  name: 'giftCards',
  initial: 'issued',
  refusal: 'This gift card is {state}, so that is no longer possible.',
  transitions: [
    { from: 'issued', on: 'redeem', to: 'redeemed', who: 'whoever has its code' },
    { from: 'issued', on: 'cancel', to: 'void', who: 'a refund of its order' },
  ],
})
