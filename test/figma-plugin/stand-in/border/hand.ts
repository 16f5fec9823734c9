import type {
  Clipboard,
  Drawing,
  Notice,
  PlainMatrix,
  PlainPaint,
  SavedDocument,
  TreeNode,
  Visited,
} from './contract.ts'

/**
 * What a user does by hand in the document, and what a test wants to know of it.
 *
 * Each act is a step of its own in the undo history; what a plugin left uncommitted before becomes part of it.
 * Nothing here counts as a plugin's reading.
 */
export interface Hand {
  addPage(name: string): string
  /** Opens a page in the editor. */
  openPage(id: string): void
  currentPage(): string
  /** Scrolls the canvas until this place is in the middle of the window. */
  scrollTo(x: number, y: number): void
  /** Brings a file into the document; gives its hash. */
  addImage(bytes: Uint8Array): string
  imageBytes(hash: string): Uint8Array
  /** Draws a node; on the current page and on top where nothing else is said. */
  addNode(drawing: Drawing): string
  addInstance(
    component: string,
    at?: Pick<Drawing, 'parent' | 'index' | 'x' | 'y' | 'name'>,
  ): string
  /** Makes a paint style; gives its id. */
  addStyle(name: string, paints: readonly PlainPaint[]): string
  applyStyle(id: string, style: string): void
  group(ids: readonly string[], name?: string): string
  select(ids: readonly string[]): void
  selection(): readonly string[]
  /** Like Ctrl+D: copies lie above the topmost original in the same parent, with new ids and all data; selected after. */
  duplicate(ids: readonly string[]): readonly string[]
  /** Like Ctrl+C: can be pasted here or in another document. */
  copy(ids: readonly string[]): Clipboard
  /** Like Ctrl+V, into a parent or onto the current page, on top. */
  paste(clipboard: Clipboard, parent?: string): readonly string[]
  /** Copies and pastes within this document. */
  pasteInto(ids: readonly string[], parent: string): readonly string[]
  duplicatePage(id: string): string
  /** Drags a layer in the layers list: it stays where it is on the canvas. On top of the parent by default. */
  move(id: string, parent: string, index?: number): void
  /** Drags a layer on the canvas. */
  moveTo(id: string, x: number, y: number): void
  setTransform(id: string, transform: PlainMatrix): void
  resize(id: string, width: number, height: number): void
  remove(id: string): void
  /** Another user, elsewhere, deletes a layer: no step of this user's. */
  removeByOther(id: string): void
  /** Another user renames a layer. */
  renameByOther(id: string, name: string): void
  rename(id: string, name: string): void
  setVisible(id: string, visible: boolean): void
  setLocked(id: string, locked: boolean): void
  setFills(id: string, fills: readonly PlainPaint[] | 'mixed'): void
  /** Shows or hides one paint in the Fill list, counted from the bottom. */
  setPaintVisible(id: string, paint: number, visible: boolean): void
  /** Puts another picture in an image paint, the topmost by default. */
  replaceImage(id: string, hash: string, paint?: number): void
  /** Sets any properties by their names in the plugin API. */
  setProps(id: string, props: Readonly<Record<string, unknown>>): void
  detachInstance(id: string): void
  /** Writes what another plugin, or an older version of this one, left. */
  setSharedData(id: string, namespace: string, key: string, value: string): void
  setPluginData(id: string, key: string, value: string): void
  /** Ctrl+Z. False: there was nothing to take back. */
  undo(): boolean
  undoSteps(): number
  /** All nodes below the document, pages among them, parents first, back to front. */
  tree(): readonly TreeNode[]
  /** One node; null when it is gone. */
  node(id: string): TreeNode | null
  /** What the plugin read and called since the last reset. */
  visited(): Visited
  resetVisited(): void
  /** Makes an image impossible to load, as when Figma is offline. */
  setImageMissing(hash: string, missing: boolean): void
  /** Holds back what an asynchronous member answers, until it is released: `getBytesAsync`, `exportAsync`… */
  hold(member: string): void
  /** Lets everything go that was held back; gives how many answers waited. */
  release(member: string): number
  waiting(member: string): number
  save(): SavedDocument
  storage(): Readonly<Record<string, unknown>>
  setStorage(key: string, value: unknown): void
  notices(): readonly Notice[]
  /** Drops a file on the canvas; false: no listener took it. */
  dropFile(name: string, type: string, bytes: Uint8Array, x: number, y: number): boolean
  /** In codegen mode: presses one of the plugin's preferences. */
  setPreference(name: string): void
  /** In codegen mode: asks for code about the selected node. What comes back can be seen by `generatedCode` later. */
  generateCode(): void
  generatedCode(): readonly unknown[]
}
