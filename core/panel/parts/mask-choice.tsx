import type { MaskUse } from '../../edit/edit.ts'
import type { ModelCapabilities } from '../../model.ts'
import { chosenModel, chosenProtect, chosenRegion } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { Select } from './field.tsx'

const labels: Readonly<Record<MaskUse, string>> = {
  send: 'By a mask',
  omit: 'In words only',
  markup: 'By an outline',
}

/** How the model is told where to change, where the user may have it otherwise: only what the model takes is offered. */
export function MaskChoice({ state, store }: { state: PanelState; store: PanelStore }) {
  const model = chosenModel(state)
  const hasArea = chosenRegion(state) !== null || chosenProtect(state).length > 0
  const uses = model && hasArea ? maskUsesOf(model) : []
  const { maskUse } = state.setup
  // A choice that stopped making sense stays in view until it is taken back.
  if (uses.length < 2 && maskUse === null) return null
  return (
    <Select
      label="The place"
      options={[
        { value: '', label: 'As suits the change' },
        ...uses.map((use) => ({ value: use, label: labels[use] })),
      ]}
      value={maskUse ?? ''}
      onChange={(value) => store.setUp({ maskUse: uses.find((use) => use === value) ?? null })}
    />
  )
}

function maskUsesOf({ mask, markup, faithful }: ModelCapabilities): readonly MaskUse[] {
  if (faithful || mask?.required) return []
  return [...(mask ? (['send'] as const) : []), 'omit', ...(markup ? (['markup'] as const) : [])]
}
