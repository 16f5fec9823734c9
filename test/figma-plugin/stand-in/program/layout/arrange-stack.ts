import { boundsOf } from '../matrix.ts'
import type { NodeRecord } from '../record.ts'
import type { Store } from '../store.ts'
import { isInFlow, moveTo } from './boxes.ts'
import { resizeNode } from './resize.ts'

/** Lays out the children of a horizontal or vertical frame, and hugs them where the frame does. */
export function arrangeStack(store: Store, id: string): void {
  const frame = store.get(id)
  const across = frame.props.layoutMode === 'HORIZONTAL'
  const flow = (frame.children ?? []).map(store.get).filter((child) => isInFlow(store, child))
  if (flow.length === 0) return
  const room = roomOf(frame, across)
  const gaps = frame.props.itemSpacing * (flow.length - 1)
  const grows = (child: NodeRecord) =>
    child.props.layoutGrow === 1 && frame.props.primaryAxisSizingMode === 'FIXED'
  const sizes = flow.map((child) => (grows(child) ? 0 : boxOf(child, across).main))
  const taken = sizes.reduce((sum, size) => sum + size, gaps)
  const growing = flow.filter(grows).length
  const share = growing > 0 ? Math.max(0.01, (room.main - taken) / growing) : 0

  const hugsMain = frame.props.primaryAxisSizingMode === 'AUTO'
  const hugsCross = frame.props.counterAxisSizingMode === 'AUTO'
  const stretches = (child: NodeRecord) => child.props.layoutAlign === 'STRETCH'
  const widest = Math.max(
    ...flow.filter((child) => !stretches(child)).map((child) => boxOf(child, across).cross),
    0.01,
  )
  const cross = hugsCross ? widest : room.cross
  for (const child of flow) {
    const old = boxOf(child, across)
    const main = grows(child) ? share : old.main
    const other = stretches(child) ? cross : old.cross
    if (grows(child) || stretches(child)) {
      resizeNode(store, child.id, sized(across, main, other), true)
    }
  }
  if (hugsMain || hugsCross) {
    const main = hugsMain ? taken + room.mainPadding : room.main + room.mainPadding
    resizeNode(store, id, sized(across, main, cross + room.crossPadding), true)
  }
  place(store, id, across)
}

function place(store: Store, id: string, across: boolean): void {
  const frame = store.get(id)
  const flow = (frame.children ?? []).map(store.get).filter((child) => isInFlow(store, child))
  const room = roomOf(frame, across)
  const { primaryAxisAlignItems: align, counterAxisAlignItems: counter, itemSpacing } = frame.props
  const content = flow.reduce((sum, child) => sum + boxOf(child, across).main, 0)
  const free = room.main - content
  const spread = align === 'SPACE_BETWEEN' && flow.length > 1
  const gap = spread ? free / (flow.length - 1) : itemSpacing
  const slack = free - itemSpacing * (flow.length - 1)
  let at = room.start + (align === 'MAX' ? slack : align === 'CENTER' ? slack / 2 : 0)
  for (const child of flow) {
    const box = boxOf(child, across)
    const left = room.cross - box.cross
    const side = room.side + (counter === 'MAX' ? left : counter === 'CENTER' ? left / 2 : 0)
    const [x, y] = across ? [at, side] : [side, at]
    const [[, , tx], [, , ty]] = child.props.transform
    moveTo(store, child.id, tx + x - box.x, ty + y - box.y)
    at += box.main + gap
  }
}

function sized(across: boolean, main: number, cross: number) {
  return across ? { width: main, height: cross } : { width: cross, height: main }
}

/** The upright box that a child takes up, rotated ones included. */
function boxOf(child: NodeRecord, across: boolean) {
  const { transform, width, height } = child.props
  const box = boundsOf(transform, width, height)
  const [main, cross] = across ? [box.width, box.height] : [box.height, box.width]
  return { x: box.x, y: box.y, main, cross }
}

function roomOf({ props }: NodeRecord, across: boolean) {
  const { paddingLeft, paddingRight, paddingTop, paddingBottom, width, height } = props
  const acrossPadding = paddingLeft + paddingRight
  const downPadding = paddingTop + paddingBottom
  return across
    ? {
        start: paddingLeft,
        side: paddingTop,
        main: width - acrossPadding,
        cross: height - downPadding,
        mainPadding: acrossPadding,
        crossPadding: downPadding,
      }
    : {
        start: paddingTop,
        side: paddingLeft,
        main: height - downPadding,
        cross: width - acrossPadding,
        mainPadding: downPadding,
        crossPadding: acrossPadding,
      }
}
