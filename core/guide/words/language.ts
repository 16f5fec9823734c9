import type { AdviceWords } from './advice-words.ts'
import type { FollowUpWords } from './follow-up-words.ts'
import type { ReadingWords } from './reading-words.ts'

/** Everything that advice knows of one language, as data: another language is another file. */
export interface Language {
  /** ISO 639-1. */
  readonly id: string
  /** Its name in English. */
  readonly label: string
  /** Set while its tables are young: advice in it may be wrong more often. */
  readonly experimental?: true
  /** How instructions are taken apart. */
  readonly reading: ReadingWords
  /** What findings look for, and what they propose. */
  readonly advice: AdviceWords
  /** How follow-ups are said. */
  readonly followUp: FollowUpWords
}
