import { useState } from 'preact/hooks'
import type { FindingLevel, Suggestion } from '../../guide/findings/finding.ts'
import type { ShownFinding } from '../advice.ts'
import { findingKey } from '../advice-state.ts'
import type { PanelStore } from '../panel-store.ts'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { IconButton } from './icon-button.tsx'

interface FindingsProps {
  readonly findings: readonly ShownFinding[]
  /** The instruction that they are about. */
  readonly text: string
  readonly store: PanelStore
  readonly onTake: (suggestion: Suggestion) => void
}

/** How many ways out are offered for one finding, the best first. */
const mostSuggestions = 3

/** How each level is told apart, by more than its colour. */
const levels: Readonly<Record<FindingLevel, { readonly icon: IconName; readonly word: string }>> = {
  stop: { icon: 'alert', word: 'Will likely fail' },
  suggest: { icon: 'hint', word: 'Suggestion' },
  note: { icon: 'info', word: 'Note' },
}

/** What is worth saying about the instruction, each in one line with what to do about it; nothing of it is in the way. */
export function Findings({ findings, text, store, onTake }: FindingsProps) {
  const stop = findings.find(({ level }) => level === 'stop')
  return (
    <>
      {findings.length === 0 ? null : (
        <ul class="pentimento-findings" aria-label="Advice">
          {findings.map((finding) => {
            const key = findingKey(finding, text)
            return (
              <FindingLine
                key={key}
                finding={finding}
                onTake={onTake}
                onIgnore={() => store.dispatch({ type: 'advice', change: { kind: 'ignore', key } })}
              />
            )
          })}
        </ul>
      )}
      <p class="pentimento-said" aria-live="polite">
        {stop?.message ?? ''}
      </p>
    </>
  )
}

interface FindingLineProps {
  readonly finding: ShownFinding
  readonly onTake: (suggestion: Suggestion) => void
  readonly onIgnore: () => void
}

function FindingLine({ finding, onTake, onIgnore }: FindingLineProps) {
  const [why, setWhy] = useState(false)
  const { level, message, reason, suggestions } = finding
  const { icon, word } = levels[level]
  return (
    <li class={`pentimento-finding pentimento-finding--${level}`}>
      <span class="pentimento-finding__mark" role="img" aria-label={word}>
        <Icon name={icon} size={14} />
      </span>
      <div class="pentimento-finding__body">
        <div class="pentimento-finding__line">
          <span class="pentimento-finding__words">{message}</span>
          <Button
            class="pentimento-link pentimento-finding__why"
            aria-expanded={why}
            aria-label={`Why: ${message}`}
            onClick={() => setWhy(!why)}
          >
            Why
          </Button>
          <Suggestions suggestions={suggestions} onTake={onTake} />
        </div>
        {why ? <p class="pentimento-note">{reason}</p> : null}
      </div>
      <IconButton icon="close" label={`Ignore: ${message}`} onPress={onIgnore} />
    </li>
  )
}

function Suggestions(props: {
  readonly suggestions: readonly Suggestion[]
  readonly onTake: (suggestion: Suggestion) => void
}) {
  return props.suggestions.slice(0, mostSuggestions).map((suggestion) => (
    <Button
      key={`${suggestion.kind} ${suggestion.label}`}
      class="pentimento-chip pentimento-chip--offer"
      title={suggestion.label}
      onClick={() => props.onTake(suggestion)}
    >
      <span class="pentimento-chip__words">{suggestion.label}</span>
    </Button>
  ))
}
