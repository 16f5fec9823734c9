import { maxInstructionLength } from '../../edit/edit.ts'
import { chosenProvider } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { formatCount } from '../wording/numbers.ts'
import { Section } from './section.tsx'

/** From here on the counter is worth showing. */
const nearlyTooLong = maxInstructionLength - 500

/** Where the user says the one change; examples of what the provider truly does help to start. */
export function Instruction({ state, store }: { state: PanelState; store: PanelStore }) {
  const text = state.draft.instruction
  const examples = chosenProvider(state)?.examples ?? []
  const instruct = (words: string) => store.dispatch({ type: 'instruct', text: words })
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
        onInput={(event) => instruct(event.currentTarget.value)}
      />
      {text.trim() === '' && examples.length > 0 ? (
        <ul class="pentimento-chips" aria-label="Examples">
          {examples.slice(0, 5).map((example) => (
            <li key={example} class="pentimento-chips__item">
              <button
                type="button"
                class="pentimento-chip pentimento-chip--quiet"
                onClick={() => instruct(example)}
              >
                {example}
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
