import { fail } from './fail.ts'
import { resizeNode } from './layout/resize.ts'
import type { NodeRecord, Props } from './record.ts'
import type { Store } from './store.ts'

/** What an instance itself takes from its component; its place and its own visibility stay its own. */
const rootProps: readonly (keyof Props)[] = [
  'width',
  'height',
  'opacity',
  'effects',
  'fills',
  'fillStyleId',
  'strokes',
  'strokeWeight',
  'corners',
  'cornerSmoothing',
  'clipsContent',
  'layoutMode',
  'paddingLeft',
  'paddingRight',
  'paddingTop',
  'paddingBottom',
  'itemSpacing',
  'primaryAxisSizingMode',
  'counterAxisSizingMode',
  'primaryAxisAlignItems',
  'counterAxisAlignItems',
]

/** What can't be overridden on a sublayer, with the name that Figma's error calls it by. */
export const fixedInInstance: Readonly<Partial<Record<keyof Props, string>>> = {
  transform: 'relative-transform',
  width: 'size',
  height: 'size',
  minWidth: 'min-width',
  maxWidth: 'max-width',
  minHeight: 'min-height',
  maxHeight: 'max-height',
  isMask: 'mask',
  maskType: 'mask-type',
  constraints: 'constraints',
  layoutPositioning: 'layout-positioning',
  layoutMode: 'layout-mode',
  booleanOperation: 'boolean-operation',
  vectorPaths: 'vector-data',
  pointCount: 'count',
  innerRadius: 'star-inner-scale',
}

/** Tells whether a node lies inside an instance; the instance itself doesn't. */
export function isInsideInstance(store: Store, id: string): boolean {
  return store
    .upwards(id)
    .slice(1)
    .some(({ type }) => type === 'INSTANCE')
}

/** @throws Error where a sublayer of an instance would say something that only its component can. */
export function refuseFixed(store: Store, id: string, props: Partial<Props>, where: string): void {
  if (!isInsideInstance(store, id)) return
  for (const key of Object.keys(props) as (keyof Props)[]) {
    const name = fixedInInstance[key]
    if (name) fail(where, `This property cannot be overridden in an instance: ${name}`)
  }
}

/** Brings the instances of every touched component up to date; what they override stays. */
export function syncInstances(store: Store, touched: ReadonlySet<string>): void {
  const components = new Set<string>()
  for (const id of touched) {
    for (const { type, id: above } of store.upwards(id))
      if (type === 'COMPONENT') components.add(above)
  }
  if (components.size === 0) return
  for (const record of store.snapshot().values()) {
    const component = record.type === 'INSTANCE' ? record.props.mainComponent : null
    const still = store.find(record.id)
    if (component && still && components.has(component)) syncInstance(store, still)
  }
}

/** Makes an instance reflect its component: its own size and overrides stay. */
export function syncInstance(store: Store, instance: NodeRecord): void {
  const component = store.find(instance.props.mainComponent ?? '')
  if (!component) return
  const inherited = Object.fromEntries(
    rootProps
      .filter((key) => !instance.overrides.includes(key))
      .map((key) => [key, component.props[key]]),
  )
  const { width, height } = component.props
  const props = { ...instance.props, ...inherited, width, height }
  putIfNew(store, { ...instance, props, ...inheritedData(component, instance) })
  mirrorChildren(store, instance.id, component)
  if (instance.overrides.includes('width')) resizeNode(store, instance.id, instance.props, true)
}

/** Makes the children of an instance's node reflect those of the component's node. */
function mirrorChildren(store: Store, into: string, model: NodeRecord): void {
  const wanted = (model.children ?? []).map((child) => sublayerId(into, child, store))
  for (const old of store.get(into).children ?? []) if (!wanted.includes(old)) store.drop(old)
  for (const [index, child] of (model.children ?? []).entries()) {
    const source = store.get(child)
    const id = wanted[index] as string
    const old = store.find(id)
    putIfNew(store, {
      ...source,
      ...reflected(source, old),
      id,
      parent: into,
      children: source.children && (old?.children ?? []),
      reflects: child,
      overrides: old?.overrides ?? [],
    })
  }
  const home = store.get(into)
  if (model.children) putIfNew(store, { ...home, children: wanted })
  for (const [index, child] of (model.children ?? []).entries()) {
    mirrorChildren(store, wanted[index] as string, store.get(child))
  }
}

function reflected(source: NodeRecord, old: NodeRecord | undefined): Partial<NodeRecord> {
  if (!old) return { props: source.props }
  const own = Object.fromEntries(
    old.overrides
      .filter((key) => key in old.props)
      .map((key) => [key, old.props[key as keyof Props]]),
  )
  return { props: { ...source.props, ...own }, ...inheritedData(source, old) }
}

/** An instance's node answers with the component's entries until it gets entries of its own. */
function inheritedData(
  source: NodeRecord,
  node: NodeRecord,
): Pick<NodeRecord, 'pluginData' | 'sharedData'> {
  const isOwn = (field: string) => node.overrides.includes(field)
  return {
    pluginData: isOwn('pluginData') ? node.pluginData : source.pluginData,
    sharedData: isOwn('sharedData') ? node.sharedData : source.sharedData,
  }
}

/** `I<instance>;<node>`, nested instances chained, as Figma writes it. */
function sublayerId(into: string, child: string, store: Store): string {
  const instance = store
    .upwards(into)
    .find(({ type, reflects }) => type === 'INSTANCE' && !reflects)
  const root = instance?.id ?? into
  return `I${root};${child.replace(/^I/, '')}`
}

function putIfNew(store: Store, record: NodeRecord): void {
  const old = store.find(record.id)
  if (!old || JSON.stringify(old) !== JSON.stringify(record)) store.put(record)
}
