import { englishAdvice } from './english/advice.ts'
import { englishFollowUp } from './english/follow-up.ts'
import { englishReading } from './english/reading.ts'
import { germanAdvice } from './german/advice.ts'
import { germanFollowUp } from './german/follow-up.ts'
import { germanReading } from './german/reading.ts'
import type { Language } from './language.ts'
import { spanishAdvice } from './spanish/advice.ts'
import { spanishFollowUp } from './spanish/follow-up.ts'
import { spanishReading } from './spanish/reading.ts'

/** The language whose tables are measured. */
export const english: Language = {
  id: 'en',
  label: 'English',
  reading: englishReading,
  advice: englishAdvice,
  followUp: englishFollowUp,
}

/** Tables of a first version, not measured yet. */
export const german: Language = {
  id: 'de',
  label: 'German',
  experimental: true,
  reading: germanReading,
  advice: germanAdvice,
  followUp: germanFollowUp,
}

/** Tables of a first version, not measured yet. */
export const spanish: Language = {
  id: 'es',
  label: 'Spanish',
  experimental: true,
  reading: spanishReading,
  advice: spanishAdvice,
  followUp: spanishFollowUp,
}

/** All languages that advice knows, the one that is assumed first. */
export const languages: readonly Language[] = [english, german, spanish]
