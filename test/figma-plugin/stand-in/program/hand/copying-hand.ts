import type { Clipboard } from '../../border/contract.ts'
import type { Hand } from '../../border/hand.ts'
import { notModelled } from '../fail.ts'
import { isInsideInstance } from '../instances.ts'
import { moveTo } from '../layout/boxes.ts'
import { copyNode } from '../operations/copy-node.ts'
import { selectNodes } from '../operations/remove-node.ts'
import { loseLayout } from '../operations/reparent.ts'
import type { NodeRecord } from '../record.ts'
import type { World } from '../world.ts'
import { act } from './act.ts'

type Copies = 'duplicate' | 'copy' | 'paste' | 'pasteInto' | 'duplicatePage'

/** The hand that copies, here and into other documents. */
export function copyingHand(world: World): Pick<Hand, Copies> {
  const hand: Pick<Hand, Copies> = {
    duplicate: (ids) => act(world, () => duplicate(world, ids)),
    copy: (ids) => copy(world, ids),
    paste: (clipboard, parent) =>
      act(world, () => paste(world, clipboard, parent ?? world.currentPage)),
    pasteInto: (ids, parent) => hand.paste(copy(world, ids), parent),
    duplicatePage: (id) =>
      act(world, () => {
        const { store } = world
        const made = copyNode(world, id)
        store.setProps(made, { name: `${store.get(id).props.name} copy` })
        const index = (store.get('0:0').children ?? []).indexOf(id)
        store.attach(made, '0:0', index + 1)
        return made
      }),
  }
  return hand
}

function duplicate(world: World, ids: readonly string[]): string[] {
  const { store } = world
  if (ids.some((id) => isInsideInstance(store, id))) notModelled('duplicating inside an instance')
  const made: string[] = []
  for (const parent of new Set(ids.map((id) => store.get(id).parent ?? ''))) {
    const siblings = store.get(parent).children ?? []
    const chosen = siblings.filter((id) => ids.includes(id))
    let index = Math.max(...chosen.map((id) => siblings.indexOf(id))) + 1
    for (const id of chosen) {
      const twin = copyNode(world, id, true)
      store.attach(twin, parent, index++)
      placeBeside(world, twin, id)
      made.push(twin)
    }
  }
  selectNodes(world, store.pageOf(made[0] ?? '')?.id ?? world.currentPage, made)
  return made
}

/** Frames on the page are set beside their originals, everything else lies on top of them. */
function placeBeside(world: World, twin: string, original: string): void {
  const { store } = world
  const { type, parent, props } = store.get(original)
  const isBoard = ['FRAME', 'COMPONENT', 'INSTANCE', 'SECTION', 'COMPONENT_SET'].includes(type)
  if (!isBoard || store.get(parent ?? '').type !== 'PAGE') return
  const [[, , x], [, , y]] = props.transform
  moveTo(store, twin, x + props.width + 20, y)
}

interface Copied {
  readonly roots: readonly string[]
  readonly nodes: readonly NodeRecord[]
}

function copy(world: World, ids: readonly string[]): Clipboard {
  const { store, images } = world
  const nodes = ids.flatMap((id) => [id, ...store.below(id)]).map((id) => store.get(id))
  const text = JSON.stringify({ roots: ids, nodes } satisfies Copied)
  const used = [...images.all()].filter(([hash]) => text.includes(hash))
  return { text, images: Object.fromEntries(used.map(([hash, { bytes }]) => [hash, bytes])) }
}

function paste(world: World, clipboard: Clipboard, parent: string): string[] {
  const { store, images } = world
  const { roots, nodes } = JSON.parse(clipboard.text) as Copied
  for (const bytes of Object.values(clipboard.images)) images.add(bytes, 'paste')
  const renamed = new Map<string, string>()
  for (const { id } of nodes) if (!id.startsWith('I')) renamed.set(id, world.newId())
  const rename = (id: string) =>
    id.startsWith('I')
      ? `I${renamed.get(id.slice(1, id.indexOf(';'))) ?? ''}${id.slice(id.indexOf(';'))}`
      : (renamed.get(id) ?? id)
  for (const record of nodes) {
    store.put({
      ...record,
      id: rename(record.id),
      parent: roots.includes(record.id) ? null : rename(record.parent ?? ''),
      children: record.children?.map(rename) ?? null,
    })
  }
  const made = roots.map(rename)
  for (const id of made) {
    store.attach(id, parent, (store.get(parent).children ?? []).length)
    loseLayout(world, id)
  }
  selectNodes(world, store.pageOf(parent)?.id ?? parent, made)
  return made
}
