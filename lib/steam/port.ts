import { Refusal } from '@/lib/kernel/errors'

/** Where an item lies on Steam. The asset id changes with every completed trade. */
export interface AssetRef {
  appId: number
  contextId: string
  assetId: string
}

export interface AssetTag {
  category: string
  internalName: string
  name: string
}

/** One item of an inventory, as Steam describes it. */
export interface SteamAsset extends AssetRef {
  classId: string
  instanceId: string
  amount: number
  name: string
  marketHashName: string
  type: string
  /** Hex colour of the name, without `#`. */
  color: string | null
  tradable: boolean
  marketable: boolean
  tags: AssetTag[]
  wear: number | null
  paintSeed: number | null
}

export type OfferState =
  | 'active'
  | 'accepted'
  | 'countered'
  | 'expired'
  | 'cancelled'
  | 'declined'
  | 'invalid_items'
  | 'needs_confirmation'
  | 'cancelled_2fa'
  | 'escrow'
  | 'unreadable'

export interface OfferView {
  offerId: string
  partnerSteamId: string
  message: string
  state: OfferState
  tradeId: string | null
  give: AssetRef[]
  take: AssetRef[]
  createdAt: Date
  updatedAt: Date
}

/** Enough to call an offer off. */
export type SentOffer = Pick<OfferView, 'offerId' | 'partnerSteamId'>

export type ExchangeStatus =
  | 'pending'
  | 'complete'
  | 'failed'
  | 'rolled_back'
  | 'escrow'
  | 'escrow_rolled_back'
  | 'reversed'
  | 'unreadable'

/** `newAssetId` and `newContextId` are null until the item has changed hands, `rollback...` until it has come back. */
export interface MovedAsset extends AssetRef {
  newAssetId: string | null
  newContextId: string | null
  rollbackAssetId: string | null
  rollbackContextId: string | null
}

export interface ExchangeView {
  tradeId: string
  status: ExchangeStatus
  startedAt: Date
  received: MovedAsset[]
  given: MovedAsset[]
}

export interface BotSecrets {
  login: string
  password: string
  sharedSecret: string
  identitySecret: string
}

export interface SignedIn {
  /** Keep it sealed; it spares the next sign-in the password. */
  refreshToken: string
  /** Half the life of the access token is over then. */
  renewAt: Date
}

export interface PartnerCheck {
  /** Days that Steam would hold a trade with this partner; null when Steam did not say. */
  escrowDays: number | null
  problem: SteamRefusal | null
}

export interface NewOffer {
  partnerSteamId: string
  partnerToken: string
  give: AssetRef[]
  take: AssetRef[]
  /** At most 128 characters; begins with our key. */
  message: string
}

/**
 * One bot's session on Steam. Every method throws a `SteamRefusal` when Steam said no, and an `Outage` for anything
 * else; `Outage.doubtful` means that the call may have taken effect, `Outage.code` `session_expired` that `signIn`
 * must be called again.
 */
export interface SteamSession {
  signIn(secrets: BotSecrets, refreshToken?: string): Promise<SignedIn>
  checkPartner(partnerSteamId: string, partnerToken: string): Promise<PartnerCheck>
  sendOffer(offer: NewOffer): Promise<{ offerId: string; needsConfirmation: boolean }>
  /** Allows the offer in the bot's authenticator. Outage `confirmation_missing` while Steam does not list it yet. */
  confirmOffer(offerId: string): Promise<void>
  /** Cancels the offer if it still can be cancelled, then says what Steam says about it now. */
  cancelOffer(offer: SentOffer): Promise<OfferView>
  readOffer(offerId: string): Promise<OfferView>
  /** All offers this bot sent that are open or changed since then. An empty list proves nothing. */
  sentOffers(since: Date): Promise<OfferView[]>
  readTrade(tradeId: string): Promise<ExchangeView>
  readInventory(steamId: string, appId: number): Promise<SteamAsset[]>
  acknowledgeTradeProtection(): Promise<void>
  close(): void
}

/** Reads public inventories without a login. */
export interface InventoryReader {
  readInventory(steamId: string, appId: number): Promise<SteamAsset[]>
}

export interface SteamPort {
  openSession(bot: { id: string; steamId: string }): SteamSession
  openReader(): InventoryReader
}

const sentences = {
  trade_url_invalid:
    'Steam does not accept this trade URL. Copy a new one from your Steam inventory settings.',
  partner_cannot_trade: 'This Steam account cannot trade at the moment. Steam shows its owner the reason.',
  trade_ban: 'This Steam account has a trade ban.',
  new_device: 'The escrow bot signed in from a new device and may not trade for 7 days.',
  item_gone: 'The item is no longer in the inventory, or Steam does not let it be traded.',
  offer_limit: 'Too many trade offers are open at once. One of them has to end first.',
  wrong_state: 'Steam has already closed this trade offer.',
  invalid_offer: 'Steam does not accept an offer of this form.',
  inventory_private: 'This Steam inventory is private. Make it public in your Steam privacy settings.',
  login_refused: 'Steam refused the name, password or code of the bot.',
} as const

export type SteamReason = keyof typeof sentences

/** Steam said no, and nothing has happened. `code` is one of our own reasons. */
export class SteamRefusal extends Refusal {
  readonly reason: SteamReason

  constructor(reason: SteamReason) {
    super(reason, sentences[reason])
    this.name = 'SteamRefusal'
    this.reason = reason
  }
}

export const steamSentence = (reason: string): string | null =>
  (sentences as Record<string, string>)[reason] ?? null
