'use client'
import { sendSignUpMail } from '../actions'
import { MailForm } from '../mail-form'

export const AskForm = ({ backTo, outbox }: { backTo: string; outbox: string | null }) => (
  <MailForm
    act="Continue with e-mail"
    done="The mail there leads on: you choose a name and a password, and the account is yours. It comes within a minute."
    outbox={outbox}
    send={(email) => sendSignUpMail({ email, backTo })}
  />
)
