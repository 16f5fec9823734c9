import { useRef } from 'preact/hooks'
import { type NextPress, nextPress } from '../advice.ts'
import { chosenModel, findVersionById, pickedLineage } from '../chosen.ts'
import { asksForFirst } from '../first-picture.ts'
import { mayCost } from '../may-cost.ts'
import { whatIsMissing, whatWholeMisses } from '../missing.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { firstButton, useKeptFocus } from '../use-kept-focus.ts'
import type { PanelViews } from '../views.ts'
import { placedLine } from '../wording/placed-line.ts'
import { progressText } from '../wording/progress-text.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { LateResults } from './late-results.tsx'
import { MakeFirst } from './make-first.tsx'
import { ProblemNotice } from './problem-notice.tsx'
import { QuestionNotice } from './question-notice.tsx'
import { Doing, Running } from './running.tsx'
import { SettingsLink } from './settings-link.tsx'
import { UsedShapes } from './used-shapes.tsx'

interface FooterProps {
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** The foot of the panel, always in view: the one thing to do next, how far it has come, and what went wrong. */
export function Footer({ state, store, views }: FooterProps) {
  const root = useRef<HTMLElement>(null)
  useKeptFocus(root, firstButton)
  return (
    <footer ref={root} class="pentimento-footer">
      {state.problem ? <ProblemNotice problem={state.problem} store={store} /> : null}
      {state.question ? <QuestionNotice question={state.question} store={store} /> : null}
      {state.warning === null ? null : <Warning text={state.warning} store={store} />}
      {state.question && state.run ? null : state.run ? (
        <Running run={state.run} costs={mayCost(state)} store={store} views={views} />
      ) : state.doing ? (
        <Doing progress={state.doing} />
      ) : state.choice ? (
        <Keep state={state} store={store} />
      ) : asksForFirst(state) ? (
        <MakeFirst state={state} store={store} />
      ) : (
        <Refine state={state} store={store} onAsk={() => focusAnswers(root.current)} />
      )}
      <p class="pentimento-said" aria-live="polite">
        {state.run
          ? progressText({ ...state.run.progress, fraction: null }, state.run.queue)
          : state.said}
      </p>
    </footer>
  )
}

/** What the first button does, in words. */
const labels: Readonly<Record<NextPress, string>> = {
  refine: 'Refine',
  steps: 'Run the steps',
  use: 'Use the full instruction',
  back: 'Go back',
  ask: 'Say what you mean',
}

function Refine({
  state,
  store,
  onAsk,
}: {
  readonly state: PanelState
  readonly store: PanelStore
  readonly onAsk: () => void
}) {
  const missing = whatIsMissing(state)
  const press = nextPress(state)
  // Said in the middle of the panel already, with the way out of it.
  const isSaidAbove = state.loaded && state.picked === null
  const shown = state.picked?.head.kind === 'version' ? state.picked.head.id : null
  return (
    <>
      <div class="pentimento-row">
        <Button
          class="pentimento-button pentimento-button--primary"
          disabled={missing !== null || state.busy}
          aria-describedby="pentimento-missing"
          title="Ctrl + Enter"
          onClick={() => {
            void store.proceed()
            if (press === 'ask') onAsk()
          }}
        >
          {labels[press]}
        </Button>
        {press === 'steps' ? (
          <Button
            class="pentimento-button pentimento-button--all"
            disabled={missing !== null || state.busy}
            aria-describedby="pentimento-missing"
            onClick={() => void store.refine()}
          >
            Run as one
          </Button>
        ) : null}
        <RefineAll state={state} store={store} />
      </div>
      <PlacedLine state={state} />
      <UsedShapes state={state} store={store} />
      <LateResults state={state} />
      <p
        id="pentimento-missing"
        class={isSaidAbove ? 'pentimento-said' : 'pentimento-footer__note'}
      >
        <span>{missing ? missing.reason : whatComes(press, state)}</span>
        {missing === null && shown !== null && press === 'refine' ? (
          <Button
            class="pentimento-link"
            aria-label="Details of what shows"
            onClick={() => store.dispatch({ type: 'reveal', version: shown })}
          >
            Details
          </Button>
        ) : null}
        {missing === null && press === 'refine' ? <Several state={state} store={store} /> : null}
        {missing?.where === 'settings' ? <SettingsLink store={store} /> : null}
      </p>
    </>
  )
}

/** Several candidates at once, offered where there is most to choose: in the first round. They cost, so the user decides. */
function Several({ state, store }: { state: PanelState; store: PanelStore }) {
  const count = Math.min(firstCandidates, chosenModel(state)?.maxVariations ?? 1)
  const isFirstRound = (pickedLineage(state)?.versions.length ?? 0) === 0
  const isOn = state.setup.variations > 1
  // What was asked for once goes on, and goes on to cost, until it is taken back.
  if (count < 3 || !(isFirstRound || isOn)) return null
  return (
    <Button class="pentimento-link" onClick={() => store.setUp({ variations: isOn ? 1 : count })}>
      {isOn ? 'Only one' : `Try ${count}`}
    </Button>
  )
}

/** How many candidates a first round is offered: fewer show little of what a model can do, more are hard to compare. */
const firstCandidates = 4

/** The same change on every picked picture, in turn. */
function RefineAll({ state, store }: { state: PanelState; store: PanelStore }) {
  const count = state.pickedAll.length
  if (count < 2 || state.queueReport) return null
  const missing = whatWholeMisses(state)
  return (
    <Button
      class="pentimento-button pentimento-button--all"
      disabled={missing !== null || state.busy}
      aria-describedby="pentimento-missing"
      onClick={() => void store.refineAll()}
    >
      Refine all {count}
    </Button>
  )
}

/** What the latest refinement came to, with its proof: in view wherever the list of versions is scrolled to. */
function PlacedLine({ state }: { state: PanelState }) {
  const version = findVersionById(state, state.placed)
  if (!version) return null
  const { value, tone } = placedLine(version.record)
  return (
    <p class={`pentimento-placed pentimento-placed--${tone}`}>
      {tone === 'broken' ? <Icon name="alert" size={14} /> : <Icon name="check" size={14} />}
      <span class="pentimento-placed__words">{value}</span>
    </p>
  )
}

function Keep({ state, store }: { state: PanelState; store: PanelStore }) {
  const count = state.choice?.picked.length ?? 0
  return (
    <>
      <Button
        class="pentimento-button pentimento-button--primary"
        disabled={count === 0 || state.busy}
        onClick={() => void store.accept()}
      >
        {count > 1 ? `Keep ${count} candidates` : 'Keep candidate'}
      </Button>
      <p class="pentimento-footer__note">
        {count === 0 ? 'Pick at least one candidate.' : 'The first one picked is shown.'}
      </p>
    </>
  )
}

/** Something to know although nothing failed. */
function Warning({ text, store }: { text: string; store: PanelStore }) {
  return (
    <div class="pentimento-warning" role="status">
      <p class="pentimento-warning__words">{text}</p>
      <IconButton
        icon="close"
        label="Dismiss the warning"
        onPress={() => store.dispatch({ type: 'warning', text: null })}
      />
    </div>
  )
}

/** Brings the keyboard to the answers of a question about a follow-up. */
function focusAnswers(foot: HTMLElement | null): void {
  const panel = foot?.closest('.pentimento-panel')
  const card = panel?.querySelector<HTMLElement>('.pentimento-follow-up')
  if (card) firstButton(card)?.focus()
}

/** Says what the first button would make. */
function whatComes(press: NextPress, state: PanelState): string {
  if (press === 'use' || press === 'ask') return 'Nothing is painted yet.'
  if (press === 'back') return 'Nothing is painted; what shows changes.'
  if (press === 'steps') return 'Each step builds on the one before, as a layer of its own.'
  return whatRefines(state)
}

function whatRefines(state: PanelState): string {
  const head = state.picked?.head
  const count = state.setup.variations
  const as = count > 1 ? `${count} candidates` : 'a new layer'
  if (!head || head.kind === 'source') return `Builds on the source, as ${as}.`
  if (head.kind === 'mix') return `Builds on what shows, as ${as}.`
  const version = findVersionById(state, head.id)
  return `Builds on ${version ? `v${version.record.number}` : 'what shows'}, as ${as}.`
}
