/** A paint as plain data. */
export type PlainPaint = Readonly<Record<string, unknown>> & { readonly type: string }

export type PlainMatrix = readonly [
  readonly [number, number, number],
  readonly [number, number, number],
]

/** What Node's side decides before a document opens. */
export interface Settings {
  readonly editorType: 'figma' | 'figjam' | 'dev' | 'slides' | 'buzz'
  readonly mode: 'default' | 'textreview' | 'inspect' | 'codegen'
  readonly command: string
  /** Commands of the manifest's `relaunchButtons`. */
  readonly relaunchCommands: readonly string[]
  readonly pluginId: string
  readonly colorProfile: 'LEGACY' | 'SRGB' | 'DISPLAY_P3'
  /** A file that may only be looked at. */
  readonly viewOnly: boolean
  /** Whether an image's size follows its EXIF orientation. */
  readonly exif: boolean
  /** Text of the plugin's page. */
  readonly html: string
  /** Members by interface of the real typings: what Figma has, modelled or not. */
  readonly known: Readonly<Record<string, readonly string[]>>
}

/** A node for a hand to draw. Everything left out is as Figma makes it. */
export interface Drawing {
  readonly type: string
  readonly name?: string
  /** Id of a page, frame, group or other parent; the current page by default. */
  readonly parent?: string
  /** Position among the siblings, back to front; on top by default. */
  readonly index?: number
  readonly fills?: readonly PlainPaint[] | 'mixed'
  /** Relative to the containing frame or page. */
  readonly transform?: PlainMatrix
  readonly x?: number
  readonly y?: number
  readonly width?: number
  readonly height?: number
  /** Any other property by the name of the plugin API: `cornerRadius`, `layoutMode`, `locked`, `isMask`… */
  readonly props?: Readonly<Record<string, unknown>>
  /** Drawn into it, back to front. */
  readonly children?: readonly Drawing[]
}

/** A node as it stands, as plain facts. */
export interface TreeNode {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly visible: boolean
  readonly locked: boolean
  readonly parent: string | null
  readonly page: string
  /** Ids, back to front. */
  readonly children: readonly string[]
  readonly fills: readonly PlainPaint[] | 'mixed'
  readonly fillStyleId: string
  readonly transform: PlainMatrix
  readonly absoluteTransform: PlainMatrix
  readonly width: number
  readonly height: number
  /** Entries of shared plugin data as `namespace/key`, private ones as `private/key`. */
  readonly data: Readonly<Record<string, string>>
  readonly relaunch: Readonly<Record<string, string>>
  /** Every other property by the stand-in's own names. */
  readonly props: Readonly<Record<string, unknown>>
}

/** What `figma.showUI` was given, and what became of it. */
export interface ShownUi {
  readonly html: string
  readonly options: Readonly<Record<string, unknown>>
  readonly width: number
  readonly height: number
  readonly visible: boolean
}

/** What a plugin read of the document since the last reset. */
export interface Visited {
  /** Distinct nodes of which any member was read or called. */
  readonly nodes: readonly string[]
  /** Calls of functions by name, those of `figma` and of nodes. */
  readonly calls: Readonly<Record<string, number>>
}

/** A document with everything in it, as it lies on a disk. */
export interface SavedDocument {
  /** Nodes, styles and settings as JSON. */
  readonly text: string
  /** Image files by hash. */
  readonly images: Readonly<Record<string, Uint8Array>>
}

/** Layers on the clipboard: they can be pasted into another document. */
export type Clipboard = SavedDocument

/** A message at the bottom of the editor's window. */
export interface Notice {
  /** At most 100 characters: Figma cuts the rest. */
  readonly message: string
  /** In milliseconds; null: it stays. */
  readonly timeout: number | null
  readonly error: boolean
  /** Text of its button. */
  readonly button: string | null
  readonly cancelled: boolean
}
