import type { PanelStore } from '../panel-store.ts'
import { leftOver, type QueueReport } from '../queue.ts'
import type { PanelState } from '../state.ts'
import { IconButton } from './icon-button.tsx'
import { Section } from './section.tsx'

interface QueueProps {
  readonly state: PanelState
  readonly store: PanelStore
}

/** How many picked pictures are named; the words for the change stay in view below them. */
const named = 5

/** Several picked pictures, which one press in the foot refines in turn, and what became of each. */
export function Queue({ state, store }: QueueProps) {
  const { pickedAll, queueReport } = state
  if (queueReport) return <QueueResult report={queueReport} store={store} />
  const count = pickedAll.length
  if (count < 2) return null
  const unnamed = count > named + 1 ? count - named : 0
  return (
    <Section title={`${count} layers picked`}>
      <ul class="pentimento-queue" aria-label="Picked pictures">
        {pickedAll.slice(0, count - unnamed).map(({ source, name }) => (
          <li key={source} class="pentimento-queue__name" title={name}>
            {name}
          </li>
        ))}
        {unnamed === 0 ? null : <li class="pentimento-queue__name">and {unnamed} more</li>}
      </ul>
      <p class="pentimento-note">
        Refine works on “{pickedAll[0]?.name}” only. Refine all {count} makes the same change on
        each whole picture: region and protected areas are left out.
      </p>
    </Section>
  )
}

function QueueResult({ report, store }: { report: QueueReport; store: PanelStore }) {
  const { count, placed, failures } = report
  const left = leftOver(report)
  return (
    <Section
      title={`${placed} of ${count} pictures refined`}
      summary={left === 0 ? '' : `${left} not begun`}
      actions={
        <IconButton
          icon="close"
          label="Dismiss what became of the pictures"
          onPress={() => store.dispatch({ type: 'queueReport', report: null })}
        />
      }
    >
      {failures.length > 0 ? (
        <ul class="pentimento-queue" aria-label="Pictures that failed">
          {failures.map(({ name, error }, index) => (
            // Failures never change order, and pictures can share a name.
            <li key={String(index)} class="pentimento-queue__failure">
              <p class="pentimento-queue__name">{name}</p>
              <p class="pentimento-note">
                {error.message} {error.hint}
              </p>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
