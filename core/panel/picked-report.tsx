import { useState } from 'preact/hooks'
import { type PlainError, toPlainError } from '../errors.ts'
import type { Host, Picked } from '../host.ts'
import { formatSize } from './wording/numbers.ts'

export interface PickedReportProps {
  readonly host: Pick<Host, 'pick'>
  /** The design tool's name, for people. */
  readonly hostName: string
}

type Looked =
  | { readonly state: 'not yet' }
  | { readonly state: 'nothing' }
  | { readonly state: 'picked'; readonly picked: Picked }
  | { readonly state: 'failed'; readonly error: PlainError }

/** Shows what a host reads of the picked layer, for hosts that do not refine by themselves so far. */
export function PickedReport({ host, hostName }: PickedReportProps) {
  const [looked, setLooked] = useState<Looked>({ state: 'not yet' })
  const look = async () => {
    try {
      const picked = await host.pick()
      setLooked(picked ? { state: 'picked', picked } : { state: 'nothing' })
    } catch (thrown) {
      setLooked({ state: 'failed', error: toPlainError(thrown) })
    }
  }
  return (
    <div class="pentimento pentimento-panel">
      <div class="pentimento-scroll">
        <div class="pentimento-empty" aria-live="polite">
          <Sentence looked={looked} hostName={hostName} />
          <button type="button" class="pentimento-button" onClick={() => void look()}>
            {looked.state === 'not yet' ? 'Look at the picked layer' : 'Look again'}
          </button>
          <p>
            Refining inside {hostName} is being built. The playground and the command line refine
            today.
          </p>
        </div>
      </div>
    </div>
  )
}

function Sentence({ looked, hostName }: { looked: Looked; hostName: string }) {
  switch (looked.state) {
    case 'not yet':
      return <p class="pentimento-empty__title">Pick an image layer in {hostName}.</p>
    case 'nothing':
      return <p class="pentimento-empty__title">Nothing is picked: pick one image layer.</p>
    case 'failed':
      return (
        <>
          <p class="pentimento-empty__title">{looked.error.message}</p>
          <p>{looked.error.hint}</p>
        </>
      )
    case 'picked':
      return (
        <>
          <p class="pentimento-empty__title">{looked.picked.name}</p>
          <p>
            {formatSize(looked.picked)} · {looked.picked.depth}-bit · {looked.picked.color.name}
          </p>
        </>
      )
  }
}
