import { useMemo } from 'preact/hooks'
import type { Preserve } from '../../edit/edit.ts'
import { suggestPreserves } from '../../guide/preserves/suggest-preserves.ts'
import { pickedLineage } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { useFollowUp } from '../use-follow-up.ts'
import { useReading } from '../use-reading.ts'
import { commonPreserves } from '../wording/common-preserves.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** How many are offered at a time. */
const mostOffered = 3

/** What is usually worth keeping with this change: what its own words ask to keep, then what such a picture lives on. */
export function SuggestedPreserves(props: {
  readonly state: PanelState
  readonly store: PanelStore
}) {
  const { state, store } = props
  const reading = useReading(state)
  const role = pickedLineage(state)?.notes.brief?.role
  const { preserve } = state.draft
  // What a remark keeps is said with what it means in full.
  const isRemark = useFollowUp(state).kind !== 'none'
  const suggested = useMemo(
    () =>
      reading && reading.changes.length > 0 && !isRemark ? suggestPreserves(reading, role) : [],
    [reading, role, isRemark],
  )
  const shown = new Set([...preserve, ...commonPreserves].map(({ text }) => text.toLowerCase()))
  const offered = suggested.filter((one) => !shown.has(one.text.toLowerCase()) && !isCommon(one))
  if (offered.length === 0) return null
  return (
    <div class="pentimento-offer">
      <span class="pentimento-offer__label">Usually kept:</span>
      <ul class="pentimento-chips" aria-label="Usually kept with such a change">
        {offered.slice(0, mostOffered).map((kept) => (
          <li key={kept.text} class="pentimento-chips__item">
            <Button
              class="pentimento-chip pentimento-chip--quiet"
              aria-label={`Keep ${kept.text}`}
              title={kept.text}
              onClick={() => store.dispatch({ type: 'preserve', preserve: kept })}
            >
              <Icon name="plus" size={12} />
              <span class="pentimento-chip__more">{kept.text}</span>
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What is among the common ones already is not offered twice. */
function isCommon({ text, kind }: Preserve): boolean {
  const last = text.toLowerCase().split(' ').at(-1)
  return commonPreserves.some((known) => known.kind === kind && known.label.toLowerCase() === last)
}
