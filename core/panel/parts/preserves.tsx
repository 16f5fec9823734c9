import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { PanelStore } from '../panel-store.ts'
import type { PanelState } from '../state.ts'
import { anyButton, useKeptFocus } from '../use-kept-focus.ts'
import { commonPreserves } from '../wording/common-preserves.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Locks } from './locks.tsx'
import { PreservePlaces } from './preserve-places.tsx'
import { Section } from './section.tsx'
import { SuggestedPreserves } from './suggested-preserves.tsx'

/** What must stay, as chips: the common ones to press, own ones to write. */
export function Preserves({ state, store }: { state: PanelState; store: PanelStore }) {
  const [text, setText] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  const root = useRef<HTMLDivElement>(null)
  // At once: the first letters typed belong in the field.
  useLayoutEffect(() => input.current?.focus(), [text !== null])
  useKeptFocus(root, lastButton)
  const { preserve } = state.draft
  const own = preserve.filter((kept) => !commonPreserves.some((known) => known.text === kept.text))
  const add = () => {
    const words = (text ?? '').trim().slice(0, 300)
    if (words !== '') {
      store.dispatch({ type: 'preserve', preserve: { text: words, kind: 'other' } })
    }
    setText(null)
  }
  return (
    <Section
      title="Keep"
      summary={preserve.length === 0 ? undefined : `${preserve.length} to keep`}
    >
      <div ref={root}>
        <ul class="pentimento-chips" aria-label="What must stay">
          {commonPreserves.map(({ label, text: words, kind }) => {
            const on = preserve.some((kept) => kept.text === words)
            const change = on
              ? ({ type: 'unpreserve', text: words } as const)
              : ({ type: 'preserve', preserve: { text: words, kind } } as const)
            return (
              <li key={label} class="pentimento-chips__item">
                <Button
                  class={`pentimento-chip${on ? ' pentimento-chip--on' : ''}`}
                  aria-pressed={on}
                  title={words}
                  onClick={() => store.dispatch(change)}
                >
                  {label}
                </Button>
              </li>
            )
          })}
          {own.map((kept) => (
            <li key={kept.text} class="pentimento-chips__item">
              <Button
                class="pentimento-chip pentimento-chip--on"
                aria-label={`Stop keeping ${kept.text}`}
                title={kept.text}
                onClick={() => store.dispatch({ type: 'unpreserve', text: kept.text })}
              >
                <span class="pentimento-chip__words">{kept.text}</span>
                <Icon name="close" />
              </Button>
            </li>
          ))}
          {text === null ? (
            <li class="pentimento-chips__item">
              <Button class="pentimento-chip pentimento-chip--quiet" onClick={() => setText('')}>
                <Icon name="plus" size={12} />
                <span class="pentimento-chip__more">Something else</span>
              </Button>
            </li>
          ) : null}
        </ul>
        {text === null ? null : (
          <input
            ref={input}
            type="text"
            class="pentimento-text pentimento-preserve-text"
            aria-label="Something else to keep"
            placeholder="e.g. the bottle’s front label"
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') {
                event.stopPropagation()
                setText(null)
              }
              if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
              event.preventDefault()
              add()
            }}
            onBlur={add}
          />
        )}
      </div>
      <SuggestedPreserves state={state} store={store} />
      <Locks state={state} store={store} />
      {preserve.length === 0 ? null : <PreservePlaces state={state} store={store} />}
    </Section>
  )
}

function lastButton(root: HTMLElement): HTMLElement | null {
  return [...root.querySelectorAll<HTMLElement>(anyButton)].at(-1) ?? null
}
