import type { Language } from '../words/language.ts'
import type { Boundary } from './boundary.ts'
import type { Clause, Range } from './clause.ts'
import type { Token } from './tokens.ts'

/** A boundary with all that decides whether something else begins behind it. */
export interface Gap {
  readonly tokens: readonly Token[]
  readonly language: Language
  readonly strength: Boundary['strength']
  /** What stands on the left, since the last change began. */
  readonly left: Range
  /** The same taken apart; null where it says what must stay. */
  readonly clause: Clause | null
  /** A verb that the left shares with what stands before it. */
  readonly shared: Range | null
  /** The first word behind the boundary, after "please" and the like. */
  readonly at: number
  /** The next mark or joining word. */
  readonly to: number
}
