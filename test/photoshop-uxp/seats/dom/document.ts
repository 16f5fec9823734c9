import { ShimElement, ShimField, ShimImage, ShimOption, ShimSelect } from './element.ts'
import { ShimNode } from './node.ts'

const namespaces = ['http://www.w3.org/1999/xhtml', 'http://www.w3.org/2000/svg']

/** A document as UXP gives a panel. */
export class ShimDocument extends ShimNode {
  readonly documentElement: ShimElement
  readonly head: ShimElement
  readonly body: ShimElement
  activeElement: ShimElement | null = null

  constructor() {
    super(9, '#document')
    this.documentElement = this.appendChild(this.createElement('html'))
    this.head = this.documentElement.appendChild(this.createElement('head'))
    this.body = this.documentElement.appendChild(this.createElement('body'))
  }

  createElement(name: string, ...more: readonly unknown[]): ShimElement {
    return this.createElementNS(namespaces[0] as string, name, ...more)
  }

  /** @throws TypeError for a third argument, which UXP's has not, and for other namespaces. */
  createElementNS(namespace: string, name: string, ...more: readonly unknown[]): ShimElement {
    if (more.some((argument) => argument !== undefined)) {
      throw new TypeError('createElementNS takes two arguments')
    }
    if (!namespaces.includes(namespace)) throw new TypeError(`Unknown namespace ${namespace}`)
    const Kind = kinds[name] ?? ShimElement
    return new Kind(namespace, name)
  }

  createTextNode(text: string): ShimNode {
    return new ShimNode(3, '#text', String(text))
  }

  createComment(text: string): ShimNode {
    return new ShimNode(8, '#comment', String(text))
  }

  querySelector(selector: string): ShimElement | null {
    return this.documentElement.querySelector(selector)
  }

  querySelectorAll(selector: string): readonly ShimElement[] {
    return this.documentElement.querySelectorAll(selector)
  }

  getElementById(id: string): ShimElement | null {
    return this.documentElement.querySelector(`#${id}`)
  }
}

const kinds: Readonly<Record<string, typeof ShimElement>> = {
  input: ShimField,
  textarea: ShimField,
  progress: ShimField,
  select: ShimSelect,
  option: ShimOption,
  img: ShimImage,
}
