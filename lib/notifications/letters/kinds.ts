/** Every letter there is; its texts stand in messages/. A letter answers an act, so nobody can switch it off. */
export const letterKinds = [
  'sign_up',
  'has_account',
  'reset',
  'confirm_email',
  'email_taken',
  'email_changed',
  'merged',
  'gift_card',
] as const

export type LetterKind = (typeof letterKinds)[number]
