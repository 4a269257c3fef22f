import { Link } from '@/components/ui/link'
import { AuthCard } from './auth-card'

type Props = { detail: string; again: string }

/** For a link from a mail that opens nothing any more. */
export function DeadLink({ detail, again }: Props) {
  const foot = (
    <Link className="link-quiet" href="/sign-in">
      Sign in
    </Link>
  )
  return (
    <AuthCard title="This link does not work" lead="Nothing was changed." foot={foot}>
      <p>{detail}</p>
      <Link className="link-quiet self-start" href={again}>
        Ask for a new link
      </Link>
    </AuthCard>
  )
}
