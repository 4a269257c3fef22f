import { Outage } from '@/lib/kernel/errors'
import type {
  BotSecrets,
  InventoryReader,
  NewOffer,
  OfferView,
  PartnerCheck,
  SentOffer,
  SignedIn,
  SteamAsset,
  SteamPort,
  SteamSession,
} from '../port'
import { SteamRefusal } from '../port'
import { answer } from './steam-answer'
import { signIn } from './steam-login'
import {
  agentFor,
  botRates,
  isDirect,
  readerRates,
  type SteamSettings,
  settingsOfEnv,
  throttleRequests,
} from './steam-transport'
import {
  activeOnly,
  type Community,
  type Manager,
  makeCommunity,
  makeManager,
  type RawAsset,
  type RawOffer,
  type RawTrade,
} from './steam-vendor'
import { assetView, exchangeView, offerView, rawItem } from './steam-views'

/** Steam through steam-session, steamcommunity and steam-tradeoffer-manager, all unpatched. */
export function steamOver(settings: SteamSettings = settingsOfEnv()): SteamPort {
  return {
    openSession: (bot) => new Session(settings, bot),
    openReader: () => openReader(settings),
  }
}

const maxMessage = 128
/** Cancelling is possible in these states; a held trade is called off the same way. */
const cancellable: OfferView['state'][] = ['active', 'needs_confirmation', 'escrow']
/** The library cancels only what it believes to be open; Steam is asked about the truth afterwards. */
const stillActive = 2

function clientOf(settings: SteamSettings, rates: Parameters<typeof throttleRequests>[1]): Community {
  const { timeoutMs } = settings
  const community = makeCommunity({ agent: agentFor(settings), timeoutMs, direct: isDirect(settings) })
  community.on('sessionExpired', () => {})
  throttleRequests(community, rates)
  return community
}

function openReader(settings: SteamSettings): InventoryReader {
  const community = clientOf(settings, readerRates)
  return { readInventory: (steamId, appId) => readContext(community, settings, steamId, appId, '2') }
}

async function readContext(
  community: Community,
  settings: SteamSettings,
  steamId: string,
  appId: number,
  contextId: string,
): Promise<SteamAsset[]> {
  const assets = await answer<RawAsset[]>('reads', 4 * settings.timeoutMs, (done) =>
    community.getUserInventoryContents(steamId, appId, Number(contextId), false, 'english', (error, items) =>
      done(error, items),
    ),
  )
  return assets.map(assetView)
}

/** Requests wait in the token buckets first, so the whole call may take longer than one request. */
const patienceMs = (settings: SteamSettings) => 2 * settings.timeoutMs

class Session implements SteamSession {
  private readonly settings: SteamSettings
  private readonly bot: { id: string; steamId: string }
  private community: Community
  private manager: Manager
  private identitySecret = ''

  constructor(settings: SteamSettings, bot: { id: string; steamId: string }) {
    this.settings = settings
    this.bot = bot
    this.community = clientOf(settings, () => botRates(bot.id))
    this.manager = makeManager(this.community)
  }

  async signIn(secrets: BotSecrets, refreshToken?: string): Promise<SignedIn> {
    const login = await signIn(agentFor(this.settings), this.settings.timeoutMs, secrets, refreshToken)
    await answer('reads', this.settings.timeoutMs, (done) => this.manager.setCookies(login.cookies, done))
    this.identitySecret = secrets.identitySecret
    return { refreshToken: login.refreshToken, renewAt: login.renewAt }
  }

  async checkPartner(partnerSteamId: string, partnerToken: string): Promise<PartnerCheck> {
    try {
      const days = await answer<number | null>('reads', patienceMs(this.settings), (done) =>
        this.manager
          .createOffer(partnerSteamId, partnerToken)
          .getUserDetails((error, me, them) =>
            done(
              error,
              me?.escrowDays === undefined || them?.escrowDays === undefined
                ? null
                : Math.max(me.escrowDays, them.escrowDays),
            ),
          ),
      )
      return { escrowDays: days, problem: null }
    } catch (error) {
      if (error instanceof SteamRefusal) return { escrowDays: null, problem: error }
      throw error
    }
  }

  async sendOffer(offer: NewOffer): Promise<{ offerId: string; needsConfirmation: boolean }> {
    const draft = this.manager.createOffer(offer.partnerSteamId, offer.partnerToken)
    for (const item of offer.give) draft.addMyItem(rawItem(item))
    for (const item of offer.take) draft.addTheirItem(rawItem(item))
    draft.setMessage(offer.message.slice(0, maxMessage))
    try {
      const status = await answer<'pending' | 'sent'>('changes', patienceMs(this.settings), (done) =>
        draft.send(done),
      )
      return { offerId: draft.id, needsConfirmation: status === 'pending' }
    } finally {
      this.forgetPollData()
    }
  }

  confirmOffer(offerId: string): Promise<void> {
    return answer<void>('changes', patienceMs(this.settings), (done) =>
      this.community.acceptConfirmationForObject(this.identitySecret, offerId, (error) => {
        if (error?.message.startsWith('Could not find confirmation'))
          done(
            new Outage('steam', 'Steam does not list the confirmation yet.', {
              code: 'confirmation_missing',
              retryAfterMs: 2_000,
            }),
          )
        else done(error)
      }),
    )
  }

  async cancelOffer({ offerId, partnerSteamId }: SentOffer): Promise<OfferView> {
    const raw = this.manager.createOffer(partnerSteamId)
    Object.assign(raw, { id: offerId, state: stillActive })
    const failure = await answer<void>('changes', patienceMs(this.settings), (done) => raw.cancel(done)).then(
      () => null,
      (error: unknown) => error,
    )
    this.forgetPollData()
    if (failure instanceof Outage && ['throttled', 'unreachable'].includes(failure.code)) throw failure
    const offer = await this.readOffer(offerId)
    if (failure && cancellable.includes(offer.state)) throw failure
    return offer
  }

  async readOffer(offerId: string): Promise<OfferView> {
    return offerView(await this.rawOffer(offerId))
  }

  async sentOffers(since: Date): Promise<OfferView[]> {
    const sent = await answer<RawOffer[]>('reads', 2 * patienceMs(this.settings), (done) =>
      this.manager.getOffers(activeOnly, since, done),
    )
    return sent.map(offerView)
  }

  async readTrade(tradeId: string) {
    const body = await answer<{ response?: { trades?: RawTrade[] } }>(
      'reads',
      patienceMs(this.settings),
      (done) => this.manager._apiCall('GET', 'GetTradeStatus', 1, { tradeid: tradeId }, done),
    )
    const found = body.response?.trades?.find((trade) => String(trade.tradeid) === tradeId)
    if (!found) throw new Outage('steam', 'Steam does not know this trade yet.', { code: 'trade_missing' })
    return exchangeView(found)
  }

  async readInventory(steamId: string, appId: number): Promise<SteamAsset[]> {
    const own = steamId === this.bot.steamId
    const open = await readContext(this.community, this.settings, steamId, appId, '2')
    if (!own || appId !== 730) return open
    return [...open, ...(await readContext(this.community, this.settings, steamId, appId, '16'))]
  }

  acknowledgeTradeProtection(): Promise<void> {
    return answer<void>('changes', patienceMs(this.settings), (done) =>
      this.community.acknowledgeTradeProtection(done),
    )
  }

  close(): void {
    this.community.onPreHttpRequest = (_id, _source, _options, go) => {
      go(new Outage('steam', 'The session was closed.', { code: 'closed' }))
      return true
    }
  }

  private rawOffer(offerId: string): Promise<RawOffer> {
    return answer<RawOffer>('reads', patienceMs(this.settings), (done) =>
      this.manager.getOffer(offerId, done),
    )
  }

  /** The library keeps every offer it sent, one with an unread answer under the key `null`; we keep our own rows. */
  private forgetPollData() {
    this.manager.pollData = {}
  }
}
