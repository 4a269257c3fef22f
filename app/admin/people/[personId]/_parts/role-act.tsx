'use client'
import { useState } from 'react'
import { ReasonedAct } from '@/app/admin/_parts/reasoned-act'
import { giveRole } from '@/app/admin/actions'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { RoleName } from '@/lib/identity/schemas/person'
import { roleNames, roleWords } from '../../_parts/words'

type Props = { person: { id: string; name: string; role: RoleName } }

const brings: Record<RoleName, string> = {
  user: 'They trade and nothing else.',
  provider: 'They may offer strategies and signals.',
  publisher: 'They may publish games.',
  moderator: 'They see people and deals, and suspend people without an office.',
  admin: 'They may do everything here, also give and take roles.',
}

export function RoleAct({ person: { id: personId, name, role } }: Props) {
  const [chosen, setChosen] = useState<RoleName>(role)
  return (
    <ReasonedAct
      button="Change the role"
      onAsk={() => setChosen(role)}
      title={`Which role has ${name}?`}
      consequence={brings[chosen]}
      act={`Make them ${roleWords[chosen].toLowerCase()}`}
      complete={chosen !== role}
      onConfirm={(reason, key) => giveRole({ personId, role: chosen, reason }, key)}
    >
      <Field label="Role">
        <Select
          value={chosen}
          onValueChange={(value) => setChosen(roleNames.find((each) => each === value) ?? role)}
          options={roleNames.map((value) => ({ value, label: roleWords[value] }))}
        />
      </Field>
    </ReasonedAct>
  )
}
