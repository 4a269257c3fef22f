import { openAccount } from '../../lib/payouts'
import { tradeUrlOf } from '../../lib/steam'
import { begunFactor, codeOf, factorOf } from '../harness/factor'
import { disputeOf, pay, someDifference } from '../harness/paying'
import type { Example } from './example'
import { goodsOf, pausedGoodsOf, someGoods } from './goods'
import { codeOfCoupon, couponOf, giftCardOf, giftCodeOf, newCoupon } from './offers'
import { orderExamples } from './order-examples'
import { deadCallOf, newNumber, newSubscription, smsCodeOf, webhookOf } from './reached'
import { tradingExamples } from './trading-examples'
import {
  mergeCodeOf,
  newEmailOf,
  newNewcomer,
  newPasskeyOf,
  newWallet,
  passkeyOf,
  signedWalletOf,
  walletOf,
} from './ways'
import {
  exportOf,
  newSteamProof,
  notificationOf,
  price,
  programOf,
  signIn,
  someBot,
  tokenOf,
  tradeOfDeal,
  unlinkSteam,
  unsubscribeTokenOf,
} from './world'

const nothing: Example = { input: () => ({}) }
const reason = 'Because a test wants it.'
const aDeal: Example = { input: async ({ world, owner }) => ({ dealId: await world.dealOf(owner) }) }
const aDealAndWhy: Example = {
  input: async ({ world, owner }) => ({ dealId: await world.dealOf(owner), reason }),
}
const aListing: Example = { input: async ({ world, owner }) => ({ listingId: await world.listingOf(owner) }) }
const aGoods: Example = { input: async ({ owner }) => ({ goodsId: await goodsOf(owner) }) }
const aCoupon: Example = { input: async ({ owner }) => ({ couponId: await couponOf(owner) }) }
const aGiftCard: Example = { input: async ({ owner }) => ({ giftCardId: await giftCardOf(owner) }) }
const aGiftCode: Example = { input: async ({ owner }) => ({ code: await giftCodeOf(owner) }) }
const aWallet: Example = { input: ({ owner }) => ({ userId: owner.actor.id }) }
const aPayment: Example = { input: async ({ owner }) => ({ paymentId: (await pay(owner.actor)).paymentId }) }
const asSeller: Example = {
  input: async ({ caller }) => {
    await openAccount.run({ actor: caller.actor }, { country: 'DE' })
    await factorOf(caller.actor)
    return {}
  },
}
const aMail: Example = { input: ({ owner }) => ({ token: unsubscribeTokenOf(owner) }) }

/** How to call each operation so that it works: one line for each, by its name. */
export const examples: Record<string, Example> = {
  ...orderExamples,
  ...tradingExamples,
  'coupons.all': nothing,
  'coupons.change': {
    input: async ({ owner }) => ({ couponId: await couponOf(owner), version: 1, stackable: true }),
  },
  'coupons.create': { input: () => newCoupon() },
  'coupons.createPlatform': { input: () => newCoupon() },
  'coupons.end': aCoupon,
  'coupons.lookAtCode': { input: async ({ owner }) => ({ code: await codeOfCoupon(owner) }) },
  'coupons.mine': nothing,
  'coupons.pause': aCoupon,
  'coupons.start': { input: async ({ owner }) => ({ couponId: await couponOf(owner, false) }) },
  'coupons.uses': aCoupon,
  'deals.adminCase': aDeal,
  'deals.adminList': nothing,
  'deals.askForHelp': aDealAndWhy,
  'deals.buyItem': {
    input: async ({ world }) => ({ listingId: await world.listingOf(await world.member()), ...price }),
  },
  'deals.decline': aDeal,
  'deals.mine': nothing,
  'deals.note': aDealAndWhy,
  'deals.refund': aDealAndWhy,
  'deals.retry': { ...aDealAndWhy, thenRefused: 'wrong_state' },
  'deals.sendAgain': { ...aDeal, thenRefused: 'wrong_state' },
  'deals.view': aDeal,

  'goods.create': { input: () => ({ ...someGoods, publish: true }) },
  'goods.edit': {
    input: async ({ owner }) => ({
      goodsId: await goodsOf(owner),
      priceMinor: 2_000,
      onHand: 7,
      seenOnHand: 5,
    }),
  },
  'goods.mine': nothing,
  'goods.page': { input: () => ({ q: 'fightstick', shipsTo: 'DE' }) },
  'goods.pause': aGoods,
  'goods.publish': { input: async ({ owner }) => ({ goodsId: await goodsOf(owner, { publish: false }) }) },
  'goods.remove': aGoods,
  'goods.resume': { input: async ({ owner }) => ({ goodsId: await pausedGoodsOf(owner) }) },
  'goods.suggest': { input: () => ({ q: 'fightstick' }) },
  'goods.view': aGoods,
  'giftCards.checkCode': aGiftCode,
  'giftCards.grant': {
    input: ({ owner }) => ({
      recipient: { kind: 'person', personId: owner.actor.id },
      amountMinor: 1_000,
      reason,
    }),
  },
  'giftCards.mine': nothing,
  'giftCards.redeem': aGiftCode,
  'giftCards.renewCode': aGiftCard,
  'giftCards.showCode': aGiftCard,

  'identity.addPasskey': {
    input: async ({ caller }) => ({ answer: (await newPasskeyOf(caller)).answer, name: 'My phone' }),
  },
  'identity.askPasskey': nothing,
  'identity.askReset': { input: ({ owner }) => ({ email: owner.email }) },
  'identity.askSignUp': { input: ({ owner }) => ({ email: `new-${owner.email}` }) },
  'identity.askWallet': { input: () => ({ address: newWallet().address }) },
  'identity.changeEmail': { input: ({ caller }) => ({ email: `new-${caller.email}` }) },
  'identity.changePassword': {
    input: ({ caller }) => ({ currentPassword: caller.password, newPassword: 'another long password' }),
  },
  'identity.confirmEmail': { input: async ({ caller }) => ({ secret: await newEmailOf(caller) }) },
  'identity.confirmPassword': { input: ({ caller }) => ({ password: caller.password }) },
  'identity.confirmTotp': {
    input: async ({ caller }) => ({ code: codeOf(await begunFactor(caller.actor)) }),
  },
  'identity.createToken': { input: () => ({ name: 'mine', scope: 'read', days: 1 }) },
  'identity.endOtherSessions': nothing,
  'identity.endSession': {
    input: async ({ owner }) => ({ sessionId: (await signIn(owner.actor.id)).sessionId }),
  },
  'identity.factorKinds': nothing,
  'identity.findPeople': nothing,
  'identity.linkNewcomer': { input: async () => ({ sealed: await newNewcomer() }) },
  'identity.linkSteam': {
    input: async ({ caller }) => {
      await unlinkSteam(caller)
      return { proof: newSteamProof() }
    },
  },
  'identity.linkTarget': {
    input: () => ({ kind: 'reset', secret: 'none' }),
    thenRefused: 'dead_link',
  },
  'identity.linkWallet': { input: async ({ caller }) => ({ proof: (await signedWalletOf(caller)).proof }) },
  'identity.makeMergeCode': nothing,
  'identity.me': nothing,
  'identity.myAudit': nothing,
  'identity.myFactors': nothing,
  'identity.myPasskeys': nothing,
  'identity.mySessions': nothing,
  'identity.mySuspension': nothing,
  'identity.myTokens': nothing,
  'identity.myWallets': nothing,
  'identity.newRecoveryCodes': {
    input: async ({ caller }) => {
      await factorOf(caller.actor)
      return {}
    },
  },
  'identity.objectToSuspension': { input: () => ({ objection: reason }), thenRefused: 'not_suspended' },
  'identity.openSession': { input: ({ owner }) => ({ personId: owner.actor.id, way: 'password' }) },
  'identity.people': { input: ({ owner }) => ({ ids: owner.actor.id }) },
  'identity.proveFactor': {
    input: async ({ caller }) => ({ code: codeOf(await factorOf(caller.actor), 1) }),
  },
  'identity.provePasskey': {
    input: async ({ caller }) => ({ answer: await (await passkeyOf(caller)).show() }),
  },
  'identity.proveWallet': {
    input: () => ({ message: 'none of ours', signature: '0x00' }),
    thenRefused: 'wallet_used',
  },
  'identity.removePasskey': {
    input: async ({ owner }) => ({ passkeyId: (await passkeyOf(owner)).id }),
    thenRefused: 'step_up_required',
  },
  'identity.renamePasskey': {
    input: async ({ owner }) => ({ passkeyId: (await passkeyOf(owner)).id, name: 'Blue phone' }),
  },
  'identity.resetPassword': {
    input: () => ({ secret: 'none', newPassword: 'another long password' }),
    thenRefused: 'dead_link',
  },
  'identity.openClient': { input: ({ owner }) => ({ personId: owner.actor.id }) },
  'identity.removeAvatar': nothing,
  'identity.restorePerson': {
    input: ({ owner }) => ({ personId: owner.actor.id, reason }),
    thenRefused: 'not_suspended',
  },
  'identity.refreshClient': {
    input: async ({ world }) => ({ refreshToken: (await programOf(await world.member())).refreshToken }),
  },
  'identity.revokeToken': { input: async ({ owner }) => ({ tokenId: (await tokenOf(owner)).id }) },
  'identity.setRole': {
    input: async ({ world }) => ({ personId: (await world.member()).actor.id, role: 'admin', reason }),
  },
  'identity.setSteamTradeUrl': {
    input: ({ caller: { account } }) => ({
      tradeUrl: tradeUrlOf({ steamId: account.id, token: account.tradeToken }),
    }),
  },
  'identity.signOutClient': {
    input: async ({ world }) => ({ refreshToken: (await programOf(await world.member())).refreshToken }),
  },
  'identity.signInClient': {
    input: async ({ world }) => {
      const { email, password } = await world.member()
      return { email, password }
    },
  },
  'identity.signInWithSteam': { input: () => ({ proof: newSteamProof() }) },
  'identity.signOut': nothing,
  'identity.signUp': {
    input: ({ owner }) => ({ secret: 'none', password: owner.password, name: 'Newcomer' }),
    thenRefused: 'dead_link',
  },
  'identity.startPasskey': nothing,
  'identity.startTotp': nothing,
  'identity.suspendPerson': {
    input: async ({ world }) => ({ personId: (await world.member()).actor.id, reason, until: null }),
  },
  'identity.turnOffTotp': nothing,
  'identity.unlinkWallet': { input: async ({ owner }) => ({ address: await walletOf(owner) }) },
  'identity.updateProfile': { input: () => ({ name: 'A new name' }) },
  'identity.verifyPassword': { input: ({ owner: { email, password } }) => ({ email, password }) },

  'ledger.adjust': { input: ({ owner }) => ({ userId: owner.actor.id, amountMinor: 100, reason }) },
  'ledger.health': nothing,
  'ledger.statement': aWallet,
  'ledger.statementCsv': aWallet,
  'ledger.wallet': aWallet,

  'listings.changePrice': {
    input: async ({ world, owner }) => ({ listingId: await world.listingOf(owner), priceMinor: 2_000 }),
  },
  'listings.delist': aListing,
  'listings.listItem': {
    input: ({ world, caller }) => ({ appId: 570, assetId: world.assetOf(caller), ...price }),
  },
  'listings.mine': nothing,
  'listings.namePrices': { input: () => ({ appId: 570, names: ['Bow'] }) },
  'listings.page': nothing,
  'listings.publish': {
    input: async ({ world, owner }) => ({ listingId: await world.listingOf(owner, false) }),
  },
  'listings.suggest': { input: () => ({ q: 'Bow' }) },
  'listings.view': aListing,

  'merge.accounts': {
    input: async ({ world }) => ({ code: await mergeCodeOf(await world.member()) }),
    thenRefused: 'two_steam_accounts',
  },

  'notifications.changeSettings': { input: () => ({ digest: 'daily' }) },
  'notifications.changeWebhook': {
    input: async ({ owner }) => ({ webhookId: await webhookOf(owner), description: 'mine' }),
  },
  'notifications.channels': nothing,
  'notifications.confirmSms': { input: async ({ caller }) => ({ code: await smsCodeOf(caller) }) },
  'notifications.createWebhook': { input: () => ({ url: 'https://example.com/hook' }) },
  'notifications.deliveries': nothing,
  'notifications.endPause': { input: () => ({ channel: 'sms', reason }) },
  'notifications.linkDiscord': {
    input: () => ({ url: `https://discord.com/api/webhooks/123456789012345678/${'t'.repeat(60)}` }),
  },
  'notifications.linkTelegram': nothing,
  'notifications.list': nothing,
  'notifications.markAllRead': nothing,
  'notifications.markRead': { input: async ({ owner }) => ({ notificationId: await notificationOf(owner) }) },
  'notifications.preview': nothing,
  'notifications.removeAddress': {
    input: async ({ owner }) => ({ addressId: await webhookOf(owner) }),
  },
  'notifications.replayDead': { input: () => ({ channel: 'webhook', reason }) },
  'notifications.replayDelivery': {
    input: async ({ owner }) => ({ deliveryId: await deadCallOf(owner), reason }),
  },
  'notifications.replayWebhook': { input: async ({ owner }) => ({ deliveryId: await deadCallOf(owner) }) },
  'notifications.resumeAddress': {
    input: async ({ owner }) => ({ addressId: await webhookOf(owner) }),
  },
  'notifications.rotateWebhookSecret': {
    input: async ({ owner }) => ({ webhookId: await webhookOf(owner) }),
  },
  'notifications.setPreference': { input: () => ({ kind: 'deal.sold', channel: 'email', wanted: false }) },
  'notifications.settings': nothing,
  'notifications.startSms': { input: () => ({ number: newNumber() }) },
  'notifications.subscribePush': { input: newSubscription },
  'notifications.testAddress': {
    input: async ({ owner }) => ({ addressId: await webhookOf(owner) }),
  },
  'notifications.unsubscribe': aMail,
  'notifications.unsubscription': aMail,
  'notifications.webhookDeliveries': {
    input: async ({ owner }) => ({ webhookId: await webhookOf(owner) }),
  },
  'notifications.webhooks': nothing,

  'ops.auditLog': nothing,
  'ops.frame': nothing,
  'ops.health': nothing,
  'ops.personFile': { input: ({ owner }) => ({ personId: owner.actor.id }) },
  'ops.publicProfile': { input: ({ owner }) => ({ personId: owner.actor.id }) },
  'payments.cardDisputes': nothing,
  'payments.compareNow': nothing,
  'payments.differences': nothing,
  'payments.look': aPayment,
  'payments.openHostedPage': aPayment,
  'payments.resolveDifference': { input: async () => ({ differenceId: await someDifference(), reason }) },
  'payments.sendEvidence': {
    input: async ({ owner }) => ({ disputeId: await disputeOf(owner), text: reason.repeat(2) }),
  },
  'payments.view': aPayment,
  'payouts.checkAccount': asSeller,
  'payouts.list': nothing,
  'payouts.mine': nothing,
  'payouts.onboard': asSeller,
  'payouts.openAccount': { input: () => ({ country: 'DE' }) },
  'payouts.request': {
    input: async ({ caller }) => {
      await factorOf(caller.actor)
      return { amountMinor: 5_000 }
    },
    thenRefused: 'no_seller_account',
  },
  'payouts.setMonthly': { input: async (scene) => ({ ...(await asSeller.input(scene)), monthly: true }) },
  'payouts.statement': nothing,
  'payouts.statementCsv': nothing,
  'privacy.downloadExport': { input: async ({ owner }) => ({ exportId: await exportOf(owner) }) },
  'privacy.keepAccount': nothing,
  'privacy.mine': nothing,
  'privacy.planDeletion': { ...nothing, thenRefused: 'money_left' },
  'privacy.requestExport': nothing,
  'presence.changePresence': { input: () => ({ choice: 'away' }) },
  'presence.myPresence': nothing,
  'presence.presences': { input: ({ owner }) => ({ ids: owner.actor.id }) },
  'presence.setGame': { input: () => ({ title: 'Moor and Mist' }) },
  'realtime.since': { input: () => ({ since: 0 }) },

  'steam.bots': nothing,
  'steam.inventory': { input: () => ({ appId: 570 }) },
  'steam.recheckTrade': {
    input: async ({ world, owner }) => ({ tradeId: await tradeOfDeal(await world.dealOf(owner)) }),
  },
  'steam.registerBot': { input: ({ world }) => world.botFacts() },
  'steam.setBotState': { input: async () => ({ botId: await someBot(), enabled: true, reason }) },
}
