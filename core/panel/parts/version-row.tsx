import { useEffect, useRef } from 'preact/hooks'
import type { Version } from '../../history/lineage.ts'
import { pickedLineage } from '../chosen.ts'
import type { PanelStore } from '../panel-store.ts'
import { type PanelState, thumbnailKey } from '../state.ts'
import type { GraphRow } from '../version-graph.ts'
import type { PanelViews } from '../views.ts'
import { formatAge } from '../wording/age.ts'
import { Button } from './button.tsx'
import { GraphCell, GraphLines } from './graph-cell.tsx'
import { Icon } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { VersionDetails } from './version-details.tsx'

interface VersionRowProps {
  readonly row: GraphRow
  /** How many lanes the whole list needs. */
  readonly lanes: number
  readonly state: PanelState
  readonly store: PanelStore
  readonly views: PanelViews
}

/** One version (or the source) in the list: its place in the tree, what it shows, whether it is visible. */
export function VersionRow({ row, lanes, state, store, views }: VersionRowProps) {
  const { version } = row
  const line = useRef<HTMLDivElement>(null)
  const id = version?.record.id ?? null
  const shows = showsNow(state, id)
  const revealed = id !== null && state.revealed?.version === id ? state.revealed : null
  useEffect(() => {
    // A panel with a stage shows the result there, and the words for the next change stay at hand.
    const isInView = revealed?.placed && views.Stage
    if (revealed && !isInView) line.current?.scrollIntoView({ block: 'nearest' })
  }, [revealed])
  const isOpen = id !== null && state.selected === id
  const showSource = () => {
    if (!state.capabilities.readOnly) void store.show(null)
  }
  const name = version ? `v${version.record.number}` : 'Source'
  const title = version ? titleOf(version) : (state.picked?.name ?? '')
  return (
    <li class={`pentimento-version${isOpen ? ' pentimento-version--open' : ''}`}>
      <div ref={line} class="pentimento-version__row">
        <GraphCell row={row} lanes={lanes} shows={shows} />
        <Button
          class="pentimento-version__main"
          aria-label={`${name}${version?.record.starred ? ', starred' : ''}: ${title}`}
          aria-expanded={id === null ? undefined : isOpen}
          aria-current={shows ? 'true' : undefined}
          onClick={() =>
            id === null
              ? showSource()
              : store.dispatch({ type: 'select', version: isOpen ? null : id })
          }
        >
          <Thumbnail version={version} state={state} views={views} />
          <span class="pentimento-version__words">
            <span class="pentimento-version__title">
              <span class={`pentimento-badge${shows ? ' pentimento-badge--on' : ''}`}>{name}</span>
              {version?.record.starred ? (
                <span class="pentimento-version__star" title="Starred">
                  <Icon name="star" filled size={12} />
                </span>
              ) : null}
              <span class="pentimento-version__name">{title}</span>
            </span>
            <span class="pentimento-version__facts">{factsOf(version, state, store.now())}</span>
          </span>
        </Button>
        <IconButton
          icon="eye"
          label={shows ? `${name} is showing` : `Show ${name}`}
          pressed={shows}
          disabled={state.capabilities.readOnly !== undefined}
          onPress={() => void store.show(id)}
        />
      </div>
      {version && isOpen ? (
        <div class="pentimento-version__below">
          <GraphLines row={row} lanes={lanes} />
          <VersionDetails version={version} state={state} store={store} />
        </div>
      ) : null}
    </li>
  )
}

function Thumbnail({
  version,
  state,
  views,
}: {
  version: Version | null
  state: PanelState
  views: PanelViews
}) {
  const { picked, thumbnails } = state
  const stamp = version ? (version.adjusted ? 'adjusted' : 'written') : (picked?.state ?? '')
  const picture =
    picked && thumbnails[thumbnailKey(picked.source, version?.record.id ?? null, stamp)]
  return (
    <span class="pentimento-thumbnail">
      {picture ? <views.Picture picture={picture} label="" fit="cover" /> : <Icon name="picture" />}
    </span>
  )
}

/** The user's own name for the layer where there is one, else what was asked for. */
function titleOf({ name, record }: Version): string {
  return name !== '' && name !== record.layer.name ? name : record.edit.instruction
}

/** Says what a version is and what has happened to it, the unusual things first. */
function factsOf(version: Version | null, state: PanelState, now: number): string {
  if (!version) return 'the original, kept as it is'
  const facts: string[] = []
  if (version.takenOut) facts.push('taken out')
  if (version.parentMissing) facts.push('parent is gone')
  if (version.sourceChanged) facts.push('source changed since')
  if (version.adjusted) facts.push('adjusted by hand')
  if (version.moved) facts.push('moved')
  const first = firstOfCall(version, state)
  if (first !== null) facts.push(`beside v${first}`)
  const age = formatAge(version.record.createdAt, now)
  if (age !== '') facts.push(age)
  const provider = state.providers.find((info) => info.id === version.record.edit.provider)
  if (provider && provider.origins.length > 0) facts.push(provider.label)
  return facts.join(' · ')
}

/** The first version that the same call brought, by its number: what came beside it bears the same words. */
function firstOfCall({ record }: Version, state: PanelState): number | null {
  const all = pickedLineage(state)?.versions.filter((one) => one.record.call === record.call) ?? []
  const number = Math.min(...all.map((one) => one.record.number))
  return number < record.number ? number : null
}

function showsNow({ picked }: PanelState, id: string | null): boolean {
  const head = picked?.head
  if (!head) return false
  if (head.kind === 'source') return id === null
  return head.kind === 'version' ? head.id === id : id !== null && head.ids.includes(id)
}
