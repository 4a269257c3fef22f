import type { Place } from './refusal'

export type Expr = Place &
  (
    | { kind: 'number'; value: number; int: boolean }
    | { kind: 'text'; value: string }
    | { kind: 'yesno'; value: boolean }
    | { kind: 'color' }
    | { kind: 'name'; name: string }
    | { kind: 'call'; name: string; args: Argument[] }
    | { kind: 'history'; of: Expr; bars: Expr }
    | { kind: 'unary'; op: string; of: Expr }
    | { kind: 'binary'; op: string; left: Expr; right: Expr }
    | { kind: 'choice'; when: Expr; then: Expr; else: Expr }
    | { kind: 'tuple'; items: Expr[] }
    | If
    | Switch
    | For
    | While
  )

export interface Argument {
  name: string | null
  value: Expr
}

export interface If extends Place {
  kind: 'if'
  when: Expr
  then: Statement[]
  else: Statement[]
}

export interface Switch extends Place {
  kind: 'switch'
  on: Expr | null
  /** No `when`: the default. */
  arms: { when: Expr | null; body: Statement[] }[]
}

export interface For extends Place {
  kind: 'for'
  name: string
  from: Expr
  to: Expr
  by: Expr | null
  body: Statement[]
}

export interface While extends Place {
  kind: 'while'
  when: Expr
  body: Statement[]
}

export interface Declare extends Place {
  kind: 'declare'
  /** One name, or those of a tuple; `_` takes nothing. */
  names: string[]
  keeps: boolean
  type: string | null
  value: Expr
}

export interface Assign extends Place {
  kind: 'assign'
  name: string
  /** Of `+=` and its like. */
  op: string | null
  value: Expr
}

export interface Define extends Place {
  kind: 'define'
  name: string
  params: { name: string; usual: Expr | null }[]
  body: Statement[]
}

export type Statement =
  | Declare
  | Assign
  | Define
  | (Place & { kind: 'value'; value: Expr })
  | (Place & { kind: 'break' })
  | (Place & { kind: 'continue' })
