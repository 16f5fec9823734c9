/** A page that draws nothing and writes down what Preact makes of it: elements, attributes, styles and events. */

/** Everything that was made on the page, each name once. */
export interface Recorded {
  readonly elements: Set<string>
  /** As "element attribute". */
  readonly attributes: Set<string>
  /** Inline styles: "property: value". */
  readonly styles: Set<string>
  readonly events: Set<string>
  /** Calls that UXP would not understand. */
  readonly wrong: string[]
}

export class RecordedNode {
  readonly childNodes: RecordedNode[] = []
  readonly attributes = new Map<string, string>()
  readonly listeners = new Map<string, (event: unknown) => void>()
  parentNode: RecordedNode | null = null
  readonly nodeType: number
  readonly localName: string
  data = ''

  constructor(nodeType: number, localName: string) {
    this.nodeType = nodeType
    this.localName = localName
  }

  get firstChild(): RecordedNode | null {
    return this.childNodes[0] ?? null
  }

  get nextSibling(): RecordedNode | null {
    const siblings = this.parentNode?.childNodes ?? []
    return siblings[siblings.indexOf(this) + 1] ?? null
  }

  insertBefore(node: RecordedNode, before: RecordedNode | null): RecordedNode {
    node.remove()
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length
    this.childNodes.splice(at, 0, node)
    node.parentNode = this
    return node
  }

  appendChild(node: RecordedNode): RecordedNode {
    return this.insertBefore(node, null)
  }

  removeChild(node: RecordedNode): RecordedNode {
    node.remove()
    return node
  }

  remove(): void {
    const siblings = this.parentNode?.childNodes ?? []
    if (siblings.includes(this)) siblings.splice(siblings.indexOf(this), 1)
    this.parentNode = null
  }

  contains(node: RecordedNode | null): boolean {
    return node === this || (node?.parentNode ? this.contains(node.parentNode) : false)
  }

  /** Every element in it, itself first. */
  all(): RecordedNode[] {
    return this.nodeType === 1 ? [this, ...this.childNodes.flatMap((child) => child.all())] : []
  }

  /** What can be read in it. */
  text(): string {
    return this.data + this.childNodes.map((child) => child.text()).join('')
  }

  querySelector(): null {
    return null
  }

  querySelectorAll(): readonly RecordedNode[] {
    return []
  }

  closest(): null {
    return null
  }

  focus(): void {}
  select(): void {}
  scrollIntoView(): void {}
}

/** Makes a page of its own; `install` puts it where Preact looks for one, and gives the way to take it away again. */
export function createRecordingPage(): {
  readonly recorded: Recorded
  readonly body: RecordedNode
  readonly install: () => () => void
} {
  const recorded: Recorded = {
    elements: new Set(),
    attributes: new Set(),
    styles: new Set(),
    events: new Set(),
    wrong: [],
  }
  const body = createElement(recorded, 'body')
  const document = {
    body,
    activeElement: body,
    createElementNS: (_namespace: string, name: string, options?: unknown) => {
      if (options !== undefined && typeof options !== 'object') {
        recorded.wrong.push(`createElementNS(…, ${name}, ${String(options)})`)
      }
      return createElement(recorded, name)
    },
    createTextNode: (data: string) => Object.assign(new RecordedNode(3, ''), { data }),
  }
  const install = () => {
    const globals = { document, addEventListener: () => {}, removeEventListener: () => {} }
    const before = Object.keys(globals).map(
      (name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
    )
    Object.assign(globalThis, globals)
    return () => {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor)
        else Reflect.deleteProperty(globalThis, name)
      }
    }
  }
  return { recorded, body, install }
}

function createElement(recorded: Recorded, name: string): RecordedNode {
  recorded.elements.add(name)
  const style = new Proxy(
    {},
    {
      set: (_target, property, value) => {
        if (value !== '') recorded.styles.add(`${kebab(String(property))}: ${String(value)}`)
        return true
      },
    },
  )
  const node = new RecordedNode(1, name)
  return Object.assign(node, {
    style,
    setAttribute: (attribute: string, value: unknown) => {
      recorded.attributes.add(`${name} ${attribute}`)
      node.attributes.set(attribute, String(value))
    },
    removeAttribute: (attribute: string) => node.attributes.delete(attribute),
    addEventListener: (event: string, listener: (event: unknown) => void) => {
      recorded.events.add(event)
      node.listeners.set(event, listener)
    },
    removeEventListener: (event: string) => node.listeners.delete(event),
  })
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
