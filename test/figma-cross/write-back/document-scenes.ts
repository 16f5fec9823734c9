import type { Size } from '../../../core/image/rect.ts'
import type { Drawing, PlainPaint } from '../../figma-plugin/stand-in/border/contract.ts'
import type { Hand } from '../../figma-plugin/stand-in/border/hand.ts'

/** One page of a Figma document: what a designer drew, and what happens to the picture in it. */
export interface DocumentScene {
  readonly name: string
  /** The part of the page that is drawn, from its origin. */
  readonly page: Size
  /** How large it is drawn; at the {@link usualScales} where it is not said. */
  readonly scales?: readonly number[]
  /** Draws the page, and gives the layer whose picture is refined. */
  readonly draw: (hand: Hand, picture: Picture) => string
  /** Refinements one after the other, each on the one before; 1 where it is not said. */
  readonly refinements?: number
  /** A refinement, counted from 0, whose paint is switched off in the last version's Fill list. */
  readonly switchedOff?: number
  /** The refinement reaches soft edges of a frame, of which an overlay covers only the half again. */
  readonly reachesEdges?: true
  /** The layer is duplicated with its versions, and the copy is pasted into another document. */
  readonly pastedElsewhere?: true
}

/** Makes an image paint of the scene's picture. */
export type Picture = (more?: Readonly<Record<string, unknown>>) => PlainPaint

export const usualScales: readonly number[] = [1, 0.5, 2, 3.7]

/** The size of the scenes' picture. */
export const image: Size = { width: 96, height: 64 }

const solid = (r: number, g: number, b: number, opacity = 1): readonly PlainPaint[] => [
  { type: 'SOLID', color: { r, g, b }, opacity },
]
const scrim: PlainPaint = { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, opacity: 0.4 }
const gradient: PlainPaint = {
  type: 'GRADIENT_LINEAR',
  gradientTransform: [
    [0, 1, 0],
    [-1, 0, 1],
  ],
  gradientStops: [
    { position: 0, color: { r: 0.1, g: 0, b: 0.3, a: 0.9 } },
    { position: 1, color: { r: 1, g: 0.6, b: 0, a: 0.1 } },
  ],
}
const box = (name: string, x: number, y: number, width: number, height: number) => ({
  type: 'RECTANGLE',
  name,
  x,
  y,
  width,
  height,
})
const backdrop: Drawing = { ...box('Backdrop', 4, 6, 150, 120), fills: [gradient] }

/** A hero with rounded corners: text and shapes over its picture, one of which reaches beyond the frame. */
const hero = (picture: Picture): Drawing => ({
  ...box('Hero', 20, 16, 120, 80),
  type: 'FRAME',
  fills: [picture()],
  props: { cornerRadius: 18, clipsContent: true },
  children: [
    { ...box('Summer sale', 12, 10, 90, 24), type: 'TEXT', fills: solid(1, 1, 1) },
    { ...box('Badge', 52, 34, 12, 12), type: 'ELLIPSE', fills: solid(0.9, 0.1, 0.2) },
    { ...box('Shade', 30, 40, 60, 20), fills: solid(0, 0, 0.4, 0.5) },
    { ...box('Ribbon', 96, 60, 60, 40), fills: solid(0.2, 0.8, 0.4) },
  ],
})

export const documentScenes: readonly DocumentScene[] = [
  {
    name: 'turned, cropped, between layers',
    page: { width: 160, height: 140 },
    draw(hand, picture) {
      hand.addNode(backdrop)
      const crop = {
        scaleMode: 'CROP',
        imageTransform: [
          [0.75, 0, 0.125],
          [0, 0.75, 0.125],
        ],
      }
      const [cos, sin] = [Math.cos(0.4), Math.sin(0.4)]
      const source = hand.addNode({
        type: 'RECTANGLE',
        name: 'Photo',
        width: 90,
        height: 60,
        transform: [
          [cos, -sin, 50],
          [sin, cos, 20],
        ],
        fills: [picture(crop), scrim],
        props: { cornerRadius: 8 },
      })
      hand.addNode({ ...box('Veil', 60, 40, 60, 60), fills: solid(1, 0.9, 0.2, 0.3) })
      hand.addNode({ ...box('Label', 76, 60, 14, 30), fills: solid(0, 0.4, 0.8) })
      return source
    },
  },
  {
    name: 'ellipse in a group',
    page: { width: 160, height: 130 },
    draw(hand, picture) {
      hand.addNode(backdrop)
      const below = hand.addNode({ ...box('Plate', 14, 20, 120, 70), fills: solid(0.8, 0.9, 1) })
      const source = hand.addNode({
        ...box('Photo', 30, 26, 96, 64),
        type: 'ELLIPSE',
        fills: [picture()],
      })
      const above = hand.addNode({ ...box('Pin', 70, 50, 10, 50), fills: solid(0.4, 0, 0, 0.7) })
      hand.group([below, source, above], 'Portrait')
      return source
    },
  },
  {
    name: 'under a mask, in a mirrored frame',
    page: { width: 160, height: 120 },
    draw(hand, picture) {
      const frame = hand.addNode({
        type: 'FRAME',
        name: 'Mirror',
        width: 140,
        height: 100,
        transform: [
          [-1, 0, 150],
          [0, 1, 10],
        ],
        fills: [gradient],
      })
      const add = (drawing: Drawing) => hand.addNode({ ...drawing, parent: frame })
      const mask = { ...box('Mask', 30, 20, 70, 60), type: 'ELLIPSE', fills: solid(0, 0, 0) }
      const shape = add({ ...mask, props: { isMask: true } })
      const source = add({ ...box('Photo', 14, 16, 96, 64), fills: [picture()] })
      const above = add({ ...box('Stripe', 70, 10, 12, 80), fills: solid(0, 0, 1, 0.5) })
      hand.group([shape, source, above], 'Masked')
      return source
    },
  },
  {
    name: 'horizontal auto layout',
    page: { width: 260, height: 110 },
    draw(hand, picture) {
      const row = hand.addNode({
        ...box('Row', 8, 10, 100, 60),
        type: 'FRAME',
        fills: solid(0.9, 0.9, 0.95),
        props: {
          layoutMode: 'HORIZONTAL',
          primaryAxisSizingMode: 'AUTO',
          counterAxisSizingMode: 'AUTO',
          counterAxisAlignItems: 'CENTER',
          itemSpacing: 9,
          paddingLeft: 11,
          paddingRight: 5,
          paddingTop: 7,
          paddingBottom: 13,
        },
      })
      const add = (drawing: Drawing) => hand.addNode({ ...drawing, parent: row })
      add({ ...box('First', 0, 0, 30, 40), fills: solid(1, 0, 0) })
      const source = add({ ...box('Photo', 0, 0, 96, 64), fills: [picture()] })
      add({ ...box('Last', 0, 0, 20, 50), type: 'ELLIPSE', fills: solid(0, 0.5, 0) })
      add({ ...box('Pinned', 100, 30, 24, 24), fills: solid(0, 0, 1, 0.5) })
      const pinned = hand.node(row)?.children[3] ?? ''
      hand.setProps(pinned, { layoutPositioning: 'ABSOLUTE' })
      hand.moveTo(pinned, 80, 30)
      return source
    },
  },
  {
    name: 'hero frame',
    page: { width: 180, height: 130 },
    draw(hand, picture) {
      hand.addNode(backdrop)
      return hand.addNode(hero(picture))
    },
  },
  {
    name: 'refined in a frame’s corner',
    page: { width: 140, height: 100 },
    scales: [1, 0.5],
    reachesEdges: true,
    draw(hand, picture) {
      hand.addNode(backdrop)
      const lowerRight = {
        scaleMode: 'CROP',
        imageTransform: [
          [0.5, 0, 0.42],
          [0, 0.5, 0.4],
        ],
      }
      return hand.addNode({
        ...box('Card', 20, 16, 96, 64),
        type: 'FRAME',
        fills: [picture(lowerRight)],
        props: { topLeftRadius: 22, topRightRadius: 4, clipsContent: false },
      })
    },
  },
  {
    name: 'turned hero with auto layout',
    page: { width: 180, height: 150 },
    draw(hand, picture) {
      hand.addNode(backdrop)
      const [cos, sin] = [Math.cos(0.3), Math.sin(0.3)]
      return hand.addNode({
        type: 'FRAME',
        name: 'Hero',
        transform: [
          [cos, -sin, 50],
          [sin, cos, 10],
        ],
        fills: [picture()],
        props: {
          layoutMode: 'VERTICAL',
          primaryAxisSizingMode: 'AUTO',
          counterAxisSizingMode: 'AUTO',
          itemSpacing: 20,
          paddingLeft: 8,
          paddingRight: 40,
          paddingTop: 10,
          paddingBottom: 14,
          cornerRadius: 12,
        },
        children: [
          { ...box('Bar', 0, 0, 72, 16), fills: solid(1, 0, 0, 0.3) },
          { ...box('Button', 0, 0, 30, 20), fills: solid(1, 1, 0) },
        ],
      })
    },
  },
  {
    name: 'gradient above a frame’s picture',
    page: { width: 160, height: 120 },
    // The frame's edges lie on pixels at these: its picture is drawn once more above itself.
    scales: [1, 0.5, 2, 3],
    draw(hand, picture) {
      const { props: _, ...square } = hero(picture)
      hand.addNode(backdrop)
      return hand.addNode({ ...square, fills: [picture(), gradient] })
    },
  },
  {
    name: 'picture in an instance',
    page: { width: 400, height: 230 },
    draw(hand, picture) {
      const component = hand.addNode({
        ...box('Card', 10, 10, 120, 90),
        type: 'COMPONENT',
        fills: solid(1, 0.95, 0.8),
        props: { cornerRadius: 10, clipsContent: true },
        children: [
          { ...box('Photo', 12, 8, 96, 64), fills: [picture()], props: { cornerRadius: 5 } },
          { ...box('Price', 50, 30, 40, 14), fills: solid(0, 0, 0, 0.6) },
        ],
      })
      const instance = hand.addInstance(component, { x: 10, y: 120, name: 'My card' })
      return hand.node(instance)?.children[0] ?? ''
    },
  },
  {
    name: 'three refinements, one off',
    page: { width: 140, height: 110 },
    refinements: 3,
    switchedOff: 1,
    draw(hand, picture) {
      hand.addNode(backdrop)
      return hand.addNode({ ...box('Photo', 20, 20, 96, 64), fills: [picture(), scrim] })
    },
  },
  {
    name: 'flattened, at half opacity',
    page: { width: 140, height: 110 },
    refinements: 2,
    draw(hand, picture) {
      hand.addNode(backdrop)
      return hand.addNode({
        ...box('Photo', 20, 20, 96, 64),
        fills: [picture({ opacity: 0.5 })],
        props: { topLeftRadius: 20, bottomRightRadius: 9 },
      })
    },
  },
  {
    name: 'copy in another document',
    page: { width: 180, height: 130 },
    pastedElsewhere: true,
    draw: (hand, picture) => hand.addNode(hero(picture)),
  },
]
