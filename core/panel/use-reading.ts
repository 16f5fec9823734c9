import { useMemo } from 'preact/hooks'
import { readInstruction } from '../guide/reading/read-instruction.ts'
import type { Reading } from '../guide/reading/reading.ts'
import { findVersionById, refinedVersion } from './chosen.ts'
import type { PanelState } from './state.ts'

/**
 * Gives what the draft's instruction says, taken apart once for each text; null where there is nothing to advise on: nobody
 * wants it, or what is typed is what made the version that shows.
 */
export function useReading(state: PanelState): Reading | null {
  const text = state.draft.instruction
  const shown = findVersionById(state, refinedVersion(state))
  const isOpen = state.advice.on && shown?.record.edit.instruction !== text.trim()
  return useMemo(() => (isOpen ? readInstruction(text) : null), [isOpen, text])
}
