import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { BrandKit } from '../../guide/brand-kit/brand-kit.ts'
import type { Recipe } from '../../guide/recipes/recipe.ts'
import type { ShelfKind } from '../commands/shelf-commands.ts'
import type { PanelStore } from '../panel-store.ts'
import type { ShelfPlace } from '../shelf-state.ts'
import type { PanelState } from '../state.ts'
import { firstButton, useKeptFocus } from '../use-kept-focus.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

interface FoldProps {
  readonly title: string
  /** What it comes down to, at the right. */
  readonly summary?: ComponentChildren
  readonly children: ComponentChildren
}

/** One thing of a list, folded up to its name. */
export function Fold({ title, summary, children }: FoldProps) {
  const [open, setOpen] = useState(false)
  return (
    <li class="pentimento-kept">
      <Button class="pentimento-kept__head" aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon name={open ? 'down' : 'chevron'} size={12} />
        <span class="pentimento-kept__name">{title}</span>
        <span class="pentimento-kept__summary">{summary}</span>
      </Button>
      {open ? <div class="pentimento-kept__body">{children}</div> : null}
    </li>
  )
}

interface KeptActionsProps {
  readonly item: BrandKit | Recipe
  /** Null: it comes with Pentimento and can't be taken away. */
  readonly place: ShelfPlace | null
  readonly state: PanelState
  readonly store: PanelStore
  /** Further buttons, before the others. */
  readonly children?: ComponentChildren
}

/** What can be done with anything that is kept: take it along, copy it to the other place, take it away. */
export function KeptActions({ item, place, state, store, children }: KeptActionsProps) {
  const [asks, setAsks] = useState(false)
  const root = useRef<HTMLDivElement>(null)
  useKeptFocus(root, firstButton)
  const kind: ShelfKind = item.kind === 'recipe' ? 'recipes' : 'kits'
  const { readOnly } = state.capabilities
  const hasDocument = state.offers.documentTexts && !readOnly
  return (
    <div ref={root}>
      {asks && place !== null ? (
        <div class="pentimento-row">
          <span class="pentimento-row__words">{`Delete “${item.name}” from this ${place}?`}</span>
          <Button class="pentimento-button" onClick={() => setAsks(false)}>
            Keep
          </Button>
          <Button
            class="pentimento-button pentimento-button--danger"
            onClick={() => void store.removeItem(kind, place, item.id)}
          >
            Delete
          </Button>
        </div>
      ) : (
        <div class="pentimento-actions">
          {children}
          {place !== 'machine' ? (
            <Action label="Copy to this machine" onPress={() => store.keepItem('machine', item)} />
          ) : null}
          {place !== 'document' && hasDocument ? (
            <Action label="Copy to the document" onPress={() => store.keepItem('document', item)} />
          ) : null}
          {store.exportItem ? (
            <Action label="Export" onPress={() => store.exportItem?.(item)} />
          ) : null}
          {place === null || (place === 'document' && readOnly) ? null : (
            <Action label="Delete" onPress={() => setAsks(true)} />
          )}
        </div>
      )}
    </div>
  )
}

/** A quiet button of a kept thing. */
export function Action({ label, onPress }: { label: string; onPress: () => unknown }) {
  return (
    <Button class="pentimento-button pentimento-button--quiet" onClick={() => void onPress()}>
      {label}
    </Button>
  )
}

interface DamagedProps {
  readonly kind: ShelfKind
  readonly place: ShelfPlace
  readonly id: string
  readonly reason: string
  readonly store: PanelStore
}

/** Something that is kept and can't be read: never thrown away unasked. */
export function Damaged({ kind, place, id, reason, store }: DamagedProps) {
  const [asks, setAsks] = useState(false)
  return (
    <li class="pentimento-kept">
      <p class="pentimento-note">{`${id}: ${reason}`}</p>
      {asks ? (
        <div class="pentimento-actions">
          <Action label="Leave it" onPress={() => setAsks(false)} />
          <Action label="Delete it" onPress={() => store.removeItem(kind, place, id)} />
        </div>
      ) : (
        <Action label="Delete" onPress={() => setAsks(true)} />
      )}
    </li>
  )
}
