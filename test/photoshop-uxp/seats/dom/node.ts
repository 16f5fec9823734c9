import { ShimEventTarget } from './event-target.ts'

/** A node of the document, with the members that UXP documents and this shim has. */
export class ShimNode extends ShimEventTarget {
  readonly nodeType: number
  readonly nodeName: string
  readonly childNodes: ShimNode[] = []
  parentNode: ShimNode | null = null
  data = ''

  constructor(nodeType: number, nodeName: string, data = '') {
    super()
    this.nodeType = nodeType
    this.nodeName = nodeName
    this.data = data
  }

  get parentElement(): ShimNode | null {
    return this.parentNode?.nodeType === 1 ? this.parentNode : null
  }

  get firstChild(): ShimNode | null {
    return this.childNodes[0] ?? null
  }

  get lastChild(): ShimNode | null {
    return this.childNodes.at(-1) ?? null
  }

  get nextSibling(): ShimNode | null {
    const siblings = this.parentNode?.childNodes ?? []
    return siblings[siblings.indexOf(this) + 1] ?? null
  }

  get previousSibling(): ShimNode | null {
    const siblings = this.parentNode?.childNodes ?? []
    return siblings[siblings.indexOf(this) - 1] ?? null
  }

  get isConnected(): boolean {
    return this.nodeType === 9 || (this.parentNode?.isConnected ?? false)
  }

  get ownerDocument(): unknown {
    return Reflect.get(globalThis, 'document')
  }

  get textContent(): string {
    return this.nodeType === 3
      ? this.data
      : this.childNodes.map(({ textContent }) => textContent).join('')
  }

  set textContent(text: string) {
    if (this.nodeType === 3) {
      this.data = text
      return
    }
    for (const child of [...this.childNodes]) this.removeChild(child)
    if (text !== '') this.appendChild(new ShimNode(3, '#text', String(text)))
  }

  hasChildNodes(): boolean {
    return this.childNodes.length > 0
  }

  contains(other: ShimNode | null): boolean {
    for (let node = other; node; node = node.parentNode) if (node === this) return true
    return false
  }

  appendChild<T extends ShimNode>(child: T): T {
    return this.insertBefore(child, null)
  }

  insertBefore<T extends ShimNode>(child: T, before: ShimNode | null): T {
    if (child.contains(this)) throw new Error('Expected a child that does not contain its parent')
    child.remove()
    const index = before === null ? this.childNodes.length : this.childNodes.indexOf(before)
    if (index < 0) throw new Error('Expected a child of this node to insert before')
    this.childNodes.splice(index, 0, child)
    child.parentNode = this
    return child
  }

  replaceChild<T extends ShimNode>(child: ShimNode, old: T): T {
    this.insertBefore(child, old)
    return this.removeChild(old)
  }

  removeChild<T extends ShimNode>(child: T): T {
    const index = this.childNodes.indexOf(child)
    if (index < 0) throw new Error('Expected a child of this node')
    this.childNodes.splice(index, 1)
    child.parentNode = null
    return child
  }

  remove(): void {
    this.parentNode?.removeChild(this)
  }
}
