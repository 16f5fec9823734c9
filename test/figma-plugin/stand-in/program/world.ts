import type { Settings } from '../border/contract.ts'
import type { ClientStorage } from './client-storage.ts'
import type { Events } from './events.ts'
import { fail } from './fail.ts'
import type { History } from './history.ts'
import type { HostFunctions } from './host.ts'
import type { Images } from './images.ts'
import { isInsideInstance, refuseFixed, syncInstances } from './instances.ts'
import { settleLayout } from './layout/settle-layout.ts'
import type { NodeRecord, Props } from './record.ts'
import type { Store } from './store.ts'
import type { Timers } from './timers.ts'

/** One open document with one plugin in it. */
export interface World {
  readonly settings: Settings
  readonly host: HostFunctions
  readonly store: Store
  readonly images: Images
  readonly events: Events
  readonly history: History
  readonly timers: Timers
  readonly clientStorage: ClientStorage
  /** Selected nodes by page, as they were selected: gone ones are left out on reading. */
  readonly selections: Map<string, readonly string[]>
  readonly loadedPages: Set<string>
  readonly styles: Map<string, StyleRecord>
  readonly loadedFonts: Set<string>
  /** Members of Figma's types by interface, modelled or not. */
  readonly known: ReadonlyMap<string, ReadonlySet<string>>
  readonly visited: { nodes: Set<string>; calls: Map<string, number> }
  /** Answers that a test holds back, by member. */
  readonly held: Map<string, (() => void)[]>
  currentPage: string
  /** Where the user looks, on the current page. */
  center: { readonly x: number; readonly y: number }
  /** The user may do what a plugin may not. */
  acting: 'plugin' | 'hand'
  allPagesLoaded: boolean
  lastId: number
  /** `figma.skipInvisibleInstanceChildren`. */
  skipHidden: boolean
  closed: boolean
  newId(): string
  /** The plugin's object for a node: always the same one. */
  nodeOf(id: string): object
  /** The id of a node that a plugin handed in. @throws Error when it is none. */
  idOf(node: unknown, where: string): string
  /** Waits where a test holds answers of this kind back. */
  turn(member: string): Promise<void>
}

export interface StyleRecord {
  readonly id: string
  readonly name: string
  readonly paints: readonly Paint[]
}

/** A node that a member is read from. */
export interface Self {
  readonly world: World
  readonly id: string
}

export function recordOf({ world, id }: Self): NodeRecord {
  return world.store.get(id)
}

/** Writes props of a node as a plugin does: refused where Figma refuses, an override where it is one. */
export function change({ world, id }: Self, props: Partial<Props>, where: string): void {
  refuseReadOnly(world, where)
  refuseFixed(world.store, id, props, where)
  overrideProps(world, id, props)
}

/** Writes props as whoever may; in an instance they become overrides. */
export function overrideProps(world: World, id: string, props: Partial<Props>): void {
  const record = world.store.get(id)
  const isInstance = record.type === 'INSTANCE' || isInsideInstance(world.store, id)
  const overrides = isInstance
    ? [...new Set([...record.overrides, ...Object.keys(props)])]
    : record.overrides
  world.store.put({ ...record, overrides, props: { ...record.props, ...props } })
}

/** @throws Error in Dev Mode and in files that may only be looked at. */
export function refuseReadOnly(world: World, where: string): void {
  if (world.acting === 'hand') return
  if (world.settings.editorType === 'dev' || world.settings.viewOnly) {
    fail(where, 'Cannot write to internal and read-only nodes')
  }
}

/** Tells whether a node is out of a plugin's reach: hidden within an instance, while such nodes are skipped. */
export function isSkipped(world: World, id: string): boolean {
  if (!world.skipHidden) return false
  const path = world.store.upwards(id)
  const instance = path.findLastIndex(({ type }) => type === 'INSTANCE')
  return path.slice(0, Math.max(0, instance)).some(({ props }) => !props.visible)
}

/** Lets layout, groups and instances follow what was changed, and tells whoever listens, later. */
export function settle(world: World): void {
  for (let round = 0; round < 20; round++) {
    const touched = settleLayout(world.store)
    if (touched.size === 0) return
    syncInstances(world.store, touched)
    world.events.wake()
  }
  throw new Error('Expected instances to come to rest')
}
