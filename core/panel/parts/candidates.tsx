import { useEffect, useRef } from 'preact/hooks'
import type { PanelStore } from '../panel-store.ts'
import type { Choice } from '../state.ts'
import type { PanelViews } from '../views.ts'
import { formatCount } from '../wording/numbers.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Section } from './section.tsx'

interface CandidatesProps {
  readonly choice: Choice
  readonly store: PanelStore
  readonly views: PanelViews
  readonly busy: boolean
  /** Set where no stage shows the candidate that is looked at: it is drawn larger here. */
  readonly large: boolean
}

/** The candidates of one call side by side: looked at, picked, placed. */
export function Candidates({ choice, store, views, busy, large }: CandidatesProps) {
  const { proposal, previews, picked, previewed } = choice
  const lookedAt = previews[previewed]
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
          {proposal.candidates.map(({ report }, index) => {
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
                {report.outside.pixels === 0 ? null : (
                  <p class="pentimento-candidate__number">
                    {formatCount(report.outside.changedPixels)} px changed outside
                  </p>
                )}
                {report.notes.map((note) => (
                  <p key={note} class="pentimento-candidate__number">
                    {note}
                  </p>
                ))}
              </li>
            )
          })}
        </ul>
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
