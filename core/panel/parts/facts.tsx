import type { SendingFact } from '../wording/sending-facts.ts'

/** Facts as a list of names and values. */
export function Facts({ facts }: { readonly facts: readonly SendingFact[] }) {
  return (
    <dl class="pentimento-facts">
      {facts.map(({ name, value, tone }) => (
        <div key={name} class={`pentimento-facts__row pentimento-facts__row--${tone}`}>
          <dt class="pentimento-facts__name">{name}</dt>
          <dd class="pentimento-facts__value">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
