'use client'
import { sendResetMail } from '../actions'
import { MailForm } from '../mail-form'

export const AskForm = ({ outbox }: { outbox: string | null }) => (
  <MailForm
    primary
    act="Send the mail"
    done="If an account has this address, a mail with a link is on its way. It works for 30 minutes; your old password works until then."
    outbox={outbox}
    send={(email) => sendResetMail({ email })}
  />
)
