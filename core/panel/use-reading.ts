import { useMemo } from 'preact/hooks'
import { readInstruction } from '../guide/reading/read-instruction.ts'
import type { Reading } from '../guide/reading/reading.ts'
import type { PanelState } from './state.ts'

/** Gives what the draft's instruction says, taken apart once for each text; null where no advice is wanted. */
export function useReading({ advice, draft }: PanelState): Reading | null {
  const text = draft.instruction
  return useMemo(() => (advice.on ? readInstruction(text) : null), [advice.on, text])
}
