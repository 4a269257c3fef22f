// Made from public/openapi.json by `npm run check -- --write`. Not written by hand.

export type Problem = {
  type: string
  title: string
  status: number
  code: 'account_address' | 'account_closed' | 'address_missing' | 'address_not_allowed' | 'address_off' | 'already_listed' | 'already_paid' | 'already_refunded' | 'already_sold' | 'already_there' | 'always_told' | 'backtest_quota' | 'bad_candles' | 'bad_day' | 'bad_file' | 'bad_parameter' | 'bad_picture' | 'bad_quantity' | 'bad_range' | 'bad_settings' | 'cannot_pay' | 'card_declined' | 'cart_empty' | 'cart_full' | 'changed_meanwhile' | 'checkout_over' | 'code_not_shown' | 'code_required' | 'confirm_required' | 'coupon_code_taken' | 'coupon_over' | 'coupon_refused' | 'coupon_used_up' | 'dead_link' | 'deals_open' | 'earnings_open' | 'email_required' | 'email_taken' | 'empty_span' | 'evidence_full' | 'export_today' | 'factor_exists' | 'factor_required' | 'forbidden' | 'foreign_origin' | 'form_refused' | 'gift_card_amount' | 'gift_card_redeemed' | 'gift_card_unknown' | 'has_account' | 'hold_over' | 'holds_office' | 'idempotency_mismatch' | 'insufficient_funds' | 'internal' | 'invalid_cursor' | 'invalid_input' | 'invalid_json' | 'invalid_key' | 'invalid_token' | 'inventory_private' | 'inventory_unavailable' | 'item_gone' | 'item_moved' | 'last_way_in' | 'length_required' | 'line_twice' | 'method_not_allowed' | 'money_held' | 'money_left' | 'money_not_there' | 'newcomer_gone' | 'no_bot_free' | 'no_data' | 'no_factor' | 'no_gift' | 'no_password' | 'no_result' | 'no_seller_account' | 'no_shipping' | 'no_stock' | 'no_such_kind' | 'not_a_discord_webhook' | 'not_a_subscription' | 'not_for_sale' | 'not_found' | 'not_listable' | 'not_paid' | 'not_replayable' | 'not_sent_there' | 'not_set_up' | 'not_shareable' | 'not_started' | 'not_suspended' | 'not_your_move' | 'nothing_to_search' | 'nothing_to_send' | 'objected_already' | 'open_deals' | 'orders_open' | 'other_account' | 'other_suspended' | 'out_of_stock' | 'own_listing' | 'own_role' | 'own_standing' | 'passkey_known' | 'passkey_refused' | 'payment_disputed' | 'payment_open' | 'payout_open' | 'payout_refused' | 'payout_too_large' | 'price_changed' | 'rank_too_high' | 'refund_open' | 'refund_refused' | 'refund_too_large' | 'reservation_over' | 'same_account' | 'same_email' | 'same_password' | 'scope_missing' | 'script_refused' | 'scripts_busy' | 'seller_not_ready' | 'sign_in_required' | 'steam_already_linked' | 'steam_answer' | 'steam_cancelled' | 'steam_missing' | 'steam_not_linked' | 'steam_state' | 'steam_taken' | 'steam_used' | 'step_up_required' | 'stock_reserved' | 'stock_too_large' | 'stock_too_small' | 'suspended' | 'suspended_already' | 'too_few_bars' | 'too_large' | 'too_many_addresses' | 'too_many_bars' | 'too_many_combinations' | 'too_many_coupons' | 'too_many_files' | 'too_many_imports' | 'too_many_passkeys' | 'too_many_requests' | 'too_many_strategies' | 'too_many_tokens' | 'too_many_versions' | 'too_many_wallets' | 'trade_open' | 'trade_url_invalid' | 'trade_url_missing' | 'trade_url_of_another' | 'two_steam_accounts' | 'unavailable' | 'unknown_pair' | 'unknown_recipient' | 'unsubscribe_link' | 'wallet_contract' | 'wallet_taken' | 'wallet_used' | 'wrong_code' | 'wrong_credentials' | 'wrong_currency' | 'wrong_end' | 'wrong_kind' | 'wrong_merge_code' | 'wrong_passkey' | 'wrong_password' | 'wrong_signature' | 'wrong_state' | 'wrong_wallet'
  detail: string
  fields?: Record<string, string>
  retryAfterS?: number
}

export interface Routes {
  /** What admins and our own workers did by hand or by rule, newest first. */
  'GET /admin/audit': {
    input: {
      act?: string
      subject?: string
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        at: string
        actor: string
        actorName: string
        address: string | null
        act: string
        subject: string
        reason: string | null
        detail: Record<string, unknown>
        requestId: string
      }>
      nextCursor: string | null
      acts: string[]
    }
  }
  /** All escrow bots: state, owner of the lease, last poll, held items, open trades. */
  'GET /admin/bots': {
    input: Record<string, never>
    output: Array<{
      id: string
      steamId: string
      name: string
      state: 'offline' | 'online' | 'limited' | 'disabled'
      capacity: number
      heldItems: number
      openTrades: number
      leaseOwner: string | null
      leaseExpiresAt: string | null
      lastPollAt: string | null
      lastError: string | null
    }>
  }
  /** Adds an escrow bot, or gives a known one new secrets. Secrets are sealed and never shown again. */
  'POST /admin/bots': {
    input: {
      steamId: string
      name: string
      login: string
      password: string
      sharedSecret: string
      identitySecret: string
      tradeToken: string
      capacity?: number
    }
    output: {
      botId: string
    }
  }
  /** Stops an escrow bot at once, or lets it work again. What it holds and owes stays as it is. */
  'POST /admin/bots/:botId/state': {
    input: {
      botId: string
      enabled: boolean
      reason: string
    }
    output: {
      botId: string
      state: string
    }
  }
  /** Card payments that the banks of buyers want back, the newest first. */
  'GET /admin/card-disputes': {
    input: {
      show?: 'open' | 'ended'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        orderId: string
        paymentId: string
        amountMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        reason: string
        state: 'open' | 'under_review' | 'won' | 'lost'
        withdrawn: boolean
        evidenceSentAt: string | null
        answered: boolean
        dueAt: string | null
        createdAt: string
        endedAt: string | null
      }>
      nextCursor: string | null
    }
  }
  /** Answers the bank in a card dispute, once; it decides upon this. */
  'POST /admin/card-disputes/:disputeId/evidence': {
    input: {
      disputeId: string
      text: string
    }
    output: {
      disputeId: string
    }
  }
  /** Lets a channel that rests send again at once. */
  'POST /admin/channels/:channel/resume': {
    input: {
      channel: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
      reason: string
    }
    output: Record<string, never>
  }
  /** Every coupon of the house, the newest first: those of sellers and those that Tradepost pays. */
  'GET /admin/coupons': {
    input: {
      cursor?: string
      limit?: number
      funder?: 'seller' | 'platform'
    }
    output: {
      items: Array<{
        discount: {
          kind: 'percent'
          bps: number
        } | {
          kind: 'fixed'
          amountMinor: number
        } | {
          kind: 'free_units'
          buy: number
          get: number
        }
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
        minimumMinor: number
        scope: {
          on: 'all'
        } | {
          on: 'kinds'
          kinds: Array<'licence' | 'shipment' | 'deal'>
        } | {
          on: 'category'
          category: string
        } | {
          on: 'subjects'
          subjects: string[]
        }
        maxUses: number | null
        maxPerPerson: number | null
        firstOrder: boolean
        stackable: boolean
        startsAt: string | null
        endsAt: string | null
        id: string
        code: string
        funder: 'seller' | 'platform'
        sellerId: string | null
        state: 'draft' | 'active' | 'paused' | 'ended'
        status: 'draft' | 'scheduled' | 'running' | 'used_up' | 'paused' | 'ended'
        used: number
        given: Array<{
          currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
          amountMinor: number
        }>
        version: number
        createdAt: string
      }>
      nextCursor: string | null
    }
  }
  /** Makes a coupon that Tradepost pays: sellers get what they would have got without it. */
  'POST /admin/coupons': {
    input: {
      code: string
      discount: {
        kind: 'percent'
        bps: number
      } | {
        kind: 'fixed'
        amountMinor: number
      } | {
        kind: 'free_units'
        buy: number
        get: number
      }
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
      minimumMinor?: number
      scope?: {
        on: 'all'
      } | {
        on: 'kinds'
        kinds: Array<'licence' | 'shipment' | 'deal'>
      } | {
        on: 'category'
        category: string
      } | {
        on: 'subjects'
        subjects: string[]
      }
      maxUses?: number | null
      maxPerPerson?: number | null
      firstOrder?: boolean
      stackable?: boolean
      startsAt?: string | null
      endsAt?: string | null
      start?: boolean
    }
    output: {
      couponId: string
    }
  }
  /** Deals by work list, with the size of each list. */
  'GET /admin/deals': {
    input: {
      cursor?: string
      limit?: number
      queue?: 'stuck' | 'help' | 'late' | 'open' | 'ended'
    }
    output: {
      items: Array<{
        id: string
        orderId: string
        state: 'created' | 'funded' | 'taking' | 'giving' | 'delivered' | 'settled' | 'refunded' | 'returning' | 'returned' | 'stuck'
        role: 'buyer' | 'seller' | 'admin'
        item: {
          appId: number
          marketHashName: string
          name: string
          type: string
          category: string
          rarity: string
          quality: string
          exterior: string | null
          wear: number | null
          paintSeed: number | null
          artSrc: string
        }
        otherName: string
        priceMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        yourMove: boolean
        dueAt: string | null
        createdAt: string
        buyerName: string
        sellerName: string
        botName: string | null
        reason: string | null
      }>
      nextCursor: string | null
      counts: Record<'stuck' | 'help' | 'late' | 'open' | 'ended', number>
    }
  }
  /** What ledger and Steam say about a deal, beside what the deal itself says. */
  'GET /admin/deals/:dealId': {
    input: {
      dealId: string
    }
    output: {
      dealId: string
      orderId: string
      escrowMinor: number
      listedAssetId: string
      seen: {
        holder: 'seller' | 'bot' | 'buyer' | 'other'
        assetId: string
        since: string
      } | null
      botName: string | null
      trades: Array<{
        id: string
        leg: 'take' | 'give' | 'return'
        attempt: number
        state: string
        sentence: string | null
        botName: string
        offerId: string | null
        tries: number
        lastError: string | null
        cancelRequested: boolean
      }>
    }
  }
  /** Keep a note on a deal for other admins. */
  'POST /admin/deals/:dealId/note': {
    input: {
      dealId: string
      reason: string
    }
    output: {
      dealId: string
    }
  }
  /** End a deal: the buyer gets the money, the seller the item. */
  'POST /admin/deals/:dealId/refund': {
    input: {
      dealId: string
      reason: string
    }
    output: {
      dealId: string
    }
  }
  /** Try the open leg of a deal again. */
  'POST /admin/deals/:dealId/retry': {
    input: {
      dealId: string
      reason: string
    }
    output: {
      dealId: string
    }
  }
  /** Every message that left or should leave, newest first, and the channels that rest. */
  'GET /admin/deliveries': {
    input: {
      state?: 'queued' | 'held' | 'sent' | 'delivered' | 'bounced' | 'dead' | 'suppressed'
      channel?: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        channel: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
        kind: string | null
        state: 'queued' | 'held' | 'sent' | 'delivered' | 'bounced' | 'dead' | 'suppressed'
        attempts: number
        reason: string | null
        nextTryAt: string | null
        createdAt: string
        updatedAt: string
        tries: Array<{
          attempt: number
          startedAt: string
          endedAt: string | null
          outcome: 'delivered' | 'retry' | 'dead' | 'broken' | null
          reason: string | null
          answerStatus: number | null
          answerBody: string | null
        }>
        personId: string
        personName: string
        address: string | null
      }>
      nextCursor: string | null
      counts: Record<'queued' | 'held' | 'sent' | 'delivered' | 'bounced' | 'dead' | 'suppressed', number>
      pauses: Array<{
        channel: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
        until: string
        reason: string
      }>
    }
  }
  /** Sends every dead letter of a channel again, or of all; at most 1,000 at once. */
  'POST /admin/deliveries/replay': {
    input: {
      channel?: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
      reason: string
    }
    output: {
      replayed: number
    }
  }
  /** Sends a dead letter again, under the same id. */
  'POST /admin/deliveries/:deliveryId/replay': {
    input: {
      deliveryId: string
      reason: string
    }
    output: {
      replayed: number
    }
  }
  /** Disputes that are not decided, the newest first. */
  'GET /admin/disputes': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        kind: 'buyer' | 'card'
        state: string
        reason: string
        at: string
        sellerOrderId: string
        title: string
        buyerName: string
        sellerName: string
        totalMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        files: Array<{
          id: string
          at: string
          author: string
          name: string
        }>
      }>
      nextCursor: string | null
    }
  }
  /** What would be kept of a sale without tax now, and by which rule. */
  'GET /admin/fee-preview': {
    input: {
      sellerId?: string
      category: 'consoles' | 'controllers' | 'computers' | 'keyboards_mice' | 'headsets' | 'games' | 'cards' | 'figures' | 'clothing' | 'books' | 'other'
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
      grossMinor: number
    }
    output: {
      feeMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      feeRuleId: string | null
      sentence: string
    }
  }
  /** Every rule about what is kept of sales, the newest first, those that are over too. */
  'GET /admin/fees': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        seller: {
          id: string
          name: string
        } | null
        category: string | null
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
        bps: number
        minimumMinor: number
        sentence: string
        state: 'running' | 'to_come' | 'over'
        validFrom: string
        endsAt: string | null
      }>
      nextCursor: string | null
    }
  }
  /** Says what is kept of sales from a moment on: of a seller, of a category, of both or of all. What was earned before stays as it is. */
  'POST /admin/fees': {
    input: {
      sellerId?: string | null
      category?: 'consoles' | 'controllers' | 'computers' | 'keyboards_mice' | 'headsets' | 'games' | 'cards' | 'figures' | 'clothing' | 'books' | 'other' | null
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
      bps: number
      minimumMinor?: number
      validFrom?: string | null
      reason: string
    }
    output: {
      id: string
      seller: {
        id: string
        name: string
      } | null
      category: string | null
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
      bps: number
      minimumMinor: number
      sentence: string
      state: 'running' | 'to_come' | 'over'
      validFrom: string
      endsAt: string | null
    }
  }
  /** Ends a rule about fees now; one that has not begun never does. What was earned stays as it is. */
  'POST /admin/fees/:feeRuleId/end': {
    input: {
      feeRuleId: string
      reason: string
    }
    output: {
      id: string
      seller: {
        id: string
        name: string
      } | null
      category: string | null
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
      bps: number
      minimumMinor: number
      sentence: string
      state: 'running' | 'to_come' | 'over'
      validFrom: string
      endsAt: string | null
    }
  }
  /** Gives somebody a gift card that no order paid for, with a reason that is kept. */
  'POST /admin/gift-cards': {
    input: {
      recipient: {
        kind: 'self'
      } | {
        kind: 'email'
        email: string
      } | {
        kind: 'person'
        personId: string
      }
      message?: string | null
      deliverAt?: string | null
      amountMinor: number
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
      reason: string
    }
    output: {
      giftCardId: string
    }
  }
  /** How the house is doing: lags, bots, ledger proof, database. */
  'GET /admin/health': {
    input: Record<string, never>
    output: {
      at: string
      jobs: {
        lagMs: number
        waiting: number
        failed: number
      }
      events: {
        lagMs: number
        dead: number
      }
      bots: {
        online: number
        total: number
        trouble: string | null
      }
      ledger: {
        at: string
        sound: boolean
      } | null
      ended: {
        count: number
        medianMs: number | null
        hourly: number[]
      }
      database: {
        connections: number
        max: number
        sizeBytes: number
      }
    }
  }
  /** The last proof of the ledger, and when one last failed. */
  'GET /admin/ledger': {
    input: Record<string, never>
    output: {
      last: {
        at: string
        sound: boolean
        figures: {
          accounts: number
          transfers: number
          entries: number
          currenciesNotZero: number
          overdrawn: number
          drifted: number
          heldDrifted: number
          rollupDrifted: number
          unbalanced: number | null
          chainBroken: number | null
        }
      } | null
      lastUnsoundAt: string | null
    }
  }
  /** All purchases, the newest first. */
  'GET /admin/orders': {
    input: {
      show?: 'all' | 'open' | 'ended'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        state: string
        title: string
        otherName: string
        pieces: number
        totalMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        createdAt: string
      }>
      nextCursor: string | null
    }
  }
  /** People by part of a name or e-mail address, whole id or SteamID, role and standing; the newest first. */
  'GET /admin/people': {
    input: {
      q?: string
      role?: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
      standing?: 'active' | 'suspended'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        name: string
        avatarUrl: string | null
        role: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
        standing: 'active' | 'suspended'
        email: string | null
        steamId: string | null
        createdAt: string
        signedInAt: string | null
      }>
      nextCursor: string | null
    }
  }
  /** What the house knows about one person: account, money, deals, listings and acts. */
  'GET /admin/people/:personId': {
    input: {
      personId: string
    }
    output: {
      id: string
      name: string
      avatarUrl: string | null
      role: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
      email: string | null
      steamId: string | null
      createdAt: string
      signedInAt: string | null
      sessions: number
      tokens: number
      hasFactor: boolean
      suspension: {
        reason: string
        since: string
        until: string | null
        objection: string | null
        objectedAt: string | null
      } | null
      may: {
        judge: boolean
        giveRole: boolean
      }
      money: Array<{
        currency: string
        availableMinor: number
        heldMinor: number
      }>
      deals: {
        total: number
        open: number
        latest: Array<{
          id: string
          state: string
          item: string
          priceMinor: number
          currency: string
          side: 'buyer' | 'seller'
          createdAt: string
        }>
      }
      listings: {
        total: number
        active: number
        latest: Array<{
          id: string
          state: string
          item: string
          priceMinor: number
          currency: string
        }>
      }
      acts: Array<{
        id: string
        at: string
        actorName: string
        act: string
        reason: string | null
      }>
    }
  }
  /** Where our books and those of the payment provider do not agree, the newest first. */
  'GET /admin/reconciliation': {
    input: {
      show?: 'open' | 'resolved'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        kind: 'missing_here' | 'missing_there' | 'amount' | 'balance'
        subject: string
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        oursMinor: number
        theirsMinor: number
        foundAt: string
        resolvedAt: string | null
        resolvedBy: string | null
        note: string | null
      }>
      nextCursor: string | null
      comparedAt: string | null
      open: number
    }
  }
  /** Orders a comparison of our books with those of the payment provider. */
  'POST /admin/reconciliation': {
    input: Record<string, never>
    output: {
      ordered: true
    }
  }
  /** Takes a difference from the list, with a note of what it was. Moves no money. */
  'POST /admin/reconciliation/:differenceId/resolve': {
    input: {
      differenceId: string
      reason: string
    }
    output: {
      differenceId: string
    }
  }
  /** Refunds that a person must decide, the newest first. */
  'GET /admin/refunds': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        state: string
        line: number | null
        amountMinor: number
        reason: string
        answer: string | null
        at: string
        sellerOrderId: string
        title: string
        buyerName: string
        sellerName: string
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      }>
      nextCursor: string | null
    }
  }
  /** Has the bot read a trade on Steam again, also one that has ended: was it reversed? */
  'POST /admin/trades/:tradeId/recheck': {
    input: {
      tradeId: string
    }
    output: {
      tradeId: string
    }
  }
  /** Credits or debits a wallet against the outside world, with a reason that is kept. */
  'POST /admin/wallets/:userId/adjustments': {
    input: {
      userId: string
      amountMinor: number
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
      reason: string
    }
    output: {
      postingId: string
      availableMinor: number
    }
  }
  /** Sets a new password by the link in a mail, and signs out everywhere. */
  'POST /auth/reset': {
    input: {
      secret: string
      newPassword: string
    }
    output: Record<string, never>
  }
  /** Sends a mail with which a new password is chosen, if an account has this address. */
  'POST /auth/reset/ask': {
    input: {
      email: string
    }
    output: Record<string, never>
  }
  /** Creates the account of whoever opened the link in the mail. */
  'POST /auth/sign-up': {
    input: {
      secret: string
      password: string
      name: string
    }
    output: {
      id: string
      name: string
      avatarUrl: string | null
    }
  }
  /** Sends a mail with which an account is made, or tells the mailbox that it has one. */
  'POST /auth/sign-up/ask': {
    input: {
      email: string
      backTo?: string
    }
    output: Record<string, never>
  }
  /** Signs a program in as a person: an access token for 15 minutes, and a refresh token for the next pair. */
  'POST /auth/tokens': {
    input: {
      email: string
      password: string
      code?: string
      scope?: 'read' | 'write'
      program?: string
    }
    output: {
      accessToken: string
      accessExpiresAt: string
      refreshToken: string
      refreshExpiresAt: string
      scope: 'read' | 'write'
    }
  }
  /** The next pair of tokens for a refresh token. One that was replaced before ends its whole session. */
  'POST /auth/tokens/refresh': {
    input: {
      refreshToken: string
    }
    output: {
      accessToken: string
      accessExpiresAt: string
      refreshToken: string
      refreshExpiresAt: string
      scope: 'read' | 'write'
    }
  }
  /** Signs a program out: the session of a refresh token ends, and both its tokens with it. An unknown token gets the same answer. */
  'POST /auth/tokens/revoke': {
    input: {
      refreshToken: string
    }
    output: Record<string, never>
  }
  /** Your runs, the newest first. */
  'GET /backtests': {
    input: {
      kind?: 'single' | 'batch' | 'optimise' | 'walk_forward'
      strategyId?: string
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        runId: string
        number: number
        kind: 'single' | 'batch' | 'optimise' | 'walk_forward'
        state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
        strategyId: string
        strategyName: string
        strategyVersion: number | null
        createdAt: string
        endedAt: string | null
        progress: {
          done: number
          total: number
          unit: string
          rate: number | null
          etaS: number | null
        }
        failure: string | null
        series: {
          seriesId: string
          exchange: string
          symbol: string
          quote: string
          minutes: number
        } | null
        seriesCount: number
        figures: {
          roi: number
          sharpe: number | null
          sortino: number | null
          calmar: number | null
          maxDrawdown: number
          profitFactor: number | null
          sqn: number | null
          winRate: number | null
          trades: number
        } | null
      }>
      nextCursor: string | null
    }
  }
  /** Runs a version of a strategy of yours over one series of candles. */
  'POST /backtests': {
    input: {
      versionId: string
      from?: string
      to?: string
      settings?: {
        capital?: number
        takerFee?: number
        makerFee?: number
        fixedFee?: number
        spread?: number
        slippage?: {
          kind: 'none' | 'fraction' | 'ticks' | 'range' | 'volume'
          value: number
        }
        fundingRate?: number
        leverage?: number
        inside?: 'worst' | 'nearest'
        volumeShare?: number
        model?: 'tradepost' | 'backtesting.py'
        fillAt?: 'open' | 'close'
        closeAtEnd?: boolean
      }
      params?: Record<string, number>
      seriesId: string
      fittedUntil?: string
    }
    output: {
      runId: string
    }
  }
  /** Runs a version of a strategy of yours over several series: pairs and frames. */
  'POST /backtests/batch': {
    input: {
      versionId: string
      from?: string
      to?: string
      settings?: {
        capital?: number
        takerFee?: number
        makerFee?: number
        fixedFee?: number
        spread?: number
        slippage?: {
          kind: 'none' | 'fraction' | 'ticks' | 'range' | 'volume'
          value: number
        }
        fundingRate?: number
        leverage?: number
        inside?: 'worst' | 'nearest'
        volumeShare?: number
        model?: 'tradepost' | 'backtesting.py'
        fillAt?: 'open' | 'close'
        closeAtEnd?: boolean
      }
      params?: Record<string, number>
      seriesIds: string[]
    }
    output: {
      runId: string
    }
  }
  /** Whether a version of a strategy of yours sees the future, and how much of the past it needs. */
  'GET /backtests/checks/:versionId': {
    input: {
      versionId: string
    }
    output: {
      check: {
        runId: string
        number: number
        part: number
        label: string
        causality: {
          bars: number
          refusal: string | null
          lookAhead: Array<{
            series: string
            at: number
            hiddenFrom: number
          }>
          longest: number
          warmUp: Array<{
            series: string
            needs: number | null
            off: number | null
          }>
        }
        findings: Array<{
          rule: string
          severity: 'danger' | 'warning' | 'note' | 'good'
          sentence: string
          figures: Record<string, number | string | null>
          advice: string
        }>
      } | null
    }
  }
  /** Two to four runs of yours side by side. */
  'GET /backtests/compare': {
    input: {
      runs: string | string[]
    }
    output: {
      runs: Array<{
        runId: string
        number: number
        strategyName: string
        series: {
          seriesId: string
          exchange: string
          symbol: string
          quote: string
          minutes: number
        }
        firstTs: number
        lastTs: number
        start: number
        params: Record<string, number>
        measures: {
          roi: number
          cagr: number | null
          volatility: number | null
          sharpe: number | null
          sortino: number | null
          maxDrawdown: number
          calmar: number | null
          avgDrawdown: number | null
          maxDrawdownMs: number | null
          avgDrawdownMs: number | null
          buyAndHold: number | null
          trades: number
          winRate: number | null
          profitFactor: number | null
          expectancy: number | null
          avgTrade: number | null
          bestTrade: number | null
          worstTrade: number | null
          sqn: number | null
          kelly: number | null
          exposure: number
          turnover: number
          feesPaid: number
          fundingPaid: number
          avgBars: number | null
        }
        chart: {
          ts: number[]
          equity: number[]
          hold: number[]
          drawdown: number[]
        }
      }>
      notes: string[]
    }
  }
  /** The series you may run a strategy over, with the time they cover. */
  'GET /backtests/markets': {
    input: Record<string, never>
    output: {
      markets: Array<{
        seriesId: string
        exchange: string
        symbol: string
        quote: string
        minutes: number
        name: string | null
        firstTs: number
        lastTs: number
        bars: number
        takerFee: number
        makerFee: number
      }>
    }
  }
  /** Tries many values of a strategy’s parameters on the first part of a series, and the best on all of it. */
  'POST /backtests/optimise': {
    input: {
      versionId: string
      from?: string
      to?: string
      settings?: {
        capital?: number
        takerFee?: number
        makerFee?: number
        fixedFee?: number
        spread?: number
        slippage?: {
          kind: 'none' | 'fraction' | 'ticks' | 'range' | 'volume'
          value: number
        }
        fundingRate?: number
        leverage?: number
        inside?: 'worst' | 'nearest'
        volumeShare?: number
        model?: 'tradepost' | 'backtesting.py'
        fillAt?: 'open' | 'close'
        closeAtEnd?: boolean
      }
      params?: Record<string, number>
      ranges?: Record<string, {
        from: number
        to: number
        step: number
      }>
      method?: 'grid' | 'random' | 'tpe'
      tries?: number
      seed?: number
      objective?: 'sharpe' | 'roi' | 'calmar' | 'sortino' | 'profitFactor' | 'sqn'
      seriesId: string
      keepAside?: number
    }
    output: {
      runId: string
    }
  }
  /** How much you may run, and how much of it you have used in the last 24 hours. */
  'GET /backtests/quota': {
    input: Record<string, never>
    output: {
      plan: string
      runsAtOnce: number
      runsPerDay: number
      seriesPerBatch: number
      triesPerRun: number
      barsPerSeries: number
      runsToday: number
      open: number
      freesAt: string | null
    }
  }
  /** A result that its owner has shared, by the token of the link. */
  'GET /backtests/shared/:token': {
    input: {
      token: string
    }
    output: {
      strategyName: string
      by: string
      createdAt: string
      series: {
        seriesId: string
        exchange: string
        symbol: string
        quote: string
        minutes: number
      }
      settings: {
        capital: number
        takerFee?: number
        makerFee?: number
        fixedFee: number
        spread: number
        slippage: {
          kind: 'none' | 'fraction' | 'ticks' | 'range' | 'volume'
          value: number
        }
        fundingRate: number
        leverage?: number
        inside: 'worst' | 'nearest'
        volumeShare: number
        model: 'tradepost' | 'backtesting.py'
        fillAt: 'open' | 'close'
        closeAtEnd: boolean
      }
      tookMs: number
      result: {
        measures: {
          roi: number
          cagr: number | null
          volatility: number | null
          sharpe: number | null
          sortino: number | null
          maxDrawdown: number
          calmar: number | null
          avgDrawdown: number | null
          maxDrawdownMs: number | null
          avgDrawdownMs: number | null
          buyAndHold: number | null
          trades: number
          winRate: number | null
          profitFactor: number | null
          expectancy: number | null
          avgTrade: number | null
          bestTrade: number | null
          worstTrade: number | null
          sqn: number | null
          kelly: number | null
          exposure: number
          turnover: number
          feesPaid: number
          fundingPaid: number
          avgBars: number | null
        }
        chart: {
          ts: number[]
          equity: number[]
          hold: number[]
          drawdown: number[]
        }
        months: Array<{
          month: string
          value: number
          hold: number
        }>
        distribution: Array<{
          from: number
          to: number
          count: number
        }>
        honesty: {
          inSharpe: number | null
          outSharpe: number | null
          splitAt: number | null
          dearRoi: number | null
          freeRoi: number | null
          luckFinal: [number, number, number, number, number] | null
          luckDrawdown: [number, number, number, number, number] | null
          luckLosing: number | null
          luckRuns: number | null
          deflated: {
            sharpe: number
            luck: number
            probability: number
            tries: number
          } | null
        }
        start: number
        final: number
        bars: number
        firstTs: number
        lastTs: number
        openTrades: number
        findings: Array<{
          rule: string
          severity: 'danger' | 'warning' | 'note' | 'good'
          sentence: string
          figures: Record<string, number | string | null>
          advice: string
        }>
        causality: {
          bars: number
          refusal: string | null
          lookAhead: Array<{
            series: string
            at: number
            hiddenFrom: number
          }>
          longest: number
          warmUp: Array<{
            series: string
            needs: number | null
            off: number | null
          }>
        }
        narration?: {
          by: 'language model'
          model: string
          notice: string
          text: string
        }
      }
      trades: Array<{
        n: number
        side: 'long' | 'short'
        size: number
        entryTs: number
        exitTs: number
        entryPrice: number
        exitPrice: number
        pnl: number
        ratio: number
        fees: number
        mae: number
        mfe: number
        bars: number
        exit: 'signal' | 'stop' | 'target' | 'liquidation'
      }>
      totalTrades: number
    }
  }
  /** Fits a strategy again and again and tests each fit on the bars that follow, with a verdict. */
  'POST /backtests/walk-forward': {
    input: {
      versionId: string
      from?: string
      to?: string
      settings?: {
        capital?: number
        takerFee?: number
        makerFee?: number
        fixedFee?: number
        spread?: number
        slippage?: {
          kind: 'none' | 'fraction' | 'ticks' | 'range' | 'volume'
          value: number
        }
        fundingRate?: number
        leverage?: number
        inside?: 'worst' | 'nearest'
        volumeShare?: number
        model?: 'tradepost' | 'backtesting.py'
        fillAt?: 'open' | 'close'
        closeAtEnd?: boolean
      }
      params?: Record<string, number>
      ranges?: Record<string, {
        from: number
        to: number
        step: number
      }>
      method?: 'grid' | 'random' | 'tpe'
      tries?: number
      seed?: number
      objective?: 'sharpe' | 'roi' | 'calmar' | 'sortino' | 'profitFactor' | 'sqn'
      seriesId: string
      windows?: number
      trainTimes?: number
      anchored?: boolean
    }
    output: {
      runId: string
    }
  }
  /** A run of yours: what was asked for, how far it is, and the figures of its parts. */
  'GET /backtests/:runId': {
    input: {
      runId: string
    }
    output: {
      runId: string
      number: number
      kind: 'single' | 'batch' | 'optimise' | 'walk_forward'
      state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
      strategyId: string
      strategyName: string
      strategyVersion: number | null
      createdAt: string
      endedAt: string | null
      progress: {
        done: number
        total: number
        unit: string
        rate: number | null
        etaS: number | null
      }
      failure: string | null
      versionId: string
      formHash: string
      engineVersion: string
      series: Array<{
        seriesId: string
        exchange: string
        symbol: string
        quote: string
        minutes: number
      }>
      from: string | null
      to: string | null
      params: Record<string, number>
      settings: {
        capital: number
        takerFee?: number
        makerFee?: number
        fixedFee: number
        spread: number
        slippage: {
          kind: 'none' | 'fraction' | 'ticks' | 'range' | 'volume'
          value: number
        }
        fundingRate: number
        leverage?: number
        inside: 'worst' | 'nearest'
        volumeShare: number
        model: 'tradepost' | 'backtesting.py'
        fillAt: 'open' | 'close'
        closeAtEnd: boolean
      }
      objective: 'sharpe' | 'roi' | 'calmar' | 'sortino' | 'profitFactor' | 'sqn' | null
      method: 'grid' | 'random' | 'tpe' | null
      startedAt: string | null
      tookMs: number | null
      fromStore: boolean
      shared: boolean
      parts: Array<{
        index: number
        label: string
        series: {
          seriesId: string
          exchange: string
          symbol: string
          quote: string
          minutes: number
        } | null
        state: 'waiting' | 'running' | 'done' | 'failed'
        figures: {
          roi: number
          sharpe: number | null
          sortino: number | null
          calmar: number | null
          maxDrawdown: number
          profitFactor: number | null
          sqn: number | null
          winRate: number | null
          trades: number
        } | null
        failure: string | null
      }>
    }
  }
  /** Ends a run of yours that is not done; its workers stop within a second, and what is done is kept. */
  'POST /backtests/:runId/cancel': {
    input: {
      runId: string
    }
    output: {
      runId: string
    }
  }
  /** Candles around a trade of a run of yours, with the trades among them. */
  'GET /backtests/:runId/candles': {
    input: {
      runId: string
      part?: number
      trade?: number
      bars?: number
    }
    output: {
      candles: Array<{
        ts: number
        open: number
        high: number
        low: number
        close: number
      }>
      trades: Array<{
        n: number
        side: 'long' | 'short'
        size: number
        entryTs: number
        exitTs: number
        entryPrice: number
        exitPrice: number
        pnl: number
        ratio: number
        fees: number
        mae: number
        mfe: number
        bars: number
        exit: 'signal' | 'stop' | 'target' | 'liquidation'
      }>
    }
  }
  /** The curve of a run of yours, with as many points as asked for. */
  'GET /backtests/:runId/equity': {
    input: {
      runId: string
      part?: number
      points?: number
    }
    output: {
      ts: number[]
      equity: number[]
      hold: number[]
      drawdown: number[]
    }
  }
  /** A result of yours as a file: its trades or its whole curve as CSV, or everything as JSON. */
  'GET /backtests/:runId/export': {
    input: {
      runId: string
      part?: number
      what?: 'trades' | 'equity' | 'all'
      format?: 'csv' | 'json'
    }
    output: {
      filename: string
      type: string
      content: string
    }
  }
  /** What a run of yours found: measures, curve, months, and what speaks against it. */
  'GET /backtests/:runId/result': {
    input: {
      runId: string
      part?: number
    }
    output: {
      runId: string
      part: number
      label: string
      series: {
        seriesId: string
        exchange: string
        symbol: string
        quote: string
        minutes: number
      }
      params: Record<string, number>
      tookMs: number
      result: {
        measures: {
          roi: number
          cagr: number | null
          volatility: number | null
          sharpe: number | null
          sortino: number | null
          maxDrawdown: number
          calmar: number | null
          avgDrawdown: number | null
          maxDrawdownMs: number | null
          avgDrawdownMs: number | null
          buyAndHold: number | null
          trades: number
          winRate: number | null
          profitFactor: number | null
          expectancy: number | null
          avgTrade: number | null
          bestTrade: number | null
          worstTrade: number | null
          sqn: number | null
          kelly: number | null
          exposure: number
          turnover: number
          feesPaid: number
          fundingPaid: number
          avgBars: number | null
        }
        chart: {
          ts: number[]
          equity: number[]
          hold: number[]
          drawdown: number[]
        }
        months: Array<{
          month: string
          value: number
          hold: number
        }>
        distribution: Array<{
          from: number
          to: number
          count: number
        }>
        honesty: {
          inSharpe: number | null
          outSharpe: number | null
          splitAt: number | null
          dearRoi: number | null
          freeRoi: number | null
          luckFinal: [number, number, number, number, number] | null
          luckDrawdown: [number, number, number, number, number] | null
          luckLosing: number | null
          luckRuns: number | null
          deflated: {
            sharpe: number
            luck: number
            probability: number
            tries: number
          } | null
        }
        start: number
        final: number
        bars: number
        firstTs: number
        lastTs: number
        openTrades: number
        findings: Array<{
          rule: string
          severity: 'danger' | 'warning' | 'note' | 'good'
          sentence: string
          figures: Record<string, number | string | null>
          advice: string
        }>
        causality: {
          bars: number
          refusal: string | null
          lookAhead: Array<{
            series: string
            at: number
            hiddenFrom: number
          }>
          longest: number
          warmUp: Array<{
            series: string
            needs: number | null
            off: number | null
          }>
        }
        narration?: {
          by: 'language model'
          model: string
          notice: string
          text: string
        }
      }
    }
  }
  /** Takes the link of a run of yours back: it leads nowhere from now on. */
  'DELETE /backtests/:runId/share': {
    input: {
      runId: string
    }
    output: Record<string, never>
  }
  /** A link under which anybody sees the result of a run of yours, but not how its strategy works. */
  'POST /backtests/:runId/share': {
    input: {
      runId: string
    }
    output: {
      path: string
    }
  }
  /** The trades of a run of yours, the newest first. */
  'GET /backtests/:runId/trades': {
    input: {
      runId: string
      part?: number
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        n: number
        side: 'long' | 'short'
        size: number
        entryTs: number
        exitTs: number
        entryPrice: number
        exitPrice: number
        pnl: number
        ratio: number
        fees: number
        mae: number
        mfe: number
        bars: number
        exit: 'signal' | 'stop' | 'target' | 'liquidation'
      }>
      total: number
      nextCursor: string | null
    }
  }
  /** Everything that an optimisation of yours tried, and how much of the best is luck. */
  'GET /backtests/:runId/tries': {
    input: {
      runId: string
    }
    output: {
      objective: 'sharpe' | 'roi' | 'calmar' | 'sortino' | 'profitFactor' | 'sqn'
      tries: Array<{
        params: Record<string, number>
        figures: {
          roi: number
          sharpe: number | null
          sortino: number | null
          calmar: number | null
          maxDrawdown: number
          profitFactor: number | null
          sqn: number | null
          winRate: number | null
          trades: number
        } | null
      }>
      axes: Array<{
        name: string
        values: number[]
      }>
      summary: {
        tries: number
        failed: number
        best: {
          params: Record<string, number>
          value: number
        } | null
        plateau: {
          params: Record<string, number>
          value: number
          around: number | null
          score: number
        } | null
        bestScore: number | null
        bestAround: number | null
      }
    }
  }
  /** The windows of a walk-forward of yours, the curve of its tests, and the verdict. */
  'GET /backtests/:runId/windows': {
    input: {
      runId: string
    }
    output: {
      windows: Array<{
        train: {
          from: number
          to: number
        }
        test: {
          from: number
          to: number
        }
        params: Record<string, number>
        trainFigures: {
          roi: number
          sharpe: number | null
          sortino: number | null
          calmar: number | null
          maxDrawdown: number
          profitFactor: number | null
          sqn: number | null
          winRate: number | null
          trades: number
        } | null
        testFigures: {
          roi: number
          sharpe: number | null
          sortino: number | null
          calmar: number | null
          maxDrawdown: number
          profitFactor: number | null
          sqn: number | null
          winRate: number | null
          trades: number
        } | null
        tries: number
      }>
      chart: {
        ts: number[]
        equity: number[]
        hold: number[]
        drawdown: number[]
      }
      roi: number
      sharpe: number | null
      maxDrawdown: number
      efficiency: number | null
      gaining: number
      verdict: 'holds' | 'weak' | 'fails'
      because: string
    }
  }
  /** Brings in your own candles as CSV. The same name again adds to them, and the same candles again change nothing. */
  'POST /candles/files': {
    input: {
      instrumentId: string
      frame: '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d'
      name: string
      csv: string
    }
    output: {
      seriesId: string
      bars: number
      added: number
      replaced: number
      missing: number
    }
  }
  /** Deletes candles of your own. */
  'DELETE /candles/files/:seriesId': {
    input: {
      seriesId: string
    }
    output: Record<string, never>
  }
  /** Imports of candles from exchanges, the newest first, with how far they are. */
  'GET /candles/imports': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        seriesId: string
        exchange: 'bybit' | 'binance' | 'mexc' | 'bitget'
        symbol: string
        frame: '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d'
        state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
        from: string
        to: string
        doneTo: string
        share: number
        bars: number
        barsPerSecond: number | null
        etaS: number | null
        problem: string | null
        retryAt: string | null
        mine: boolean
        createdAt: string
      }>
      nextCursor: string | null
    }
  }
  /** Brings in candles of an exchange, for everybody; the usual pairs and frames unless others are named. */
  'POST /candles/imports': {
    input: {
      exchange: 'bybit' | 'binance' | 'mexc' | 'bitget'
      symbols?: string[]
      frames?: Array<'1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d'>
      from: string
      to?: string
    }
    output: {
      importIds: string[]
    }
  }
  /** How far an import of candles is. */
  'GET /candles/imports/:importId': {
    input: {
      importId: string
    }
    output: {
      id: string
      seriesId: string
      exchange: 'bybit' | 'binance' | 'mexc' | 'bitget'
      symbol: string
      frame: '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d'
      state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'
      from: string
      to: string
      doneTo: string
      share: number
      bars: number
      barsPerSecond: number | null
      etaS: number | null
      problem: string | null
      retryAt: string | null
      mine: boolean
      createdAt: string
    }
  }
  /** Ends an import; the candles that came in stay. */
  'POST /candles/imports/:importId/cancel': {
    input: {
      importId: string
    }
    output: Record<string, never>
  }
  /** The candles that the caller may use: those of exchanges, and their own files. The newest first. */
  'GET /candles/series': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        instrumentId: string
        exchange: 'bybit' | 'binance' | 'mexc' | 'bitget'
        symbol: string
        frame: '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d'
        name: string | null
        bars: number
        from: string | null
        to: string | null
        missing: number
        bad: number
        keptUp: boolean
      }>
      nextCursor: string | null
    }
  }
  /** What is there of a series, month by month, with the gaps and the bad candles by time. */
  'GET /candles/series/:seriesId': {
    input: {
      seriesId: string
    }
    output: {
      id: string
      instrumentId: string
      exchange: 'bybit' | 'binance' | 'mexc' | 'bitget'
      symbol: string
      frame: '1m' | '5m' | '15m' | '30m' | '1h' | '4h' | '1d'
      name: string | null
      bars: number
      from: string | null
      to: string | null
      missing: number
      bad: number
      keptUp: boolean
      months: Array<{
        month: string
        bars: number
        expected: number
        gaps: Array<{
          from: string
          to: string
          bars: number
        }>
        bad: Array<{
          at: string
          flaw: string
        }>
      }>
    }
  }
  /** What is in the cart, at the prices of this moment, with what has changed since it was put there. */
  'GET /cart': {
    input: {
      token?: string
    }
    output: {
      lines: Array<{
        lineId: string
        kind: 'deal' | 'shipment' | 'licence' | 'code' | 'credit'
        subject: string
        title: string
        category: string
        sellerName: string | null
        quantity: number
        unitMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        available: number
        problem: string | null
        wasMinor: number | null
        saved: boolean
        sent: boolean
        giftTo: string | null
        giftName: string | null
        giftMessage: string | null
        giftOn: string | null
        present: {
          gift: 'mailed' | 'sent' | 'never'
          words: string
        }
        href: string
      }>
      sums: Array<{
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        totalMinor: number
        pieces: number
      }>
    }
  }
  /** Put something into the cart; what is in it already is counted up. */
  'POST /cart/lines': {
    input: {
      token?: string
      kind: 'deal' | 'shipment' | 'licence' | 'code' | 'credit'
      subject: string
      quantity?: number
      giftTo?: string
      giftMessage?: string
      giftOn?: string
    }
    output: {
      lineId: string
      token: string | null
    }
  }
  /** Take a line out of the cart. */
  'DELETE /cart/lines/:lineId': {
    input: {
      lineId: string
      token?: string
    }
    output: {
      lineId: string
    }
  }
  /** Change how many, keep a line for another day, or say whose gift it is. Its price now counts as seen. */
  'PATCH /cart/lines/:lineId': {
    input: {
      lineId: string
      token?: string
      quantity?: number
      saved?: boolean
      giftTo?: string
      giftMessage?: string
      giftOn?: string
    }
    output: {
      lineId: string
    }
  }
  /** Take over the cart of this browser after signing in. */
  'POST /cart/merge': {
    input: {
      token?: string
    }
    output: {
      lines: number
    }
  }
  /** Your own coupons, the newest first, with what they have given so far. */
  'GET /coupons': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        discount: {
          kind: 'percent'
          bps: number
        } | {
          kind: 'fixed'
          amountMinor: number
        } | {
          kind: 'free_units'
          buy: number
          get: number
        }
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
        minimumMinor: number
        scope: {
          on: 'all'
        } | {
          on: 'kinds'
          kinds: Array<'licence' | 'shipment' | 'deal'>
        } | {
          on: 'category'
          category: string
        } | {
          on: 'subjects'
          subjects: string[]
        }
        maxUses: number | null
        maxPerPerson: number | null
        firstOrder: boolean
        stackable: boolean
        startsAt: string | null
        endsAt: string | null
        id: string
        code: string
        funder: 'seller' | 'platform'
        sellerId: string | null
        state: 'draft' | 'active' | 'paused' | 'ended'
        status: 'draft' | 'scheduled' | 'running' | 'used_up' | 'paused' | 'ended'
        used: number
        given: Array<{
          currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
          amountMinor: number
        }>
        version: number
        createdAt: string
      }>
      nextCursor: string | null
    }
  }
  /** Makes a coupon for your own goods, paid by you. */
  'POST /coupons': {
    input: {
      code: string
      discount: {
        kind: 'percent'
        bps: number
      } | {
        kind: 'fixed'
        amountMinor: number
      } | {
        kind: 'free_units'
        buy: number
        get: number
      }
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
      minimumMinor?: number
      scope?: {
        on: 'all'
      } | {
        on: 'kinds'
        kinds: Array<'licence' | 'shipment' | 'deal'>
      } | {
        on: 'category'
        category: string
      } | {
        on: 'subjects'
        subjects: string[]
      }
      maxUses?: number | null
      maxPerPerson?: number | null
      firstOrder?: boolean
      stackable?: boolean
      startsAt?: string | null
      endsAt?: string | null
      start?: boolean
    }
    output: {
      couponId: string
    }
  }
  /** What the coupon with this code gives, for whom and until when. */
  'GET /coupons/codes/:code': {
    input: {
      code: string
    }
    output: {
      code: string
      funder: 'seller' | 'platform'
      sellerId: string | null
      discount: {
        kind: 'percent'
        bps: number
      } | {
        kind: 'fixed'
        amountMinor: number
      } | {
        kind: 'free_units'
        buy: number
        get: number
      }
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
      minimumMinor: number
      scope: {
        on: 'all'
      } | {
        on: 'kinds'
        kinds: Array<'licence' | 'shipment' | 'deal'>
      } | {
        on: 'category'
        category: string
      } | {
        on: 'subjects'
        subjects: string[]
      }
      maxPerPerson: number | null
      firstOrder: boolean
      stackable: boolean
      startsAt: string | null
      endsAt: string | null
      status: 'draft' | 'scheduled' | 'running' | 'used_up' | 'paused' | 'ended'
    }
  }
  /** Changes the rules of a coupon from now on. What orders have had stays as it was. */
  'PATCH /coupons/:couponId': {
    input: {
      couponId: string
      version: number
      discount?: {
        kind: 'percent'
        bps: number
      } | {
        kind: 'fixed'
        amountMinor: number
      } | {
        kind: 'free_units'
        buy: number
        get: number
      }
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY' | null
      minimumMinor?: number
      scope?: {
        on: 'all'
      } | {
        on: 'kinds'
        kinds: Array<'licence' | 'shipment' | 'deal'>
      } | {
        on: 'category'
        category: string
      } | {
        on: 'subjects'
        subjects: string[]
      }
      maxUses?: number | null
      maxPerPerson?: number | null
      firstOrder?: boolean
      stackable?: boolean
      startsAt?: string | null
      endsAt?: string | null
    }
    output: {
      couponId: string
    }
  }
  /** Ends a coupon for good. Orders that have it keep it. */
  'POST /coupons/:couponId/end': {
    input: {
      couponId: string
    }
    output: {
      couponId: string
    }
  }
  /** Lets a coupon count for no new order until it is started again. */
  'POST /coupons/:couponId/pause': {
    input: {
      couponId: string
    }
    output: {
      couponId: string
    }
  }
  /** Lets a draft or paused coupon count, within its window and limits. */
  'POST /coupons/:couponId/start': {
    input: {
      couponId: string
    }
    output: {
      couponId: string
    }
  }
  /** The orders that have a coupon, the newest first: reserved, used, or given up again. */
  'GET /coupons/:couponId/uses': {
    input: {
      couponId: string
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        orderId: string
        amountMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        state: 'reserved' | 'used' | 'released'
        at: string
      }>
      nextCursor: string | null
    }
  }
  /** Your deals as buyer and as seller, newest first. */
  'GET /deals': {
    input: {
      cursor?: string
      limit?: number
      show?: 'all' | 'moves' | 'open' | 'ended'
      role?: 'buyer' | 'seller'
    }
    output: {
      items: Array<{
        id: string
        orderId: string
        state: 'created' | 'funded' | 'taking' | 'giving' | 'delivered' | 'settled' | 'refunded' | 'returning' | 'returned' | 'stuck'
        role: 'buyer' | 'seller' | 'admin'
        item: {
          appId: number
          marketHashName: string
          name: string
          type: string
          category: string
          rarity: string
          quality: string
          exterior: string | null
          wear: number | null
          paintSeed: number | null
          artSrc: string
        }
        otherName: string
        priceMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        yourMove: boolean
        dueAt: string | null
        createdAt: string
      }>
      nextCursor: string | null
      counts: Record<'all' | 'moves' | 'open' | 'ended', number>
    }
  }
  /** Buy a listed item with wallet money. The money waits in escrow until the item is yours. */
  'POST /deals': {
    input: {
      listingId: string
      priceMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
    }
    output: {
      dealId: string
    }
  }
  /** One deal: whose move it is, where money and item are, and everything that happened. */
  'GET /deals/:dealId': {
    input: {
      dealId: string
    }
    output: {
      id: string
      state: 'created' | 'funded' | 'taking' | 'giving' | 'delivered' | 'settled' | 'refunded' | 'returning' | 'returned' | 'stuck'
      ended: boolean
      role: 'buyer' | 'seller' | 'admin'
      buyer: {
        id: string
        name: string
        avatarUrl: string | null
      }
      seller: {
        id: string
        name: string
        avatarUrl: string | null
      }
      item: {
        appId: number
        marketHashName: string
        name: string
        type: string
        category: string
        rarity: string
        quality: string
        exterior: string | null
        wear: number | null
        paintSeed: number | null
        artSrc: string
      }
      listingId: string
      priceMinor: number
      feeMinor: number
      sellerGetsMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      money: 'escrow' | 'seller' | 'buyer'
      itemWith: 'seller' | 'bot' | 'buyer'
      reason: string | null
      next: {
        whose: 'you' | 'seller' | 'buyer' | 'tradepost' | 'nobody'
        title: string
        text: string
        dueAt: string | null
        since: string | null
        offerUrl: string | null
        canDecline: boolean
        canSendAgain: boolean
      }
      timeline: Array<{
        key: string
        phase: 'past' | 'now' | 'future'
        at: string | null
        when: string | null
        title: string
        text: string
        who: string
        proofs: Array<{
          label: string
          value: string | null
          pending: string | null
        }>
      }>
      notes: Array<{
        at: string
        author: string
        kind: 'help' | 'note'
        text: string
      }>
      createdAt: string
      updatedAt: string
    }
  }
  /** Call a deal off while it is your move. Money and item go back. */
  'POST /deals/:dealId/decline': {
    input: {
      dealId: string
    }
    output: {
      dealId: string
    }
  }
  /** Ask a person to look at your deal. */
  'POST /deals/:dealId/help': {
    input: {
      dealId: string
      reason: string
    }
    output: {
      dealId: string
    }
  }
  /** Have your own item offered back to you again. */
  'POST /deals/:dealId/send-again': {
    input: {
      dealId: string
    }
    output: {
      dealId: string
    }
  }
  /** Decide a dispute: how much of the money the buyer gets back; the seller keeps the rest. */
  'POST /disputes/:disputeId/decision': {
    input: {
      disputeId: string
      buyerGetsMinor: number
      answer: string
    }
    output: {
      disputeId: string
    }
  }
  /** Say and show what an admin should know to decide a dispute. */
  'POST /disputes/:disputeId/evidence': {
    input: {
      disputeId: string
      text: string
    }
    output: {
      disputeId: string
    }
  }
  /** Take a dispute back: everything goes on as if the parcel had arrived today. */
  'POST /disputes/:disputeId/withdraw': {
    input: {
      disputeId: string
    }
    output: {
      disputeId: string
    }
  }
  /** What a seller earned, what may leave to their bank and what may not yet, with the reasons. */
  'GET /earnings': {
    input: {
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
    }
    output: {
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      account: {
        state: 'none' | 'pending' | 'restricted' | 'active'
        country: string | null
        missing: string[]
        monthly: boolean
      }
      offered: boolean
      earnedMinor: number
      withdrawableMinor: number
      onTheWayMinor: number
      paidMinor: number
      leastMinor: number
      holds: Array<{
        rule: 'new_seller' | 'disputes' | 'protected_deals'
        why: string
        amountMinor: number | null
        until: string | null
      }>
      refusal: string | null
    }
  }
  /** What a seller has earned and does not have yet: until when it clears, and what is kept back. */
  'GET /earnings/clearing': {
    input: {
      cursor?: string
      limit?: number
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
    }
    output: {
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      accruedMinor: number
      clearingMinor: number
      heldMinor: number
      items: Array<{
        id: string
        sellerOrderId: string
        title: string
        netMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        state: 'accrued' | 'clearing' | 'held'
        why: string | null
        availableAt: string | null
      }>
      nextCursor: string | null
    }
  }
  /** What is kept of the caller’s sales of goods now: in general, and where a category differs. */
  'GET /earnings/fees': {
    input: {
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
    }
    output: {
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      items: Array<{
        category: string | null
        bps: number
        minimumMinor: number
        sentence: string
      }>
    }
  }
  /** Sales with fee and tax, what was taken back, and payouts, the newest first. */
  'GET /earnings/statement': {
    input: {
      cursor?: string
      limit?: number
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
      month?: string
    }
    output: {
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      items: Array<{
        id: string
        at: string
        kind: 'sale' | 'refund' | 'payout'
        title: string
        subject: string | null
        grossMinor: number
        feeMinor: number
        taxMinor: number
        netMinor: number
      }>
      nextCursor: string | null
    }
  }
  /** The same as a CSV file, the newest 20,000 rows at most. */
  'GET /earnings/statement/csv': {
    input: {
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
      month?: string
    }
    output: {
      filename: string
      csv: string
    }
  }
  /** Gift cards that you bought, were given or redeemed, the newest first. Never a code. */
  'GET /gift-cards': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        role: 'bought' | 'received'
        last4: string
        amountMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        state: 'issued' | 'redeemed' | 'void'
        recipient: 'self' | 'email' | 'person'
        recipientEmail: string | null
        message: string | null
        deliverAt: string
        deliveredAt: string | null
        redeemedAt: string | null
        canShow: boolean
        orderId: string | null
        createdAt: string
      }>
      nextCursor: string | null
    }
  }
  /** What a gift card is worth, and which wallet it would go to. Changes nothing. */
  'POST /gift-cards/check': {
    input: {
      code: string
    }
    output: {
      amountMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      last4: string
    }
  }
  /** Puts a gift card's money into your wallet of its currency. */
  'POST /gift-cards/redeem': {
    input: {
      code: string
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
    }
    output: {
      amountMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      last4: string
      giftCardId: string
      postingId: string
      availableMinor: number
    }
  }
  /** Shows the code of a card that was bought for you, once; after that nobody can read it here. */
  'POST /gift-cards/:giftCardId/code': {
    input: {
      giftCardId: string
    }
    output: {
      code: string
    }
  }
  /** Makes the code of a card you bought worthless and sends a new one, to a corrected address if need be. */
  'POST /gift-cards/:giftCardId/new-code': {
    input: {
      giftCardId: string
      email?: string
    }
    output: {
      giftCardId: string
    }
  }
  /** Search the goods of sellers: filters, facets with counts, keyset paging. */
  'GET /goods': {
    input: {
      q?: string
      category?: string | string[]
      condition?: string | string[]
      shipsTo?: string
      minMinor?: number
      maxMinor?: number
      sellerId?: string
      sort?: 'best' | 'newest' | 'cheapest' | 'dearest'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        sellerId: string
        sellerName: string
        title: string
        category: 'consoles' | 'controllers' | 'computers' | 'keyboards_mice' | 'headsets' | 'games' | 'cards' | 'figures' | 'clothing' | 'books' | 'other'
        condition: 'new' | 'like_new' | 'good' | 'worn' | 'for_parts'
        priceMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        available: number
        shipsTo: string[]
        shippingFromMinor: number | null
        state: 'draft' | 'active' | 'paused' | 'sold_out' | 'removed'
        createdAt: string
        publishedAt: string | null
      }>
      total: {
        count: number
        more: boolean
      }
      nextCursor: string | null
      facets: Record<'category' | 'condition' | 'shipsTo', Array<{
        value: string
        count: number
      }>>
      facetsExact: boolean
      prices: {
        lowMinor: number
        highMinor: number
        buckets: number[]
      } | null
      similar: boolean
    }
  }
  /** Offer goods of your own: in your words, with a stock and the ways you send them. */
  'POST /goods': {
    input: {
      title: string
      description?: string
      category: 'consoles' | 'controllers' | 'computers' | 'keyboards_mice' | 'headsets' | 'games' | 'cards' | 'figures' | 'clothing' | 'books' | 'other'
      condition: 'new' | 'like_new' | 'good' | 'worn' | 'for_parts'
      priceMinor: number
      currency: 'EUR'
      onHand: number
      shipping?: Array<{
        name: string
        shipsTo: Array<'world' | string>
        priceMinor: number
        daysFrom: number
        daysTo: number
      }>
      publish?: boolean
    }
    output: {
      goodsId: string
    }
  }
  /** Your own goods, those that are not removed first. */
  'GET /goods/mine': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        sellerId: string
        sellerName: string
        title: string
        category: 'consoles' | 'controllers' | 'computers' | 'keyboards_mice' | 'headsets' | 'games' | 'cards' | 'figures' | 'clothing' | 'books' | 'other'
        condition: 'new' | 'like_new' | 'good' | 'worn' | 'for_parts'
        priceMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        available: number
        shipsTo: string[]
        shippingFromMinor: number | null
        state: 'draft' | 'active' | 'paused' | 'sold_out' | 'removed'
        createdAt: string
        publishedAt: string | null
        onHand: number
        reserved: number
      }>
      nextCursor: string | null
    }
  }
  /** Goods that fit some words best, with their prices. */
  'GET /goods/suggestions': {
    input: {
      q: string
    }
    output: {
      items: Array<{
        id: string
        title: string
        category: 'consoles' | 'controllers' | 'computers' | 'keyboards_mice' | 'headsets' | 'games' | 'cards' | 'figures' | 'clothing' | 'books' | 'other'
        priceMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      }>
    }
  }
  /** Goods with their description, ways of sending, seller, and more of that seller. */
  'GET /goods/:goodsId': {
    input: {
      goodsId: string
    }
    output: {
      id: string
      sellerId: string
      sellerName: string
      title: string
      category: 'consoles' | 'controllers' | 'computers' | 'keyboards_mice' | 'headsets' | 'games' | 'cards' | 'figures' | 'clothing' | 'books' | 'other'
      condition: 'new' | 'like_new' | 'good' | 'worn' | 'for_parts'
      priceMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      available: number
      shipsTo: string[]
      shippingFromMinor: number | null
      state: 'draft' | 'active' | 'paused' | 'sold_out' | 'removed'
      createdAt: string
      publishedAt: string | null
      description: string
      shipping: Array<{
        id: string
        name: string
        shipsTo: string[]
        priceMinor: number
        daysFrom: number
        daysTo: number
      }>
      seller: {
        id: string
        name: string
        avatarUrl: string | null
        since: string
        country: string | null
      }
      own: boolean
      stock: {
        onHand: number
        reserved: number
      } | null
      more: Array<{
        id: string
        sellerId: string
        sellerName: string
        title: string
        category: 'consoles' | 'controllers' | 'computers' | 'keyboards_mice' | 'headsets' | 'games' | 'cards' | 'figures' | 'clothing' | 'books' | 'other'
        condition: 'new' | 'like_new' | 'good' | 'worn' | 'for_parts'
        priceMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        available: number
        shipsTo: string[]
        shippingFromMinor: number | null
        state: 'draft' | 'active' | 'paused' | 'sold_out' | 'removed'
        createdAt: string
        publishedAt: string | null
      }>
    }
  }
  /** Change your own goods, also while people buy them: what was sold or promised meanwhile stands. */
  'PATCH /goods/:goodsId': {
    input: {
      goodsId: string
      title?: string
      description?: string
      category?: 'consoles' | 'controllers' | 'computers' | 'keyboards_mice' | 'headsets' | 'games' | 'cards' | 'figures' | 'clothing' | 'books' | 'other'
      condition?: 'new' | 'like_new' | 'good' | 'worn' | 'for_parts'
      priceMinor?: number
      onHand?: number
      seenOnHand?: number
      shipping?: Array<{
        name: string
        shipsTo: Array<'world' | string>
        priceMinor: number
        daysFrom: number
        daysTo: number
      }>
      publish?: boolean
    }
    output: {
      goodsId: string
    }
  }
  /** Take your own goods off sale for a while. Who is paying for them may go on. */
  'POST /goods/:goodsId/pause': {
    input: {
      goodsId: string
    }
    output: {
      goodsId: string
    }
  }
  /** Put your own draft on sale. It is found from that moment on. */
  'POST /goods/:goodsId/publish': {
    input: {
      goodsId: string
    }
    output: {
      goodsId: string
    }
  }
  /** Take your own goods off sale for good. Who is paying for them may go on. */
  'POST /goods/:goodsId/remove': {
    input: {
      goodsId: string
    }
    output: {
      goodsId: string
    }
  }
  /** Put your own paused goods back on sale. */
  'POST /goods/:goodsId/resume': {
    input: {
      goodsId: string
    }
    output: {
      goodsId: string
    }
  }
  /** The pairs that exchanges trade, with their steps, fees and funding. */
  'GET /instruments': {
    input: {
      exchange?: 'bybit' | 'binance' | 'mexc' | 'bitget'
      search?: string
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        exchange: 'bybit' | 'binance' | 'mexc' | 'bitget'
        symbol: string
        kind: 'spot' | 'swap'
        base: string
        quote: string
        tickSize: string
        lotSize: string
        minNotional: string | null
        makerFee: string
        takerFee: string
        fundingHours: number | null
        id: string
      }>
      nextCursor: string | null
    }
  }
  /** Search the market: filters, facets with counts, keyset paging. */
  'GET /listings': {
    input: {
      appId?: number
      q?: string
      minMinor?: number
      maxMinor?: number
      rarity?: string | string[]
      quality?: string | string[]
      wearer?: string | string[]
      category?: string | string[]
      exterior?: string | string[]
      sort?: 'newest' | 'cheapest' | 'dearest' | 'discount'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        itemId: string
        appId: number
        assetId: string
        marketHashName: string
        name: string
        type: string
        category: string
        rarity: string
        quality: string
        wearer: string | null
        exterior: string | null
        wear: number | null
        paintSeed: number | null
        artSrc: string
        id: string
        priceMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        referenceMinor: number | null
        state: 'draft' | 'active' | 'reserved' | 'sold' | 'delisted' | 'invalid'
        createdAt: string
      }>
      total: {
        count: number
        more: boolean
      }
      nextCursor: string | null
      facets: Record<'rarity' | 'quality' | 'wearer' | 'category' | 'exterior', Array<{
        value: string
        count: number
      }>>
      facetsExact: boolean
      prices: {
        lowMinor: number
        highMinor: number
        buckets: number[]
      } | null
      similar: boolean
      games: Array<{
        appId: number
        count: number
      }>
      newestAt: string | null
    }
  }
  /** Offer an item of your own Steam inventory for sale. */
  'POST /listings': {
    input: {
      appId: number
      assetId: string
      priceMinor: number
      currency: 'EUR'
      publish?: boolean
    }
    output: {
      listingId: string
    }
  }
  /** Your own listings, the open ones first. */
  'GET /listings/mine': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        itemId: string
        appId: number
        assetId: string
        marketHashName: string
        name: string
        type: string
        category: string
        rarity: string
        quality: string
        wearer: string | null
        exterior: string | null
        wear: number | null
        paintSeed: number | null
        artSrc: string
        id: string
        priceMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        referenceMinor: number | null
        state: 'draft' | 'active' | 'reserved' | 'sold' | 'delisted' | 'invalid'
        createdAt: string
        reason: string | null
      }>
      nextCursor: string | null
    }
  }
  /** Names on the market that match some words, each with its offers and its lowest price. */
  'GET /listings/suggestions': {
    input: {
      q: string
    }
    output: {
      items: Array<{
        appId: number
        marketHashName: string
        rarity: string
        artSrc: string
        offers: number
        lowestMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        listingId: string
      }>
    }
  }
  /** One listing with its item, seller, price history and closest copies. */
  'GET /listings/:listingId': {
    input: {
      listingId: string
    }
    output: {
      itemId: string
      appId: number
      assetId: string
      marketHashName: string
      name: string
      type: string
      category: string
      rarity: string
      quality: string
      wearer: string | null
      exterior: string | null
      wear: number | null
      paintSeed: number | null
      artSrc: string
      id: string
      priceMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      referenceMinor: number | null
      state: 'draft' | 'active' | 'reserved' | 'sold' | 'delisted' | 'invalid'
      createdAt: string
      details: Record<string, unknown>
      seller: {
        id: string
        name: string
        avatarUrl: string | null
        since: string
        sold: number
      }
      own: boolean
      reason: string | null
      dealId: string | null
      history: Array<{
        day: string
        medianMinor: number
        lowMinor: number
        highMinor: number
        sales: number
      }>
      recentSales: Array<{
        at: string
        priceMinor: number
        wear: number | null
      }>
      closest: Array<{
        itemId: string
        appId: number
        assetId: string
        marketHashName: string
        name: string
        type: string
        category: string
        rarity: string
        quality: string
        wearer: string | null
        exterior: string | null
        wear: number | null
        paintSeed: number | null
        artSrc: string
        id: string
        priceMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        referenceMinor: number | null
        state: 'draft' | 'active' | 'reserved' | 'sold' | 'delisted' | 'invalid'
        createdAt: string
      }>
      offersOfKind: number
    }
  }
  /** Take your own listing off the market. */
  'POST /listings/:listingId/delist': {
    input: {
      listingId: string
    }
    output: {
      listingId: string
    }
  }
  /** Change the price of your own listing while nobody is buying it. */
  'POST /listings/:listingId/price': {
    input: {
      listingId: string
      priceMinor: number
    }
    output: {
      listingId: string
    }
  }
  /** Put your own draft on the market. */
  'POST /listings/:listingId/publish': {
    input: {
      listingId: string
    }
    output: {
      listingId: string
    }
  }
  /** The account of the caller. */
  'GET /me': {
    input: Record<string, never>
    output: {
      id: string
      name: string
      avatarUrl: string | null
      bio: string
      country: string | null
      language: 'en' | 'de'
      zone: string
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      look: {
        accent: 'amber' | 'teal' | 'violet' | 'rose'
        density: 'dense' | 'roomy'
      }
      privacy: {
        inventory: 'everyone' | 'friends' | 'nobody'
        library: 'everyone' | 'friends' | 'nobody'
        activity: 'everyone' | 'friends' | 'nobody'
      }
      role: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
      email: string | null
      hasPassword: boolean
      steamId: string | null
      tradeUrl: string | null
      createdAt: string
    }
  }
  /** Changes what other people see, language, time zone, look and privacy; what is left out stays. */
  'PATCH /me': {
    input: {
      name?: string
      bio?: string
      country?: string | null
      language?: 'en' | 'de'
      zone?: string
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
      look?: {
        accent?: 'amber' | 'teal' | 'violet' | 'rose'
        density?: 'dense' | 'roomy'
      }
      privacy?: {
        inventory?: 'everyone' | 'friends' | 'nobody'
        library?: 'everyone' | 'friends' | 'nobody'
        activity?: 'everyone' | 'friends' | 'nobody'
      }
    }
    output: {
      id: string
      name: string
      avatarUrl: string | null
      bio: string
      country: string | null
      language: 'en' | 'de'
      zone: string
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      look: {
        accent: 'amber' | 'teal' | 'violet' | 'rose'
        density: 'dense' | 'roomy'
      }
      privacy: {
        inventory: 'everyone' | 'friends' | 'nobody'
        library: 'everyone' | 'friends' | 'nobody'
        activity: 'everyone' | 'friends' | 'nobody'
      }
      role: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
      email: string | null
      hasPassword: boolean
      steamId: string | null
      tradeUrl: string | null
      createdAt: string
    }
  }
  /** What the caller did that is kept in the audit log, and what others did to their account. */
  'GET /me/audit': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        at: string
        act: string
        byMe: boolean
        aboutMe: boolean
        reason: string | null
        address: string | null
      }>
      nextCursor: string | null
    }
  }
  /** Takes the picture of the caller away. */
  'DELETE /me/avatar': {
    input: Record<string, never>
    output: Record<string, never>
  }
  /** Takes back the wish to have the account deleted. */
  'DELETE /me/deletion': {
    input: Record<string, never>
    output: Record<string, never>
  }
  /** Has the account deleted in 14 days, unless the caller changes their mind. Asks for the second factor. */
  'POST /me/deletion': {
    input: {
      reason?: string
    }
    output: {
      askedAt: string
      dueAt: string
    }
  }
  /** Sends a mail to a new address; the account has it when the link in it is opened. */
  'PUT /me/email': {
    input: {
      email: string
    }
    output: {
      email: string
    }
  }
  /** Gives the account of the caller the address to which the link was sent. */
  'POST /me/email/confirm': {
    input: {
      secret: string
    }
    output: {
      email: string
    }
  }
  /** Orders a zip of everything about the caller; they are told when it is ready. Once a day. */
  'POST /me/exports': {
    input: Record<string, never>
    output: {
      exportId: string
    }
  }
  /** The second factors of the caller, and whether they were shown lately in this session. */
  'GET /me/factors': {
    input: Record<string, never>
    output: {
      totpSince: string | null
      passkeys: number
      recoveryCodesLeft: number
      provenUntil: string | null
    }
  }
  /** Which second factors the caller can show, also in a sign-in that waits for one. */
  'GET /me/factors/kinds': {
    input: Record<string, never>
    output: {
      totp: boolean
      passkey: boolean
    }
  }
  /** Shows the second factor: ends a sign-in that waits for it, or allows acts that ask for it for 10 minutes. */
  'POST /me/factors/prove': {
    input: {
      code: string
    }
    output: {
      provenUntil: string
    }
  }
  /** Shows a passkey as the second factor: as `identity.proveFactor` does with a code. */
  'POST /me/factors/prove-passkey': {
    input: {
      answer: {
        id: string
        rawId: string
        type: 'public-key'
        response: {
          clientDataJSON: string
          authenticatorData: string
          signature: string
          userHandle?: string
        }
      }
    }
    output: {
      provenUntil: string
    }
  }
  /** Gives ten new recovery codes; the earlier ones stop working. Asks for the second factor. */
  'POST /me/factors/recovery-codes': {
    input: Record<string, never>
    output: {
      recoveryCodes: string[]
    }
  }
  /** Removes the authenticator, and the recovery codes when it was the last factor. Asks for the second factor. */
  'DELETE /me/factors/totp': {
    input: Record<string, never>
    output: Record<string, never>
  }
  /** Begins to set up an authenticator app; it counts only after a first code from it. Asks who it is. */
  'POST /me/factors/totp': {
    input: Record<string, never>
    output: {
      secret: string
      uri: string
      qrSvg: string
    }
  }
  /** Makes the authenticator count, by a first code from it, and gives the recovery codes. */
  'POST /me/factors/totp/confirm': {
    input: {
      code: string
    }
    output: {
      recoveryCodes: string[]
    }
  }
  /** What the frame of every page shows about the caller: name, balance, deals and notifications that wait for them. */
  'GET /me/frame': {
    input: Record<string, never>
    output: {
      id: string
      name: string
      avatarUrl: string | null
      role: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
      suspended: {
        until: string | null
      } | null
      leavesAt: string | null
      look: {
        accent: 'amber' | 'teal' | 'violet' | 'rose'
        density: 'dense' | 'roomy'
      }
      balanceMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      moves: number
      unread: number
    }
  }
  /** Takes over everything of the account in which the code was made, and closes that account. */
  'POST /me/merge': {
    input: {
      code: string
    }
    output: {
      listings: number
      deals: number
      money: Array<{
        currency: string
        amountMinor: number
      }>
      recoveryCodes: string[]
    }
  }
  /** A code with which another account takes over everything that is in this one. Asks who it is. */
  'POST /me/merge/code': {
    input: Record<string, never>
    output: {
      code: string
      until: string
    }
  }
  /** The passkeys of the caller, the newest first. */
  'GET /me/passkeys': {
    input: Record<string, never>
    output: {
      items: Array<{
        id: string
        name: string
        backedUp: boolean
        createdAt: string
        usedAt: string | null
      }>
    }
  }
  /** Keeps the passkey that the browser has made. The first one comes with recovery codes. */
  'POST /me/passkeys': {
    input: {
      answer: {
        id: string
        rawId: string
        type: 'public-key'
        response: {
          clientDataJSON: string
          attestationObject: string
        }
      }
      name: string
    }
    output: {
      passkey: {
        id: string
        name: string
        backedUp: boolean
        createdAt: string
        usedAt: string | null
      }
      recoveryCodes: string[]
    }
  }
  /** What the browser needs to show a passkey, for a sign-in or as the second factor. */
  'POST /me/passkeys/ask': {
    input: Record<string, never>
    output: {
      options: {
        challenge: string
      }
    }
  }
  /** Begins to add a passkey: what the browser needs to make one. Asks who it is. */
  'POST /me/passkeys/start': {
    input: Record<string, never>
    output: {
      options: {
        challenge: string
      }
    }
  }
  /** Forgets a passkey; never the last way in. Asks who it is. */
  'DELETE /me/passkeys/:passkeyId': {
    input: {
      passkeyId: string
    }
    output: Record<string, never>
  }
  /** Gives a passkey another name. */
  'PATCH /me/passkeys/:passkeyId': {
    input: {
      passkeyId: string
      name: string
    }
    output: {
      id: string
      name: string
      backedUp: boolean
      createdAt: string
      usedAt: string | null
    }
  }
  /** Changes the password, and signs out everywhere else. */
  'PUT /me/password': {
    input: {
      currentPassword: string
      newPassword: string
    }
    output: {
      ended: number
    }
  }
  /** Shows the password again: allows changes of the ways in for 10 minutes. */
  'POST /me/password/confirm': {
    input: {
      password: string
    }
    output: {
      provenUntil: string
    }
  }
  /** What the caller chose to show, and what it comes to now. */
  'GET /me/presence': {
    input: Record<string, never>
    output: {
      choice: 'auto' | 'away' | 'invisible'
      shownTo: 'everyone' | 'nobody'
      status: 'online' | 'away' | 'in_game' | 'offline'
      title: string | null
      gameUntil: string | null
    }
  }
  /** Chooses what others see: away or invisible by hand, and whether it is shown at all. */
  'PATCH /me/presence': {
    input: {
      choice?: 'auto' | 'away' | 'invisible'
      shownTo?: 'everyone' | 'nobody'
    }
    output: {
      choice: 'auto' | 'away' | 'invisible'
      shownTo: 'everyone' | 'nobody'
      status: 'online' | 'away' | 'in_game' | 'offline'
      title: string | null
      gameUntil: string | null
    }
  }
  /** Says that the caller is in a game, for two minutes unless said again; null ends it. */
  'PUT /me/presence/game': {
    input: {
      title: string | null
      forS?: number
    }
    output: {
      choice: 'auto' | 'away' | 'invisible'
      shownTo: 'everyone' | 'nobody'
      status: 'online' | 'away' | 'in_game' | 'offline'
      title: string | null
      gameUntil: string | null
    }
  }
  /** The export of the caller and the wish to leave, as they stand. */
  'GET /me/privacy': {
    input: Record<string, never>
    output: {
      export: {
        id: string
        requestedAt: string
        readyAt: string | null
        expiresAt: string | null
        sizeBytes: number | null
      } | null
      nextExportAt: string | null
      deletion: {
        askedAt: string
        dueAt: string
      } | null
    }
  }
  /** Ends every session of the caller but the one that asks. */
  'DELETE /me/sessions': {
    input: Record<string, never>
    output: {
      ended: number
    }
  }
  /** Where the caller is signed in: the session that asks first, then the last used. */
  'GET /me/sessions': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        way: 'password' | 'steam' | 'passkey' | 'wallet'
        device: string
        address: string
        country: string | null
        createdAt: string
        usedAt: string
        current: boolean
      }>
      nextCursor: string | null
      total: number
    }
  }
  /** Ends one session of the caller; its browser is signed out at once. Ending it again changes nothing. */
  'DELETE /me/sessions/:sessionId': {
    input: {
      sessionId: string
    }
    output: Record<string, never>
  }
  /** Stores the Steam trade URL of the caller, which must belong to the linked Steam account. */
  'PUT /me/steam-trade-url': {
    input: {
      tradeUrl: string
    }
    output: {
      id: string
      name: string
      avatarUrl: string | null
      bio: string
      country: string | null
      language: 'en' | 'de'
      zone: string
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      look: {
        accent: 'amber' | 'teal' | 'violet' | 'rose'
        density: 'dense' | 'roomy'
      }
      privacy: {
        inventory: 'everyone' | 'friends' | 'nobody'
        library: 'everyone' | 'friends' | 'nobody'
        activity: 'everyone' | 'friends' | 'nobody'
      }
      role: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
      email: string | null
      hasPassword: boolean
      steamId: string | null
      tradeUrl: string | null
      createdAt: string
    }
  }
  /** Why and until when the caller may look but not act; null for everybody else. */
  'GET /me/suspension': {
    input: Record<string, never>
    output: {
      suspension: {
        reason: string
        since: string
        until: string | null
        objection: string | null
        objectedAt: string | null
      } | null
    }
  }
  /** Says once why a suspension is wrong; moderators and admins read it with the case. */
  'POST /me/suspension/objection': {
    input: {
      objection: string
    }
    output: Record<string, never>
  }
  /** The open API tokens of the caller, the newest first, without their secrets. */
  'GET /me/tokens': {
    input: Record<string, never>
    output: {
      items: Array<{
        id: string
        name: string
        hint: string
        scope: 'read' | 'write'
        createdAt: string
        expiresAt: string
        usedAt: string | null
        usedFrom: string | null
      }>
    }
  }
  /** Makes an API token. Its secret is in this answer and never shown again. */
  'POST /me/tokens': {
    input: {
      name: string
      scope: 'read' | 'write'
      days?: number
    }
    output: {
      id: string
      name: string
      hint: string
      scope: 'read' | 'write'
      createdAt: string
      expiresAt: string
      usedAt: string | null
      usedFrom: string | null
      secret: string
    }
  }
  /** Ends an API token at once. Doing it again changes nothing. */
  'DELETE /me/tokens/:tokenId': {
    input: {
      tokenId: string
    }
    output: Record<string, never>
  }
  /** The wallets with which the caller signs in, the newest first. */
  'GET /me/wallets': {
    input: Record<string, never>
    output: {
      items: Array<{
        address: string
        createdAt: string
        usedAt: string | null
      }>
    }
  }
  /** Makes the wallet that has just signed a way in of the caller. Asks who it is. */
  'POST /me/wallets': {
    input: {
      proof: string
    }
    output: {
      address: string
    }
  }
  /** The message (ERC-4361) that a wallet signs: to sign in, or to become a way in of the caller. */
  'POST /me/wallets/ask': {
    input: {
      address: string
    }
    output: {
      message: string
    }
  }
  /** A wallet is no longer a way in; never the last one. Asks who it is. */
  'DELETE /me/wallets/:address': {
    input: {
      address: string
    }
    output: Record<string, never>
  }
  /** What you were told, newest first. */
  'GET /notifications': {
    input: {
      show?: 'all' | 'unread'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        kind: string
        category: 'trade' | 'money' | 'security' | 'social' | 'system'
        title: string
        body: string
        language: 'en' | 'de'
        href: string
        createdAt: string
        readAt: string | null
      }>
      nextCursor: string | null
      counts: {
        all: number
        unread: number
      }
    }
  }
  /** Takes an address away. What waits for it is not sent. */
  'DELETE /notifications/addresses/:addressId': {
    input: {
      addressId: string
    }
    output: Record<string, never>
  }
  /** Sends again to an address that had been switched off because it was refused. */
  'POST /notifications/addresses/:addressId/resume': {
    input: {
      addressId: string
    }
    output: Record<string, never>
  }
  /** Sends a test to one of your addresses, at once. */
  'POST /notifications/addresses/:addressId/test': {
    input: {
      addressId: string
    }
    output: Record<string, never>
  }
  /** The ways by which you can be reached, and what each of them lacks. */
  'GET /notifications/channels': {
    input: Record<string, never>
    output: {
      channels: Array<{
        channel: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
        ready: boolean
        most: number
        addresses: Array<{
          id: string
          label: string
          offWhy: string | null
          createdAt: string
        }>
      }>
      pushKey: string
      smsPending: string | null
    }
  }
  /** Sends messages to a Discord channel, by a webhook address that was made there. */
  'POST /notifications/discord': {
    input: {
      url: string
    }
    output: {
      addressId: string
    }
  }
  /** Says whether one kind of thing is told by one channel. */
  'PUT /notifications/preferences': {
    input: {
      kind: string
      channel: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
      wanted: boolean
    }
    output: {
      kinds: Array<{
        kind: string
        category: 'trade' | 'money' | 'security' | 'social' | 'system'
        label: string
        channels: Array<{
          channel: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
          wanted: boolean
          fixed: boolean
        }>
      }>
      language: 'en' | 'de'
      zone: string
      digest: 'none' | 'hourly' | 'daily' | 'weekly'
      mutedUntil: string | null
      quiet: {
        start: string
        end: string
      } | null
      email: {
        id: string | null
        address: string
        offWhy: string | null
      } | null
    }
  }
  /** Sends pushes to a browser, by the subscription that it gave. */
  'POST /notifications/push': {
    input: {
      endpoint: string
      keys: {
        p256dh: string
        auth: string
      }
      name: string
    }
    output: {
      addressId: string
    }
  }
  /** Marks everything you were told as read. */
  'POST /notifications/read': {
    input: Record<string, never>
    output: {
      unread: number
    }
  }
  /** What you want to be told, by which channel and when. */
  'GET /notifications/settings': {
    input: Record<string, never>
    output: {
      kinds: Array<{
        kind: string
        category: 'trade' | 'money' | 'security' | 'social' | 'system'
        label: string
        channels: Array<{
          channel: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
          wanted: boolean
          fixed: boolean
        }>
      }>
      language: 'en' | 'de'
      zone: string
      digest: 'none' | 'hourly' | 'daily' | 'weekly'
      mutedUntil: string | null
      quiet: {
        start: string
        end: string
      } | null
      email: {
        id: string | null
        address: string
        offWhy: string | null
      } | null
    }
  }
  /** Changes gathering, quiet hours or mute; what is left out stays. */
  'PATCH /notifications/settings': {
    input: {
      digest?: 'none' | 'hourly' | 'daily' | 'weekly'
      muteHours?: number
      quiet?: {
        start: string
        end: string
      } | null
    }
    output: {
      kinds: Array<{
        kind: string
        category: 'trade' | 'money' | 'security' | 'social' | 'system'
        label: string
        channels: Array<{
          channel: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
          wanted: boolean
          fixed: boolean
        }>
      }>
      language: 'en' | 'de'
      zone: string
      digest: 'none' | 'hourly' | 'daily' | 'weekly'
      mutedUntil: string | null
      quiet: {
        start: string
        end: string
      } | null
      email: {
        id: string | null
        address: string
        offWhy: string | null
      } | null
    }
  }
  /** Sends a code by SMS to a number, to prove that it is yours. It lives 10 minutes. */
  'POST /notifications/sms': {
    input: {
      number: string
    }
    output: Record<string, never>
  }
  /** Proves that a number is yours, by the code that was sent to it. */
  'POST /notifications/sms/confirm': {
    input: {
      code: string
    }
    output: {
      addressId: string
    }
  }
  /** Makes a link that opens our bot on Telegram and connects that chat with you. It works once. */
  'POST /notifications/telegram': {
    input: Record<string, never>
    output: {
      url: string
      expiresAt: string
    }
  }
  /** What the link in a mail would switch off. */
  'GET /notifications/unsubscribe': {
    input: {
      token: string
    }
    output: {
      label: string
      language: 'en' | 'de'
    }
  }
  /** Ends mail of the kind that the link belongs to. */
  'POST /notifications/unsubscribe': {
    input: {
      token: string
    }
    output: {
      label: string
      language: 'en' | 'de'
    }
  }
  /** Marks one notification as read. */
  'POST /notifications/:notificationId/read': {
    input: {
      notificationId: string
    }
    output: {
      unread: number
    }
  }
  /** What the caller bought, the newest first. */
  'GET /orders': {
    input: {
      show?: 'all' | 'open' | 'ended'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        state: string
        title: string
        otherName: string
        pieces: number
        totalMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        createdAt: string
      }>
      nextCursor: string | null
    }
  }
  /** Order and pay in one step, without a cart: everything of it happens, or nothing. */
  'POST /orders': {
    input: {
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
      lines: Array<{
        kind: 'deal' | 'shipment' | 'licence' | 'code' | 'credit'
        subject: string
        quantity?: number
        unitMinor: number
        giftTo?: string
        giftMessage?: string
        giftOn?: string
      }>
      method: 'wallet' | 'wallet_and_card' | 'card'
      address?: {
        name: string
        street: string
        extra?: string
        postcode: string
        city: string
        country: string
      }
      sendings?: Record<string, string>
      coupons?: string[]
      totalMinor?: number
    }
    output: {
      orderId: string
      state: 'paid' | 'pending'
      paymentId: string
    }
  }
  /** Make an order of what is in the cart: its prices and its stock are yours for 15 minutes. */
  'POST /orders/start': {
    input: {
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
    }
    output: {
      orderId: string
      reservedUntil: string
    }
  }
  /** One purchase: what it cost, where it stands with each seller, and everything that happened. */
  'GET /orders/:orderId': {
    input: {
      orderId: string
    }
    output: {
      id: string
      state: string
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      grossMinor: number
      discountMinor: number
      taxMinor: number
      shippingMinor: number
      totalMinor: number
      refundedMinor: number
      method: string | null
      reservedUntil: string | null
      paidAt: string | null
      address: {
        name: string
        street: string
        extra: string
        postcode: string
        city: string
        country: string
      } | null
      coupons: string[]
      sales: Array<{
        id: string
        orderId: string
        state: string
        role: 'buyer' | 'seller' | 'staff'
        buyer: {
          id: string
          name: string
        }
        seller: {
          id: string
          name: string
        } | null
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        grossMinor: number
        discountMinor: number
        taxMinor: number
        shippingMinor: number
        totalMinor: number
        refundedMinor: number
        lines: Array<{
          line: number
          kind: 'deal' | 'shipment' | 'licence' | 'code' | 'credit'
          subject: string
          title: string
          quantity: number
          unitMinor: number
          totalMinor: number
          refundedMinor: number
          state: string
          fulfilledBy: string | null
          giftTo: string | null
          giftMessage: string | null
          giftOn: string | null
        }>
        address: {
          name: string
          street: string
          extra: string
          postcode: string
          city: string
          country: string
        } | null
        shipping: string | null
        carrier: string | null
        tracking: string | null
        trackingUrl: string | null
        dueAt: string | null
        acts: Array<'ship' | 'confirm' | 'cancel' | 'refund' | 'dispute' | 'withdraw_dispute' | 'evidence'>
        refunds: Array<{
          id: string
          state: string
          line: number | null
          amountMinor: number
          reason: string
          answer: string | null
          at: string
        }>
        disputes: Array<{
          id: string
          kind: 'buyer' | 'card'
          state: string
          reason: string
          buyerGetsMinor: number | null
          answer: string | null
          at: string
          evidence: Array<{
            at: string
            author: string
            text: string
          }>
          files: Array<{
            id: string
            at: string
            author: string
            name: string
          }>
        }>
        messages: Array<{
          at: string
          author: string
          mine: boolean
          text: string
        }>
        timeline: Array<{
          at: string
          event: string
          to: string
          who: 'you' | 'buyer' | 'seller' | 'tradepost'
          title: string
          text: string
        }>
        createdAt: string
      }>
      timeline: Array<{
        at: string
        event: string
        to: string
        who: 'you' | 'buyer' | 'seller' | 'tradepost'
        title: string
        text: string
      }>
      createdAt: string
    }
  }
  /** Say where an order goes, how it is sent and which coupons count. Its prices stay as they were promised. */
  'PATCH /orders/:orderId': {
    input: {
      orderId: string
      address?: {
        name: string
        street: string
        extra?: string
        postcode: string
        city: string
        country: string
      }
      sendings?: Record<string, string>
      coupons?: string[]
    }
    output: {
      orderId: string
    }
  }
  /** Give up an order that is not paid. A payment under way is called off first: the order is open again after it. */
  'POST /orders/:orderId/cancel': {
    input: {
      orderId: string
    }
    output: {
      orderId: string
    }
  }
  /** An order on its way to being paid: its sums, its ways of sending, and what can pay it and why not. */
  'GET /orders/:orderId/checkout': {
    input: {
      orderId: string
    }
    output: {
      orderId: string
      state: string
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      reservedUntil: string | null
      lines: Array<{
        line: number
        kind: 'deal' | 'shipment' | 'licence' | 'code' | 'credit'
        title: string
        quantity: number
        totalMinor: number
        giftTo: string | null
        giftMessage: string | null
        giftOn: string | null
      }>
      grossMinor: number
      discountMinor: number
      shippingMinor: number
      taxMinor: number
      totalMinor: number
      address: {
        name: string
        street: string
        extra: string
        postcode: string
        city: string
        country: string
      } | null
      sent: boolean
      sendings: Array<{
        sellerId: string
        sellerName: string
        options: Array<{
          name: string
          priceMinor: number
        }>
        chosen: string | null
      }>
      coupons: string[]
      methods: Array<{
        method: 'wallet' | 'wallet_and_card' | 'card'
        ok: boolean
        why: string
        walletMinor: number
        cardMinor: number
      }>
      fills: Array<{
        way: 'gift_card' | 'top_up'
        ok: boolean
        why: string
        amountMinor: number
      }>
      shortMinor: number
      paymentId: string | null
    }
  }
  /** Pay an order: from the wallet at once, by card on the page that the payment names. */
  'POST /orders/:orderId/pay': {
    input: {
      orderId: string
      method: 'wallet' | 'wallet_and_card' | 'card'
      totalMinor: number
    }
    output: {
      orderId: string
      state: 'paid' | 'pending'
      paymentId: string
    }
  }
  /** The receipt of a purchase, for its buyer: what was paid to whom, the tax in it, and what came back. */
  'GET /orders/:orderId/receipt': {
    input: {
      orderId: string
    }
    output: {
      kind: 'receipt' | 'invoice'
      number: string
      orderId: string
      language: 'en' | 'de'
      paidAt: string
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      buyerName: string
      address: {
        name: string
        street: string
        extra: string
        postcode: string
        city: string
        country: string
      } | null
      sales: Array<{
        id: string
        sellerName: string
        lines: Array<{
          title: string
          quantity: number
          unitMinor: number
          taxBps: number
          grossMinor: number
        }>
        shipping: string | null
        goodsMinor: number
        discountMinor: number
        shippingMinor: number
        addedTaxMinor: number
        totalMinor: number
      }>
      goodsMinor: number
      discountMinor: number
      shippingMinor: number
      addedTaxMinor: number
      totalMinor: number
      taxes: Array<{
        bps: number
        netMinor: number
        taxMinor: number
        grossMinor: number
      }>
      method: string | null
      refunds: Array<{
        at: string
        amountMinor: number
      }>
      refundedMinor: number
    }
  }
  /** An attempt to pay an order: how, how much, and what has become of it as far as we know. */
  'GET /payments/:paymentId': {
    input: {
      paymentId: string
    }
    output: {
      id: string
      orderId: string
      method: 'wallet' | 'wallet_and_card' | 'card'
      state: 'open' | 'closing' | 'paid' | 'expired' | 'paid_late'
      amountMinor: number
      walletMinor: number
      cardMinor: number
      refundedMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      expiresAt: string
      paidAt: string | null
    }
  }
  /** Asks the payment provider what has become of a payment, and says it. For who comes back from its page. */
  'POST /payments/:paymentId/look': {
    input: {
      paymentId: string
    }
    output: {
      id: string
      orderId: string
      method: 'wallet' | 'wallet_and_card' | 'card'
      state: 'open' | 'closing' | 'paid' | 'expired' | 'paid_late'
      amountMinor: number
      walletMinor: number
      cardMinor: number
      refundedMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      expiresAt: string
      paidAt: string | null
    }
  }
  /** The address of the page on which a card payment is made; the same one each time. */
  'POST /payments/:paymentId/page': {
    input: {
      paymentId: string
    }
    output: {
      url: string
    }
  }
  /** A seller’s payouts, the newest first. */
  'GET /payouts': {
    input: {
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        amountMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        state: 'requested' | 'transferred' | 'in_transit' | 'paid' | 'failed'
        monthly: boolean
        failure: string | null
        createdAt: string
        updatedAt: string
      }>
      nextCursor: string | null
    }
  }
  /** Pays earnings out to the seller’s bank, from 50.00 up. */
  'POST /payouts': {
    input: {
      amountMinor: number
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
    }
    output: {
      id: string
      amountMinor: number
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      state: 'requested' | 'transferred' | 'in_transit' | 'paid' | 'failed'
      monthly: boolean
      failure: string | null
      createdAt: string
      updatedAt: string
    }
  }
  /** Opens an account at the payment provider, through which a seller’s bank is paid. Once; its country stays. */
  'POST /payouts/account': {
    input: {
      country: string
    }
    output: {
      state: 'none' | 'pending' | 'restricted' | 'active'
      country: string | null
      missing: string[]
      monthly: boolean
    }
  }
  /** Asks the provider how far it is with a seller. For who comes back from its page. */
  'POST /payouts/account/check': {
    input: Record<string, never>
    output: {
      state: 'none' | 'pending' | 'restricted' | 'active'
      country: string | null
      missing: string[]
      monthly: boolean
    }
  }
  /** Whether earnings leave by themselves on the first of each month. */
  'PUT /payouts/account/monthly': {
    input: {
      monthly: boolean
    }
    output: {
      state: 'none' | 'pending' | 'restricted' | 'active'
      country: string | null
      missing: string[]
      monthly: boolean
    }
  }
  /** The address of the provider’s page on which a seller answers its questions; good for minutes and one visit. */
  'POST /payouts/account/page': {
    input: Record<string, never>
    output: {
      url: string
    }
  }
  /** Names and pictures of up to 100 people. */
  'GET /people': {
    input: {
      ids: string | string[]
    }
    output: Array<{
      id: string
      name: string
      avatarUrl: string | null
    }>
  }
  /** What a person shows of themselves to whoever asks; what is private is null. */
  'GET /people/:personId': {
    input: {
      personId: string
    }
    output: {
      id: string
      name: string
      avatarUrl: string | null
      bio: string
      country: string | null
      office: 'moderator' | 'admin' | null
      createdAt: string
      trades: {
        sold: number
        bought: number
        forSale: number
      } | null
      items: Array<{
        id: string
        name: string
        artSrc: string
        rarity: string
      }> | null
    }
  }
  /** Lifts the suspension of a person. */
  'POST /people/:personId/restore': {
    input: {
      personId: string
      reason: string
    }
    output: Record<string, never>
  }
  /** Gives a person a role. The reason is kept in the audit log. */
  'PUT /people/:personId/role': {
    input: {
      personId: string
      role: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
      reason: string
    }
    output: {
      id: string
      name: string
      avatarUrl: string | null
      role: 'user' | 'provider' | 'publisher' | 'moderator' | 'admin'
    }
  }
  /** Lets a person look but not act, with a reason that is shown to them, and ends their sessions. */
  'POST /people/:personId/suspension': {
    input: {
      personId: string
      reason: string
      until: string | null
    }
    output: {
      reason: string
      since: string
      until: string | null
      objection: string | null
      objectedAt: string | null
    }
  }
  /** What up to 100 people show of themselves: online, away, in a game, or when they were last seen. */
  'GET /presence': {
    input: {
      ids: string | string[]
    }
    output: Array<{
      personId: string
      status: 'online' | 'away' | 'in_game' | 'offline'
      title: string | null
      lastSeenAt: string | null
    }>
  }
  /** What changed for the caller after a position, up to 500 changes. */
  'GET /realtime/since': {
    input: {
      since: number
      upTo?: number
    }
    output: {
      position: number
      reset: boolean
      hints: Array<{
        position: number
        type: string
        aggregate: string
      }>
    }
  }
  /** Grant or decline a refund that a person must decide: the seller, or an admin. */
  'POST /refunds/:refundId/decision': {
    input: {
      refundId: string
      grant: boolean
      answer: string
    }
    output: {
      refundId: string
    }
  }
  /** Take back a wish for a refund that nobody has decided yet. */
  'POST /refunds/:refundId/withdraw': {
    input: {
      refundId: string
    }
    output: {
      refundId: string
    }
  }
  /** Runs a script over made-up candles: what is wrong with it and where, or what it declares. */
  'POST /scripts/check': {
    input: {
      source: string
    }
    output: {
      fault: {
        sentence: string
        line: number
        column: number
      } | null
      params: Array<{
        name: string
        kind: 'integer' | 'number' | 'yesno'
        default: number
        min?: number
        max?: number
        step?: number
      }>
      lines: string[]
      bars: number
      wishes: number
    }
  }
  /** What others bought from the caller, the newest first. */
  'GET /seller-orders': {
    input: {
      show?: 'all' | 'open' | 'ended'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        state: string
        title: string
        otherName: string
        pieces: number
        totalMinor: number
        currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
        createdAt: string
      }>
      nextCursor: string | null
    }
  }
  /** One order of one seller, for both of its parties. */
  'GET /seller-orders/:sellerOrderId': {
    input: {
      sellerOrderId: string
    }
    output: {
      id: string
      orderId: string
      state: string
      role: 'buyer' | 'seller' | 'staff'
      buyer: {
        id: string
        name: string
      }
      seller: {
        id: string
        name: string
      } | null
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      grossMinor: number
      discountMinor: number
      taxMinor: number
      shippingMinor: number
      totalMinor: number
      refundedMinor: number
      lines: Array<{
        line: number
        kind: 'deal' | 'shipment' | 'licence' | 'code' | 'credit'
        subject: string
        title: string
        quantity: number
        unitMinor: number
        totalMinor: number
        refundedMinor: number
        state: string
        fulfilledBy: string | null
        giftTo: string | null
        giftMessage: string | null
        giftOn: string | null
      }>
      address: {
        name: string
        street: string
        extra: string
        postcode: string
        city: string
        country: string
      } | null
      shipping: string | null
      carrier: string | null
      tracking: string | null
      trackingUrl: string | null
      dueAt: string | null
      acts: Array<'ship' | 'confirm' | 'cancel' | 'refund' | 'dispute' | 'withdraw_dispute' | 'evidence'>
      refunds: Array<{
        id: string
        state: string
        line: number | null
        amountMinor: number
        reason: string
        answer: string | null
        at: string
      }>
      disputes: Array<{
        id: string
        kind: 'buyer' | 'card'
        state: string
        reason: string
        buyerGetsMinor: number | null
        answer: string | null
        at: string
        evidence: Array<{
          at: string
          author: string
          text: string
        }>
        files: Array<{
          id: string
          at: string
          author: string
          name: string
        }>
      }>
      messages: Array<{
        at: string
        author: string
        mine: boolean
        text: string
      }>
      timeline: Array<{
        at: string
        event: string
        to: string
        who: 'you' | 'buyer' | 'seller' | 'tradepost'
        title: string
        text: string
      }>
      createdAt: string
    }
  }
  /** Call an order off before it is sent: the buyer has the whole money back at once. */
  'POST /seller-orders/:sellerOrderId/cancel': {
    input: {
      sellerOrderId: string
      reason: string
    }
    output: {
      sellerOrderId: string
    }
  }
  /** Say that an order has arrived. Its money stays here for 14 more days, in case something is wrong with it. */
  'POST /seller-orders/:sellerOrderId/delivered': {
    input: {
      sellerOrderId: string
    }
    output: {
      sellerOrderId: string
    }
  }
  /** Ask an admin to decide: the money of this order stays where it is until then. */
  'POST /seller-orders/:sellerOrderId/disputes': {
    input: {
      sellerOrderId: string
      reason: string
    }
    output: {
      disputeId: string
    }
  }
  /** The invoice of a sale, for its seller: what the buyer paid for it, the tax in it, and what went back. */
  'GET /seller-orders/:sellerOrderId/invoice': {
    input: {
      sellerOrderId: string
    }
    output: {
      kind: 'receipt' | 'invoice'
      number: string
      orderId: string
      language: 'en' | 'de'
      paidAt: string
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      buyerName: string
      address: {
        name: string
        street: string
        extra: string
        postcode: string
        city: string
        country: string
      } | null
      sales: Array<{
        id: string
        sellerName: string
        lines: Array<{
          title: string
          quantity: number
          unitMinor: number
          taxBps: number
          grossMinor: number
        }>
        shipping: string | null
        goodsMinor: number
        discountMinor: number
        shippingMinor: number
        addedTaxMinor: number
        totalMinor: number
      }>
      goodsMinor: number
      discountMinor: number
      shippingMinor: number
      addedTaxMinor: number
      totalMinor: number
      taxes: Array<{
        bps: number
        netMinor: number
        taxMinor: number
        grossMinor: number
      }>
      method: string | null
      refunds: Array<{
        at: string
        amountMinor: number
      }>
      refundedMinor: number
    }
  }
  /** Write to the other party of an order; an admin writes to both. */
  'POST /seller-orders/:sellerOrderId/messages': {
    input: {
      sellerOrderId: string
      text: string
    }
    output: {
      sellerOrderId: string
    }
  }
  /** Ask for money back, for one line or for the whole order of a seller. A rule answers, or a person. */
  'POST /seller-orders/:sellerOrderId/refunds': {
    input: {
      sellerOrderId: string
      reason: string
      line?: number
      amountMinor?: number
    }
    output: {
      refundId: string
      state: 'granted' | 'asked'
      sentence: string
    }
  }
  /** Say that an order is on its way, with carrier and number, or correct them. */
  'POST /seller-orders/:sellerOrderId/ship': {
    input: {
      sellerOrderId: string
      carrier?: string
      tracking?: string
    }
    output: {
      sellerOrderId: string
    }
  }
  /** The caller's Steam inventory of one game, at most a minute old. */
  'GET /steam/inventory': {
    input: {
      appId: number
      fresh?: boolean
    }
    output: {
      ownerSteamId: string
      appId: number
      state: 'known' | 'private' | 'unavailable'
      problem: string | null
      readAt: string
      items: Array<{
        appId: number
        marketHashName: string
        name: string
        type: string
        category: string
        rarity: string
        quality: string
        wearer: string | null
        exterior: string | null
        wear: number | null
        paintSeed: number | null
        assetId: string
        contextId: string
        artSrc: string
        color: string | null
        tags: Array<{
          category: string
          name: string
        }>
        tradable: boolean
        listable: {
          ok: true
        } | {
          ok: false
          reason: string
        }
        collection: string | null
        wearRange: [number, number] | null
        referenceMinor: number | null
      }>
    }
  }
  /** Your own strategies, the latest changed first. */
  'GET /strategies': {
    input: {
      state?: 'draft' | 'archived'
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        name: string
        description: string
        kind: 'rules' | 'pine' | 'javascript'
        state: 'draft' | 'archived'
        latest: number
        createdAt: string
        updatedAt: string
      }>
      nextCursor: string | null
    }
  }
  /** Keeps a strategy, written as rules, as Pine Script or as JavaScript, as its version 1. */
  'POST /strategies': {
    input: {
      name: string
      description?: string
      content: {
        kind: 'rules'
        form: {
          version: 1
          params: Array<{
            name: string
            kind: 'integer' | 'number' | 'yesno'
            default: number
            min?: number
            max?: number
            step?: number
          }>
          frames: Array<{
            id: string
            minutes: number
            nodes: Array<{
              id: string
              op: 'indicator'
              name: string
              inputs?: Array<number | boolean | string>
              params?: Record<string, number | boolean | string>
            } | {
              id: string
              op: 'state'
              type: 'number' | 'yesno'
              init: number | boolean | string
              next: number | boolean | string
            } | {
              id: string
              op: string
              args: Array<number | boolean | string>
            }>
          }>
          nodes: Array<{
            id: string
            op: 'indicator'
            name: string
            inputs?: Array<number | boolean | string>
            params?: Record<string, number | boolean | string>
          } | {
            id: string
            op: 'state'
            type: 'number' | 'yesno'
            init: number | boolean | string
            next: number | boolean | string
          } | {
            id: string
            op: string
            args: Array<number | boolean | string>
          }>
          rules: Array<{
            when: number | boolean | string
            do: {
              do: 'entry' | 'order'
              id: string
              side: 'long' | 'short'
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              limit?: number | boolean | string
              stop?: number | boolean | string
              whenMissing?: 'skip' | 'without'
              takeProfit?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              stopLoss?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              trail?: {
                from?: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
                by: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
              }
            } | {
              do: 'exit'
              id: string
              from?: string
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              percent?: number | boolean | string
              takeProfit?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              stopLoss?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              trail?: {
                from?: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
                by: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
              }
            } | {
              do: 'close'
              id?: string
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              percent?: number | boolean | string
              now?: boolean
            } | {
              do: 'cancel'
              id?: string
            } | {
              do: 'alert'
              message: string
            }
          }>
          sizing: {
            as: 'units' | 'cash' | 'equity' | 'risk'
            value: number | boolean | string
          }
          risk: {
            maxEntries: number
            leverage: number
            maxDailyLoss?: number
            maxDrawdown?: number
            maxPosition?: number
            stopLoss?: {
              as: 'price' | 'percent' | 'distance' | 'ticks'
              value: number | boolean | string
            }
            takeProfit?: {
              as: 'price' | 'percent' | 'distance' | 'ticks'
              value: number | boolean | string
            }
          }
          suggested?: {
            capital?: number
            feeRate?: number
            slippageTicks?: number
            fillAtClose?: boolean
          }
        }
      } | {
        kind: 'pine'
        source: string
      } | {
        kind: 'javascript'
        source: string
        params: Array<{
          name: string
          kind: 'integer' | 'number' | 'yesno'
          default: number
          min?: number
          max?: number
          step?: number
        }>
      }
    }
    output: {
      strategyId: string
      number: number
      changed: boolean
    }
  }
  /** Everything that is wrong with a form, each with its place and a sentence. */
  'POST /strategies/check': {
    input: {
      form: unknown
      minutes?: number
    }
    output: {
      faults: Array<{
        path: string
        sentence: string
      }>
      formHash: string | null
      words: string[]
    }
  }
  /** Every indicator that a form may use, with its inputs, parameters and outputs. */
  'GET /strategies/indicators': {
    input: Record<string, never>
    output: {
      items: Array<{
        name: string
        title: string
        family: 'TA-Lib' | 'TradingView'
        inputs: string[]
        outputs: string[]
        yesNo: boolean
        params: Array<{
          name: string
          kind: 'integer' | 'number' | 'choice'
          min: number
          max: number
          default: number
          choices: string[]
        }>
      }>
    }
  }
  /** A Pine script of version 5 or 6 as a form, or the first thing that cannot be taken and where it stands. */
  'POST /strategies/translate': {
    input: {
      source: string
    }
    output: {
      script: {
        kind: 'indicator' | 'strategy'
        version: number
        title: string
        form: {
          version: 1
          params: Array<{
            name: string
            kind: 'integer' | 'number' | 'yesno'
            default: number
            min?: number
            max?: number
            step?: number
          }>
          frames: Array<{
            id: string
            minutes: number
            nodes: Array<{
              id: string
              op: 'indicator'
              name: string
              inputs?: Array<number | boolean | string>
              params?: Record<string, number | boolean | string>
            } | {
              id: string
              op: 'state'
              type: 'number' | 'yesno'
              init: number | boolean | string
              next: number | boolean | string
            } | {
              id: string
              op: string
              args: Array<number | boolean | string>
            }>
          }>
          nodes: Array<{
            id: string
            op: 'indicator'
            name: string
            inputs?: Array<number | boolean | string>
            params?: Record<string, number | boolean | string>
          } | {
            id: string
            op: 'state'
            type: 'number' | 'yesno'
            init: number | boolean | string
            next: number | boolean | string
          } | {
            id: string
            op: string
            args: Array<number | boolean | string>
          }>
          rules: Array<{
            when: number | boolean | string
            do: {
              do: 'entry' | 'order'
              id: string
              side: 'long' | 'short'
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              limit?: number | boolean | string
              stop?: number | boolean | string
              whenMissing?: 'skip' | 'without'
              takeProfit?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              stopLoss?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              trail?: {
                from?: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
                by: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
              }
            } | {
              do: 'exit'
              id: string
              from?: string
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              percent?: number | boolean | string
              takeProfit?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              stopLoss?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              trail?: {
                from?: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
                by: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
              }
            } | {
              do: 'close'
              id?: string
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              percent?: number | boolean | string
              now?: boolean
            } | {
              do: 'cancel'
              id?: string
            } | {
              do: 'alert'
              message: string
            }
          }>
          sizing: {
            as: 'units' | 'cash' | 'equity' | 'risk'
            value: number | boolean | string
          }
          risk: {
            maxEntries: number
            leverage: number
            maxDailyLoss?: number
            maxDrawdown?: number
            maxPosition?: number
            stopLoss?: {
              as: 'price' | 'percent' | 'distance' | 'ticks'
              value: number | boolean | string
            }
            takeProfit?: {
              as: 'price' | 'percent' | 'distance' | 'ticks'
              value: number | boolean | string
            }
          }
          suggested?: {
            capital?: number
            feeRate?: number
            slippageTicks?: number
            fillAtClose?: boolean
          }
        }
        formHash: string
        words: string[]
        notices: string[]
      } | null
      refusal: {
        line: number
        column: number
        what: string
        reason: string
        sentence: string
      } | null
    }
  }
  /** Removes a strategy with all its versions and everything that was run with them, for good. */
  'DELETE /strategies/:strategyId': {
    input: {
      strategyId: string
    }
    output: {
      strategyId: string
    }
  }
  /** A strategy of yours with its newest version, or the one asked for. */
  'GET /strategies/:strategyId': {
    input: {
      strategyId: string
      number?: number
    }
    output: {
      id: string
      name: string
      description: string
      kind: 'rules' | 'pine' | 'javascript'
      state: 'draft' | 'archived'
      latest: number
      createdAt: string
      updatedAt: string
      shown: {
        id: string
        number: number
        formHash: string
        createdAt: string
        form: {
          version: 1
          params: Array<{
            name: string
            kind: 'integer' | 'number' | 'yesno'
            default: number
            min?: number
            max?: number
            step?: number
          }>
          frames: Array<{
            id: string
            minutes: number
            nodes: Array<{
              id: string
              op: 'indicator'
              name: string
              inputs?: Array<number | boolean | string>
              params?: Record<string, number | boolean | string>
            } | {
              id: string
              op: 'state'
              type: 'number' | 'yesno'
              init: number | boolean | string
              next: number | boolean | string
            } | {
              id: string
              op: string
              args: Array<number | boolean | string>
            }>
          }>
          nodes: Array<{
            id: string
            op: 'indicator'
            name: string
            inputs?: Array<number | boolean | string>
            params?: Record<string, number | boolean | string>
          } | {
            id: string
            op: 'state'
            type: 'number' | 'yesno'
            init: number | boolean | string
            next: number | boolean | string
          } | {
            id: string
            op: string
            args: Array<number | boolean | string>
          }>
          rules: Array<{
            when: number | boolean | string
            do: {
              do: 'entry' | 'order'
              id: string
              side: 'long' | 'short'
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              limit?: number | boolean | string
              stop?: number | boolean | string
              whenMissing?: 'skip' | 'without'
              takeProfit?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              stopLoss?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              trail?: {
                from?: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
                by: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
              }
            } | {
              do: 'exit'
              id: string
              from?: string
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              percent?: number | boolean | string
              takeProfit?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              stopLoss?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              trail?: {
                from?: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
                by: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
              }
            } | {
              do: 'close'
              id?: string
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              percent?: number | boolean | string
              now?: boolean
            } | {
              do: 'cancel'
              id?: string
            } | {
              do: 'alert'
              message: string
            }
          }>
          sizing: {
            as: 'units' | 'cash' | 'equity' | 'risk'
            value: number | boolean | string
          }
          risk: {
            maxEntries: number
            leverage: number
            maxDailyLoss?: number
            maxDrawdown?: number
            maxPosition?: number
            stopLoss?: {
              as: 'price' | 'percent' | 'distance' | 'ticks'
              value: number | boolean | string
            }
            takeProfit?: {
              as: 'price' | 'percent' | 'distance' | 'ticks'
              value: number | boolean | string
            }
          }
          suggested?: {
            capital?: number
            feeRate?: number
            slippageTicks?: number
            fillAtClose?: boolean
          }
        } | null
        words: string[]
        source: string | null
        notices: string[]
        params: Array<{
          name: string
          kind: 'integer' | 'number' | 'yesno'
          default: number
          min?: number
          max?: number
          step?: number
        }>
      }
    }
  }
  /** Gives a strategy another name or description; its versions stay. */
  'PATCH /strategies/:strategyId': {
    input: {
      strategyId: string
      name?: string
      description?: string
    }
    output: {
      strategyId: string
    }
  }
  /** Takes a strategy out of the way; its versions and what was run with them stay. */
  'POST /strategies/:strategyId/archive': {
    input: {
      strategyId: string
    }
    output: {
      strategyId: string
    }
  }
  /** Brings an archived strategy back. */
  'POST /strategies/:strategyId/restore': {
    input: {
      strategyId: string
    }
    output: {
      strategyId: string
    }
  }
  /** The versions of a strategy of yours, the newest first. */
  'GET /strategies/:strategyId/versions': {
    input: {
      strategyId: string
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        number: number
        formHash: string
        createdAt: string
      }>
      nextCursor: string | null
    }
  }
  /** Makes a new version, when what is wanted is not what the newest one wants. */
  'POST /strategies/:strategyId/versions': {
    input: {
      strategyId: string
      content: {
        kind: 'rules'
        form: {
          version: 1
          params: Array<{
            name: string
            kind: 'integer' | 'number' | 'yesno'
            default: number
            min?: number
            max?: number
            step?: number
          }>
          frames: Array<{
            id: string
            minutes: number
            nodes: Array<{
              id: string
              op: 'indicator'
              name: string
              inputs?: Array<number | boolean | string>
              params?: Record<string, number | boolean | string>
            } | {
              id: string
              op: 'state'
              type: 'number' | 'yesno'
              init: number | boolean | string
              next: number | boolean | string
            } | {
              id: string
              op: string
              args: Array<number | boolean | string>
            }>
          }>
          nodes: Array<{
            id: string
            op: 'indicator'
            name: string
            inputs?: Array<number | boolean | string>
            params?: Record<string, number | boolean | string>
          } | {
            id: string
            op: 'state'
            type: 'number' | 'yesno'
            init: number | boolean | string
            next: number | boolean | string
          } | {
            id: string
            op: string
            args: Array<number | boolean | string>
          }>
          rules: Array<{
            when: number | boolean | string
            do: {
              do: 'entry' | 'order'
              id: string
              side: 'long' | 'short'
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              limit?: number | boolean | string
              stop?: number | boolean | string
              whenMissing?: 'skip' | 'without'
              takeProfit?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              stopLoss?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              trail?: {
                from?: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
                by: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
              }
            } | {
              do: 'exit'
              id: string
              from?: string
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              percent?: number | boolean | string
              takeProfit?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              stopLoss?: {
                as: 'price' | 'percent' | 'distance' | 'ticks'
                value: number | boolean | string
              }
              trail?: {
                from?: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
                by: {
                  as: 'price' | 'percent' | 'distance' | 'ticks'
                  value: number | boolean | string
                }
              }
            } | {
              do: 'close'
              id?: string
              size?: {
                as: 'units' | 'cash' | 'equity' | 'risk'
                value: number | boolean | string
              }
              percent?: number | boolean | string
              now?: boolean
            } | {
              do: 'cancel'
              id?: string
            } | {
              do: 'alert'
              message: string
            }
          }>
          sizing: {
            as: 'units' | 'cash' | 'equity' | 'risk'
            value: number | boolean | string
          }
          risk: {
            maxEntries: number
            leverage: number
            maxDailyLoss?: number
            maxDrawdown?: number
            maxPosition?: number
            stopLoss?: {
              as: 'price' | 'percent' | 'distance' | 'ticks'
              value: number | boolean | string
            }
            takeProfit?: {
              as: 'price' | 'percent' | 'distance' | 'ticks'
              value: number | boolean | string
            }
          }
          suggested?: {
            capital?: number
            feeRate?: number
            slippageTicks?: number
            fillAtClose?: boolean
          }
        }
      } | {
        kind: 'pine'
        source: string
      } | {
        kind: 'javascript'
        source: string
        params: Array<{
          name: string
          kind: 'integer' | 'number' | 'yesno'
          default: number
          min?: number
          max?: number
          step?: number
        }>
      }
      basedOn: number
    }
    output: {
      strategyId: string
      number: number
      changed: boolean
    }
  }
  /** What a person has: available, held, in escrow, and how it went lately. */
  'GET /wallet': {
    input: {
      userId?: string
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
    }
    output: {
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      availableMinor: number
      heldMinor: number
      inEscrowMinor: number
      since: string | null
      series: Array<{
        day: string
        balanceMinor: number
      }>
      escrow: Array<{
        orderId: string
        title: string
        amountMinor: number
      }>
      proof: {
        at: string
        sound: boolean
      } | null
    }
  }
  /** The movements of a wallet, the newest first, with the balance after each. */
  'GET /wallet/statement': {
    input: {
      userId?: string
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
      kind?: 'purchase' | 'sale' | 'refund' | 'top_up' | 'payout' | 'adjustment'
      month?: string
      cursor?: string
      limit?: number
    }
    output: {
      currency: 'EUR' | 'USD' | 'GBP' | 'JPY'
      items: Array<{
        postingId: string
        at: string
        kind: 'purchase' | 'sale' | 'refund' | 'top_up' | 'payout' | 'adjustment'
        title: string
        detail: string | null
        subject: string | null
        amountMinor: number
        balanceAfterMinor: number
      }>
      nextCursor: string | null
      totals: {
        inMinor: number
        outMinor: number
        openingMinor: number
      } | null
    }
  }
  /** The same movements as a CSV file, the newest 20,000 at most. */
  'GET /wallet/statement/csv': {
    input: {
      userId?: string
      currency?: 'EUR' | 'USD' | 'GBP' | 'JPY'
      kind?: 'purchase' | 'sale' | 'refund' | 'top_up' | 'payout' | 'adjustment'
      month?: string
    }
    output: {
      filename: string
      csv: string
    }
  }
  /** Your endpoints, and the kinds of events that they can be told. */
  'GET /webhooks': {
    input: Record<string, never>
    output: {
      items: Array<{
        id: string
        url: string
        description: string
        kinds: string[] | null
        failingSince: string | null
        offWhy: string | null
        formerSecretUntil: string | null
        createdAt: string
      }>
      most: number
      kinds: Array<{
        kind: string
        label: string
      }>
    }
  }
  /** Calls an address of yours when something happens to you. The secret that signs is shown this once. */
  'POST /webhooks': {
    input: {
      url: string
      description?: string
      kinds?: string[] | null
    }
    output: {
      webhook: {
        id: string
        url: string
        description: string
        kinds: string[] | null
        failingSince: string | null
        offWhy: string | null
        formerSecretUntil: string | null
        createdAt: string
      }
      secret: string
    }
  }
  /** Calls an endpoint again with what it was told, under the same id and with the present time. */
  'POST /webhooks/deliveries/:deliveryId/replay': {
    input: {
      deliveryId: string
    }
    output: Record<string, never>
  }
  /** Changes what an endpoint is told and what it is called; what is left out stays. */
  'PATCH /webhooks/:webhookId': {
    input: {
      webhookId: string
      description?: string
      kinds?: string[] | null
    }
    output: {
      id: string
      url: string
      description: string
      kinds: string[] | null
      failingSince: string | null
      offWhy: string | null
      formerSecretUntil: string | null
      createdAt: string
    }
  }
  /** What an endpoint was told, newest first, with what it answered. */
  'GET /webhooks/:webhookId/deliveries': {
    input: {
      webhookId: string
      cursor?: string
      limit?: number
    }
    output: {
      items: Array<{
        id: string
        channel: 'inapp' | 'email' | 'push' | 'telegram' | 'discord' | 'sms' | 'webhook'
        kind: string | null
        state: 'queued' | 'held' | 'sent' | 'delivered' | 'bounced' | 'dead' | 'suppressed'
        attempts: number
        reason: string | null
        nextTryAt: string | null
        createdAt: string
        updatedAt: string
        tries: Array<{
          attempt: number
          startedAt: string
          endedAt: string | null
          outcome: 'delivered' | 'retry' | 'dead' | 'broken' | null
          reason: string | null
          answerStatus: number | null
          answerBody: string | null
        }>
      }>
      nextCursor: string | null
    }
  }
  /** Makes a new secret, shown this once. For 24 hours the former one signs too. */
  'POST /webhooks/:webhookId/secret': {
    input: {
      webhookId: string
    }
    output: {
      webhook: {
        id: string
        url: string
        description: string
        kinds: string[] | null
        failingSince: string | null
        offWhy: string | null
        formerSecretUntil: string | null
        createdAt: string
      }
      secret: string
    }
  }
}
