import type { GraphRow } from '../version-graph.ts'

/** Width of one lane, in CSS pixels. */
const laneWidth = 12

/** The tree's lines beside one row, drawn from plain boxes so that every host can show them. */
export function GraphCell({ row, lanes, shows }: { row: GraphRow; lanes: number; shows: boolean }) {
  const { lane, passing, joining, hasParentBelow } = row
  return (
    <span class="pentimento-graph" style={{ width: `${lanes * laneWidth}px` }} aria-hidden="true">
      {passing.map((at) => (
        <span key={`p${at}`} class="pentimento-graph__line" style={{ left: left(at) }} />
      ))}
      {joining.map((at) => (
        <span
          key={`j${at}`}
          class="pentimento-graph__line pentimento-graph__line--above"
          style={{ left: left(at) }}
        />
      ))}
      {joining
        .filter((at) => at !== lane)
        .map((at) => (
          <span
            key={`b${at}`}
            class="pentimento-graph__bend"
            style={{ left: left(lane), width: `${(at - lane) * laneWidth}px` }}
          />
        ))}
      {hasParentBelow ? (
        <span
          class="pentimento-graph__line pentimento-graph__line--below"
          style={{ left: left(lane) }}
        />
      ) : null}
      <span
        class={`pentimento-graph__dot${shows ? ' pentimento-graph__dot--on' : ''}`}
        style={{ left: `${lane * laneWidth}px` }}
      />
    </span>
  )
}

/** The lines that lead on below a row, beside whatever is shown there. */
export function GraphLines({ row, lanes }: { row: GraphRow; lanes: number }) {
  const below = row.hasParentBelow ? [...row.passing, row.lane] : row.passing
  return (
    <span class="pentimento-graph" style={{ width: `${lanes * laneWidth}px` }} aria-hidden="true">
      {below.map((at) => (
        <span
          key={at}
          class="pentimento-graph__line pentimento-graph__line--long"
          style={{ left: left(at) }}
        />
      ))}
    </span>
  )
}

/** The middle of a lane. */
function left(lane: number): string {
  return `${lane * laneWidth + 4}px`
}
