import { englishAdvice } from './english/advice.ts'
import { englishFollowUp } from './english/follow-up.ts'
import { englishReading } from './english/reading.ts'
import type { Language } from './language.ts'

/** The language whose tables are measured. */
export const english: Language = {
  id: 'en',
  label: 'English',
  reading: englishReading,
  advice: englishAdvice,
  followUp: englishFollowUp,
}

/** All languages that advice knows, the one that is assumed first. */
export const languages: readonly Language[] = [english]
