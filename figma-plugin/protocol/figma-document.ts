import * as z from 'zod/mini'
import { nodeFactsSchema, type ShapeFacts, shapeFactsSchema } from './node-facts.ts'
import { writeRequestSchema, writtenSchema } from './write.ts'

/** How the plugin was started, and what may be done in this file. */
export const startSchema = z.object({
  /** `open`, or the name of another menu command or relaunch button. */
  command: z.string(),
  /** Figma's editor: `figma`, `figjam`, `dev`, `slides`, `buzz`. */
  editor: z.string(),
  /** How the document's colours are meant: `LEGACY`, `SRGB`, `DISPLAY_P3`. */
  colorProfile: z.string(),
})

/** What is open and selected. */
export const lookSchema = z.object({
  page: z.string(),
  selection: z.array(nodeFactsSchema),
  /** Ids of nodes that the user drew since the plugin was opened, the newest last; some may be gone. */
  drawn: z.optional(z.array(z.string())),
})

/** All nodes that carry entries of ours. */
export const scanSchema = z.object({
  /** On the current page. */
  nodes: z.array(nodeFactsSchema),
  /** On other pages: only nodes that entries on the current page name as themselves (see the step `stamp`). */
  elsewhere: z.array(nodeFactsSchema),
})

/** What a new layer of the current page comes among. */
export const aroundSchema = z.object({
  /** The middle of what the user looks at, in the page's units. */
  center: z.object({ x: z.number(), y: z.number() }),
  /** Names of layers on the page, as far as they were asked for. */
  names: z.array(z.string()),
})

/** How a node is drawn to pixels: everything that it shows, as PNG in sRGB. */
export const exportRequestSchema = z.object({
  node: z.string(),
  /** Pixels a unit of the node's own size. */
  scale: z.number().check(z.gt(0)),
})

const nothing = z.null()
const bytes = z.instanceof(Uint8Array<ArrayBufferLike>)
const text = z.string()

/**
 * What the panel's side (iframe) may ask of the document's side (sandbox), by name: input and answer.
 *
 * The sandbox parses what it is asked, the iframe what it is answered. No pixels are computed in the sandbox:
 * QuickJS is some fifty times slower than the iframe. It decides nothing either: which layer is a version, what
 * shows and what may be written is the iframe's to say, through the core.
 */
export const documentVerbs = {
  start: { input: nothing, answer: startSchema },
  /** What the file is called. */
  fileName: { input: nothing, answer: text },
  look: { input: nothing, answer: lookSchema },
  scan: { input: nothing, answer: scanSchema },
  /** What a new layer comes among, with all names that begin with this text. */
  around: { input: text, answer: aroundSchema },
  /** Nodes by id, null for each that is gone; also from other pages. */
  nodes: { input: z.array(text), answer: z.array(z.nullable(nodeFactsSchema)) },
  /** What could mark an area over this node: siblings, children and selected nodes that overlap it, versions left out. */
  shapes: { input: text, answer: z.array(shapeFactsSchema) },
  /** An image's original file, byte for byte; `not_found` when Figma can't load it. */
  imageFile: { input: text, answer: bytes },
  /** The size that Figma draws an image at. */
  imageSize: { input: text, answer: z.object({ width: z.number(), height: z.number() }) },
  exportNode: { input: exportRequestSchema, answer: bytes },
  /** Hands files to Figma and gives their hashes; changes no node. */
  createImages: { input: z.array(bytes), answer: z.array(text) },
  /** The only verb that changes the document. */
  write: { input: writeRequestSchema, answer: writtenSchema },
  /** Storage of this plugin on this machine; null where there is no such entry. */
  storageGet: { input: text, answer: z.nullable(z.union([bytes, text])) },
  storageSet: { input: z.object({ key: text, value: z.union([bytes, text]) }), answer: nothing },
  storageDelete: { input: text, answer: nothing },
  storageKeys: { input: nothing, answer: z.array(text) },
  resizeWindow: {
    input: z.object({ width: z.number(), height: z.number() }),
    answer: nothing,
  },
} as const

export type DocumentVerbs = typeof documentVerbs
export type DocumentVerb = keyof DocumentVerbs

/** The same verbs as functions: served in the sandbox, called in the iframe. */
export type FigmaDocument = {
  readonly [Verb in DocumentVerb]: (
    input: z.infer<DocumentVerbs[Verb]['input']>,
  ) => Promise<z.infer<DocumentVerbs[Verb]['answer']>>
}

/** What the sandbox says by itself: the selection or the page changed; `created` are nodes that were just drawn. */
export const changeEventSchema = z.object({
  pentimento: z.literal('change'),
  created: z.array(z.string()),
})

export type ChangeEvent = z.infer<typeof changeEventSchema>
export type Start = z.infer<typeof startSchema>
export type Around = z.infer<typeof aroundSchema>
export type Look = z.infer<typeof lookSchema>
export type Scan = z.infer<typeof scanSchema>
export type { ShapeFacts }
