import type { PlainPaint } from '../../figma-plugin/stand-in/border/contract.ts'
import type { Hand } from '../../figma-plugin/stand-in/border/hand.ts'
import type { HostHarness } from '../harness.ts'

/** A picture to be drawn as a layer. */
export interface DrawnPicture {
  readonly name: string
  readonly fills: readonly PlainPaint[]
  readonly width: number
  readonly height: number
  /** Whether all its pixels are opaque. */
  readonly opaque: boolean
}

/** What kind of layer pictures are drawn as, and what a hand has to do differently for it. */
export interface PictureHome {
  /** See {@link HostHarness.showsInSource}. */
  readonly showsInSource?: Required<HostHarness>['showsInSource']
  /** Draws a picture on top of the page; gives the id of the layer that holds it. */
  draw(hand: Hand, picture: DrawnPicture): string
  /** Deletes a picture, and leaves its versions. */
  remove(hand: Hand, id: string): void
  /** The layers to be duplicated for a picture with versions, so that all are copied together. */
  holderOf(hand: Hand, id: string): string
}

/** A rectangle among other layers. */
export const shapeHome: PictureHome = {
  draw: (hand, { name, fills, width, height }) =>
    hand.addNode({ type: 'RECTANGLE', name, fills, width, height }),
  remove: (hand, id) => hand.remove(id),
  holderOf: (_, id) => id,
}

/** A frame with children over its picture; a picture that is not opaque can only be a rectangle. */
export const frameHome: PictureHome = {
  draw: (hand, picture) => {
    if (!picture.opaque) return shapeHome.draw(hand, picture)
    const { name, fills, width, height } = picture
    const fill: PlainPaint = { type: 'SOLID', color: { r: 1, g: 0, b: 0 } }
    return hand.addNode({
      type: 'FRAME',
      name,
      fills,
      width,
      height,
      children: [
        { type: 'RECTANGLE', name: 'Badge', width: 4, height: 4, fills: [fill] },
        { type: 'ELLIPSE', name: 'Dot', width: 3, height: 3, x: 9, fills: [fill] },
      ],
    })
  },
  // Ungrouping a frame is the one way to lose it and keep what lies in it.
  remove: (hand, id) => {
    const frame = hand.node(id)
    for (const child of frame?.children ?? []) hand.move(child, frame?.parent ?? '')
    hand.remove(id)
  },
  holderOf: (_, id) => id,
}

/** A rectangle inside an instance whose component is on another page. */
export const instanceHome: PictureHome = {
  showsInSource: true,
  draw: (hand, { name, fills, width, height }) => {
    const parent = hand.addPage('Components')
    const component = hand.addNode({
      type: 'COMPONENT',
      name: 'Product card',
      parent,
      width: width + 20,
      height: height + 40,
      children: [{ type: 'RECTANGLE', name: 'Photo', width, height, x: 10, y: 10 }],
    })
    const instance = hand.addInstance(component)
    const photo = hand.node(instance)?.children[0] ?? ''
    hand.rename(photo, name)
    hand.setFills(photo, fills)
    return photo
  },
  remove: (hand, id) => hand.remove(hand.node(id)?.parent ?? ''),
  holderOf: (hand, id) => hand.node(id)?.parent ?? '',
}
