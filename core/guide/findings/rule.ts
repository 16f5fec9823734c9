import type { Reading } from '../reading/reading.ts'
import type { Finding, FindingKind, FindingNeed } from './finding.ts'
import type { GuideContext } from './guide-context.ts'
import type { Speech } from './speech.ts'

/** What a rule looks at. */
export interface RuleInput {
  readonly reading: Reading
  readonly context: GuideContext
  /** The language of the reading. */
  readonly speech: Speech
}

/** What a rule found: the rule itself says the rest. */
export type Found = Pick<Finding, 'level' | 'span' | 'message' | 'suggestions'>

/** One thing to look for in an instruction. The same input gives the same answer. */
export interface Rule {
  readonly kind: FindingKind
  readonly needs: FindingNeed
  /** Why it matters, in one sentence. */
  readonly reason: string
  /** Empty where there is nothing to say, or where the context that it needs is not known. */
  readonly find: (input: RuleInput) => readonly Found[]
}
