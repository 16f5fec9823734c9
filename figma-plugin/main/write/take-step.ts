import { entryKeys } from '../../protocol/entries.ts'
import type { WriteStep } from '../../protocol/write.ts'
import { rememberEntry, writeEntry } from '../node-entries.ts'
import { likeBox, setBox, takeOutOfLayout } from './box.ts'
import { likeCorners } from './corners.ts'
import { insert } from './insert.ts'
import { removeLayer } from './remove-layer.ts'
import { select } from './select.ts'
import { setLook } from './set-look.ts'
import type { Writing } from './writing.ts'

type Taker<Do extends WriteStep['do']> = (
  step: Extract<WriteStep, { do: Do }>,
  writing: Writing,
) => void

const takers: { readonly [Do in WriteStep['do']]: Taker<Do> } = {
  clone: (step, writing) => writing.made(step.as, writing.layer(step.of).clone()),
  rectangle: (step, writing) => writing.made(step.as, figma.createRectangle()),
  frame: (step, writing) => writing.made(step.as, figma.createFrame()),
  insert,
  boxLike: (step, writing) => likeBox(writing.layer(step.node), writing.boxOf(step.like), writing),
  cornersLike: (step, writing) =>
    likeCorners(writing.layer(step.node), writing.layer(step.like), writing),
  absolute: (step, writing) => takeOutOfLayout(writing.layer(step.node), writing),
  box: setBox,
  set: setLook,
  data: (step, writing) => setEntry(writing.node(step.node), step.key, step.value, writing),
  stamp(step, writing) {
    const node = writing.node(step.node)
    setEntry(node, entryKeys.node, node.id, writing)
  },
  relaunch: (step, writing) => setRelaunch(writing.node(step.node), step.commands, writing),
  remove: (step, writing) => removeLayer(writing.layer(step.node), writing),
  select,
}

/** Takes one step of a write, noting how it is taken back. */
export function takeStep(step: WriteStep, writing: Writing): void {
  // Each taker is found by the very step that it takes.
  takers[step.do](step as never, writing)
}

function setEntry(node: BaseNode, key: string, value: string, writing: Writing): void {
  writing.takeBackBy(node, rememberEntry(node, key))
  writeEntry(node, key, value)
}

function setRelaunch(node: BaseNode, commands: Record<string, string>, writing: Writing): void {
  const before = node.getRelaunchData()
  node.setRelaunchData(commands)
  writing.takeBackBy(node, () => node.setRelaunchData(before))
}
