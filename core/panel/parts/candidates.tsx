import { useEffect, useRef } from 'preact/hooks'
import type { Edit } from '../../edit/edit.ts'
import type { ProviderInfo } from '../../provider.ts'
import type { SettledCandidate } from '../../refine.ts'
import type { PanelStore } from '../panel-store.ts'
import type { Choice } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { formatCount, formatNumber } from '../wording/numbers.ts'
import { checksOf } from '../wording/report-checks.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Section } from './section.tsx'

interface CandidatesProps {
  readonly choice: Choice
  readonly store: PanelStore
  readonly views: PanelViews
  readonly providers: readonly ProviderInfo[]
  readonly busy: boolean
  /** Set where no stage shows the candidate that is looked at: it is drawn larger here. */
  readonly large: boolean
}

/** The candidates of one call side by side: looked at, picked, placed. */
export function Candidates({ choice, store, views, providers, busy, large }: CandidatesProps) {
  const { proposal, previews, picked, previewed, differences } = choice
  const lookedAt = previews[previewed]
  const common = commonNotes(proposal.candidates)
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The stage shows the candidate that is looked at: it comes into view with them where the panel holds one.
    const stage = top.current?.closest('.pentimento-scroll')?.querySelector('.pentimento-stage')
    const first = stage?.parentElement ?? top.current
    first?.scrollIntoView({ block: 'start' })
  }, [proposal.call])
  return (
    <div ref={top}>
      <Section
        title="Candidates"
        summary={`${picked.length} of ${proposal.candidates.length} picked`}
      >
        <p class="pentimento-note">{proposal.prepared.edit.instruction}</p>
        {large && lookedAt ? (
          <div class="pentimento-candidates__large">
            <views.Picture
              picture={lookedAt}
              label={`Candidate ${previewed + 1}, larger`}
              fit="contain"
            />
          </div>
        ) : null}
        <ul class="pentimento-candidates" aria-label="Candidates">
          {proposal.candidates.map((candidate, index) => {
            const preview = previews[index]
            const isPicked = picked.includes(index)
            return (
              // Candidates never change order, so that their place is their identity.
              <li key={String(index)} class="pentimento-candidate">
                <Button
                  class={`pentimento-candidate__picture${index === previewed ? ' pentimento-candidate__picture--shown' : ''}`}
                  aria-label={`Look at candidate ${index + 1}`}
                  aria-pressed={index === previewed}
                  onClick={() => store.dispatch({ type: 'preview', index })}
                >
                  {preview ? <views.Picture picture={preview} label="" fit="cover" /> : null}
                </Button>
                <Button
                  class={`pentimento-candidate__pick${isPicked ? ' pentimento-candidate__pick--on' : ''}`}
                  aria-pressed={isPicked}
                  aria-label={`Keep candidate ${index + 1}`}
                  onClick={() => store.dispatch({ type: 'choose', index, on: !isPicked })}
                >
                  <Icon name={isPicked ? 'check' : 'plus'} />
                  <span class="pentimento-button__words">{isPicked ? 'Picked' : 'Pick'}</span>
                </Button>
                {differences?.[index] === undefined ? null : (
                  <p class="pentimento-candidate__number">{differences[index]}</p>
                )}
                <CandidateFacts
                  candidate={candidate}
                  edit={proposal.prepared.edit}
                  providers={providers}
                  common={common}
                />
              </li>
            )
          })}
        </ul>
        {common.map((note) => (
          <p key={note} class="pentimento-note">
            {note}
          </p>
        ))}
        <p class="pentimento-note">
          Picked candidates become layers; the others become hidden versions beside them.
        </p>
        <div class="pentimento-row">
          <Button class="pentimento-button" disabled={busy} onClick={() => void store.postpone()}>
            Decide later
          </Button>
          <Button
            class="pentimento-button pentimento-button--danger"
            disabled={busy}
            onClick={() => void store.discard()}
          >
            Throw all away
          </Button>
        </div>
      </Section>
    </div>
  )
}

interface CandidateFactsProps {
  readonly candidate: SettledCandidate
  readonly edit: Edit
  readonly providers: readonly ProviderInfo[]
  /** Remarks that are said once for all. */
  readonly common: readonly string[]
}

/** What tells a candidate from the others: its scope, what it failed, and the numbers that matter most. */
function CandidateFacts({ candidate, edit, providers, common }: CandidateFactsProps) {
  const { report, scope } = candidate
  const { outside, seam, sharpness } = report
  const failed = checksOf({ report, edit }, providers)
  const numbers = [
    ...(outside.pixels === 0 ? [] : [`${formatCount(outside.changedPixels)} px changed outside`]),
    ...(seam === undefined ? [] : [`seam ${formatNumber(seam)} ΔE`]),
    ...(sharpness === undefined || formatNumber(sharpness) === '1'
      ? []
      : [`sharpness ${formatNumber(sharpness)}×`]),
  ]
  return (
    <>
      {scope ? <p class="pentimento-candidate__scope">{scopeNames[scope]}</p> : null}
      {failed.map(({ message, hint, severity }) => (
        <p
          key={message}
          class={`pentimento-candidate__number pentimento-candidate__number--${severity}`}
        >
          {message} {hint}
        </p>
      ))}
      {numbers.map((number) => (
        <p key={number} class="pentimento-candidate__number">
          {number}
        </p>
      ))}
      {report.notes
        .filter((note) => !common.includes(note))
        .map((note) => (
          <p key={note} class="pentimento-candidate__number">
            {note}
          </p>
        ))}
    </>
  )
}

const scopeNames: Readonly<Record<NonNullable<SettledCandidate['scope']>, string>> = {
  'only what changed': 'Only what changed',
  everything: 'Everything',
}

/** Remarks that every candidate bears, where there are several. */
function commonNotes(candidates: readonly SettledCandidate[]): readonly string[] {
  const [first, ...others] = candidates
  if (!first || others.length === 0) return []
  return first.report.notes.filter((note) =>
    others.every(({ report }) => report.notes.includes(note)),
  )
}
