import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { stageLabels } from '../../guide/stages/stage-labels.ts'
import type { AdviceChange, PlannedStep, StepList } from '../advice-state.ts'
import type { PanelStore } from '../panel-store.ts'
import { firstButton, useKeptFocus } from '../use-kept-focus.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

interface StepsProps {
  readonly list: StepList
  readonly store: PanelStore
}

/** The changes of one instruction as steps: in another order, in other words, or without some of them. */
export function Steps({ list, store }: StepsProps) {
  const root = useRef<HTMLDivElement>(null)
  const [moved, setMoved] = useState<{ readonly step: number } | null>(null)
  useKeptFocus(root, firstStep)
  // A row that is moved in the page loses the keyboard.
  useLayoutEffect(() => {
    if (!moved) return
    const row = list.steps.findIndex(({ id }) => id === moved.step)
    const shown = root.current?.querySelectorAll<HTMLElement>('.pentimento-step')[row]
    if (shown) firstButton(shown)?.focus()
  }, [moved])
  const change = (what: AdviceChange) => store.dispatch({ type: 'advice', change: what })
  const move = (step: number, by: 1 | -1) => {
    change({ kind: 'moveStep', step, by })
    setMoved({ step })
  }
  return (
    <div ref={root} class="pentimento-plan">
      <div class="pentimento-row">
        <span class="pentimento-row__words">Each step becomes a version.</span>
        <IconButton
          icon="close"
          label="Put the steps away"
          onPress={() => change({ kind: 'dropSteps' })}
        />
      </div>
      <ul class="pentimento-plan__list" aria-label="Steps">
        {list.steps.map((step, at) => (
          <StepRow
            key={step.id}
            step={step}
            at={at + 1}
            count={list.steps.length}
            onMove={(by) => move(step.id, by)}
            onChange={change}
          />
        ))}
      </ul>
    </div>
  )
}

/** The first step's own words: putting all steps away stands above them, one press too near. */
export function firstStep(root: HTMLElement): HTMLElement | null {
  return firstButton(root.querySelector<HTMLElement>('.pentimento-plan__list') ?? root)
}

interface StepRowProps {
  readonly step: PlannedStep
  readonly at: number
  readonly count: number
  readonly onMove: (by: 1 | -1) => void
  readonly onChange: (change: AdviceChange) => void
}

function StepRow({ step, at, count, onMove, onChange }: StepRowProps) {
  const [edits, setEdits] = useState(false)
  const { id, instruction, stage, preserve } = step
  const keeps = preserve.map(({ text }) => text).join(', ')
  return (
    <li
      class="pentimento-step"
      onKeyDown={(event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
        if (by === null || !event.altKey) return
        event.preventDefault()
        onMove(by)
      }}
    >
      <span class="pentimento-step__number" aria-hidden="true">
        {at}
      </span>
      <div class="pentimento-step__body">
        {edits ? (
          <StepWords
            words={instruction}
            onDone={(words) => {
              setEdits(false)
              if (words !== '') onChange({ kind: 'rewordStep', step: id, instruction: words })
            }}
          />
        ) : (
          <Button
            class="pentimento-step__words"
            aria-label={`Step ${at} of ${count}: ${instruction}. Change its words`}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            onClick={() => setEdits(true)}
          >
            {instruction}
          </Button>
        )}
        <p class="pentimento-note">
          {keeps === '' ? stageLabels[stage] : `${stageLabels[stage]} · keeps ${keeps}`}
        </p>
      </div>
      <IconButton icon="up" label={`Earlier: ${instruction}`} onPress={() => onMove(-1)} />
      <IconButton icon="down" label={`Later: ${instruction}`} onPress={() => onMove(1)} />
      <IconButton
        icon="close"
        label={`Leave out: ${instruction}`}
        onPress={() => onChange({ kind: 'removeStep', step: id })}
      />
    </li>
  )
}

/** The words of a step while they are changed: Enter or leaving the field keeps them, Escape does not. */
function StepWords(props: { readonly words: string; readonly onDone: (words: string) => void }) {
  const { words, onDone } = props
  const [text, setText] = useState(words)
  const field = useRef<HTMLTextAreaElement>(null)
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <textarea
      ref={field}
      class="pentimento-text pentimento-step__field"
      aria-label="Words of the step"
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && event.key !== 'Enter') return
        event.preventDefault()
        event.stopPropagation()
        onDone(event.key === 'Enter' ? text.trim() : words)
      }}
      onBlur={() => onDone(text.trim())}
    />
  )
}
