import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { maxInstructionLength } from '../../edit/edit.ts'
import type { Suggestion } from '../../guide/findings/finding.ts'
import { chosenProvider, chosenRegion } from '../chosen.ts'
import { exampleChips } from '../example-chips.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { firstButton } from '../use-kept-focus.ts'
import { formatCount } from '../wording/numbers.ts'
import { Advice } from './advice.tsx'
import { Button } from './button.tsx'
import { Section } from './section.tsx'
import { StageStrip } from './stage-strip.tsx'

interface InstructionProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** From here on the counter is worth showing. */
const nearlyTooLong = maxInstructionLength - 500

/** Where the user says the one change; examples of what the provider truly does help to start, advice to say it well. */
export function Instruction({ state, store }: InstructionProps) {
  const text = state.draft.instruction
  const field = useRef<HTMLTextAreaElement>(null)
  /** Words that were taken over and are not in the field yet. */
  const [taken, setTaken] = useState<string | null>(null)
  useLayoutEffect(() => {
    if (taken === null || taken !== text || !field.current) return
    selectGap(field.current)
    setTaken(null)
  }, [taken, text])
  const take = async (suggestion: Suggestion) => {
    const panel = field.current?.closest<HTMLElement>('.pentimento-panel')
    await store.takeSuggestion(suggestion)
    if (suggestion.kind === 'rewrite') setTaken(suggestion.text)
    const region = panel?.querySelector<HTMLElement>('section[aria-label="Region"]')
    if (suggestion.kind === 'mark' && region) firstButton(region)?.focus()
  }
  return (
    <Section
      title="Change"
      summary={
        text.length > nearlyTooLong
          ? `${formatCount(text.length)} of ${formatCount(maxInstructionLength)} characters`
          : undefined
      }
    >
      {state.advice.on ? <StageStrip state={state} /> : null}
      <textarea
        ref={field}
        class="pentimento-text pentimento-instruction"
        aria-label="Instruction"
        placeholder="One change, in plain words"
        value={text}
        onInput={(event) => store.dispatch({ type: 'instruct', text: event.currentTarget.value })}
      />
      {text.trim() === '' ? (
        <Examples state={state} store={store} />
      ) : (
        <Advice
          state={state}
          store={store}
          onTake={(suggestion) => void take(suggestion)}
          onSaid={() => field.current?.focus()}
        />
      )}
    </Section>
  )
}

/** Brings the keyboard to what is left to fill in, else to the end. */
function selectGap(field: HTMLTextAreaElement): void {
  field.focus()
  const gap = field.value.indexOf('…')
  // Not setSelectionRange, which UXP lacks.
  field.selectionStart = gap === -1 ? field.value.length : gap
  field.selectionEnd = gap === -1 ? field.value.length : gap + 1
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
