import { useState } from 'preact/hooks'
import { maxInstructionLength } from '../../edit/edit.ts'
import { chosenProvider, chosenRegion } from '../chosen.ts'
import { exampleChips } from '../example-chips.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { formatCount } from '../wording/numbers.ts'
import { Button } from './button.tsx'
import { Section } from './section.tsx'

interface InstructionProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** From here on the counter is worth showing. */
const nearlyTooLong = maxInstructionLength - 500

/** Where the user says the one change; examples of what the provider truly does help to start. */
export function Instruction({ state, store }: InstructionProps) {
  const text = state.draft.instruction
  return (
    <Section
      title="Change"
      summary={
        text.length > nearlyTooLong
          ? `${formatCount(text.length)} of ${formatCount(maxInstructionLength)} characters`
          : undefined
      }
    >
      <textarea
        class="pentimento-text pentimento-instruction"
        aria-label="Instruction"
        placeholder="One change, in plain words"
        value={text}
        onInput={(event) => store.dispatch({ type: 'instruct', text: event.currentTarget.value })}
      />
      {text.trim() === '' ? <Examples state={state} store={store} /> : null}
    </Section>
  )
}

function Examples({ state, store }: InstructionProps) {
  const [showsAll, setShowsAll] = useState(false)
  const provider = chosenProvider(state)
  const hasRegion = chosenRegion(state) !== null
  const examples = exampleChips(provider, hasRegion, showsAll)
  const count = exampleChips(provider, hasRegion, true).length
  if (examples.length === 0) return null
  return (
    <ul class="pentimento-chips" aria-label="Examples">
      {examples.map((example) => (
        <li key={example} class="pentimento-chips__item">
          <Button
            class="pentimento-chip pentimento-chip--quiet"
            onClick={() => store.dispatch({ type: 'instruct', text: example })}
          >
            {example}
          </Button>
        </li>
      ))}
      {examples.length < count ? (
        <li class="pentimento-chips__item">
          <Button class="pentimento-chip pentimento-chip--bare" onClick={() => setShowsAll(true)}>
            All {count} examples
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
