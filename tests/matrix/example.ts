import type { Member, World } from './world'

export interface Scene {
  world: World
  /** Whose thing it is. */
  owner: Member
  /** Who asks: the owner too, unless the caller is another person or holds an office. */
  caller: Member
}

export type Input = Record<string, unknown>

export interface Example {
  /** Makes the thing the operation is about, and the input that names it. */
  input: (scene: Scene) => Input | Promise<Input>
  /** The rule that says no after access has said yes, where the thing at hand is in the wrong state for it. */
  thenRefused?: string
}
