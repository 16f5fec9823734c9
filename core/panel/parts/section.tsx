import type { ComponentChildren } from 'preact'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

export interface SectionProps {
  readonly title: string
  /** What the section comes down to, beside its title. */
  readonly summary?: string | undefined
  /** Controls at the right end of the title. */
  readonly actions?: ComponentChildren
  readonly children?: ComponentChildren
}

/** A titled part of the panel, parted from the one above by a hairline. */
export function Section({ title, summary, actions, children }: SectionProps) {
  return (
    <section class="pentimento-section" aria-label={title}>
      <div class="pentimento-section__head">
        <h2 class="pentimento-section__title">{title}</h2>
        {summary === undefined ? null : <span class="pentimento-section__summary">{summary}</span>}
        {actions}
      </div>
      {children}
    </section>
  )
}

export interface FoldingSectionProps extends SectionProps {
  readonly open: boolean
  readonly onToggle: (open: boolean) => void
}

/** A section whose body can be folded away; its summary stays. */
export function FoldingSection({ title, summary, open, onToggle, children }: FoldingSectionProps) {
  return (
    <section class="pentimento-section" aria-label={title}>
      <Button class="pentimento-section__fold" aria-expanded={open} onClick={() => onToggle(!open)}>
        <span class="pentimento-section__mark">
          <Icon name={open ? 'down' : 'chevron'} />
        </span>
        <span class="pentimento-section__title">{title}</span>
        {summary === undefined ? null : <span class="pentimento-section__summary">{summary}</span>}
      </Button>
      {open ? children : null}
    </section>
  )
}
