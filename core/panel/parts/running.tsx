import type { Progress } from '../../ports.ts'
import type { PanelStore } from '../panel-store.ts'
import type { Run } from '../state.ts'
import { useSeconds } from '../use-seconds.ts'
import type { PanelViews } from '../views.ts'
import { formatDuration } from '../wording/numbers.ts'
import { progressText } from '../wording/progress-text.ts'
import { Button } from './button.tsx'

/** From here on it is said how long something has taken. */
const noticeableSeconds = 3

interface RunningProps {
  readonly run: Run
  /** Whether it may be billed. */
  readonly costs: boolean
  readonly store: PanelStore
  readonly views: PanelViews
}

/** What is under way, how far it has come, and the way to stop it. */
export function Running({ run, costs, store, views }: RunningProps) {
  const { queue, progress, partial } = run
  const isSent = progress.stage === 'sending' || progress.stage === 'painting'
  const seconds = useSeconds()
  const words = progressText(progress, queue)
  // Nothing moves where there is no motion: the time says that it goes on.
  const far = seconds < noticeableSeconds ? words : `${words} · ${formatDuration(seconds)}`
  return (
    <>
      <div class="pentimento-running">
        {partial ? (
          <span class="pentimento-thumbnail">
            <views.Picture picture={partial} label="The picture so far, half-painted" fit="cover" />
          </span>
        ) : null}
        <HowFar words={far} fraction={progress.fraction} />
        <Button class="pentimento-button" title="Esc" onClick={() => store.cancel()}>
          {queue === undefined ? 'Cancel' : queue.stops ? 'Stop now' : 'Stop'}
        </Button>
      </div>
      {costs && isSent ? (
        <p class="pentimento-footer__note">
          Already sent: cancelling refunds nothing, the provider may bill it all the same.
        </p>
      ) : null}
    </>
  )
}

/** Something that writes to the document, and takes a while. */
export function Doing({ progress }: { readonly progress: Progress }) {
  return (
    <div class="pentimento-running">
      <HowFar words={progressText(progress)} fraction={progress.fraction} />
    </div>
  )
}

function HowFar({ words, fraction }: { words: string; fraction: number | null }) {
  return (
    <div class="pentimento-running__words">
      <p class="pentimento-running__stage">{words}</p>
      <div
        class={`pentimento-progress${fraction === null ? ' pentimento-progress--unknown' : ''}`}
        role="progressbar"
        aria-label="Refinement"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={fraction === null ? undefined : Math.round(fraction * 100)}
      >
        <div
          class="pentimento-progress__bar"
          style={fraction === null ? {} : { width: `${fraction * 100}%` }}
        />
      </div>
    </div>
  )
}
