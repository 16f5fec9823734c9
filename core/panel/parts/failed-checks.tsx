import type { FailedGate } from '../../refine.ts'
import { Icon } from './icon.tsx'

/** What a result failed, each with what to do next; nothing when all is well. */
export function FailedChecks({ failed }: { failed: readonly FailedGate[] }) {
  if (failed.length === 0) return null
  return (
    <ul class="pentimento-checks" aria-label="Checks that failed">
      {failed.map(({ message, hint, severity }) => (
        <li key={message} class={`pentimento-checks__item pentimento-checks__item--${severity}`}>
          <span class="pentimento-checks__mark">
            <Icon name="alert" size={14} />
          </span>
          <span class="pentimento-checks__words">
            <span class="pentimento-checks__what">{message}</span>
            <span class="pentimento-checks__next">{hint}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
