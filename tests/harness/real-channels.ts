const { env } = process

/** Keys of the real services, for the contract suites; undefined: not tested against them. */
export const realChannels = {
  telegram: { token: env.CONTRACT_TELEGRAM_TOKEN, chat: env.CONTRACT_TELEGRAM_CHAT },
  discord: env.CONTRACT_DISCORD_WEBHOOK,
  /** `account,token,from,to`. */
  twilio: env.CONTRACT_TWILIO?.split(','),
  /** `url,model,key`, the key may be left out. */
  llm: env.CONTRACT_LLM?.split(','),
  /** A secret key of test mode. */
  stripe: env.CONTRACT_STRIPE_KEY,
}
