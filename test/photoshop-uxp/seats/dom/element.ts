import { ShimEvent } from './event-target.ts'
import { ShimNode } from './node.ts'
import { matches } from './selector.ts'

/** An element with the members that UXP documents; no `on…` handler properties, no layout. */
export class ShimElement extends ShimNode {
  readonly namespaceURI: string
  readonly localName: string
  readonly style: Record<string, unknown>
  readonly dataset: Record<string, string> = {}
  readonly #attributes = new Map<string, string>()
  scrollTop = 0
  scrollLeft = 0
  tabIndex = -1
  hidden = false
  disabled = false

  constructor(namespace: string, name: string) {
    super(1, namespace.endsWith('/svg') ? name : name.toUpperCase())
    this.namespaceURI = namespace
    this.localName = name
    const style: Record<string, unknown> = { cssText: '' }
    const hidden = { enumerable: false }
    Object.defineProperties(style, {
      setProperty: {
        ...hidden,
        value: (key: string, value: unknown) => {
          style[key] = value
        },
      },
      removeProperty: { ...hidden, value: (key: string) => delete style[key] },
      getPropertyValue: { ...hidden, value: (key: string) => style[key] ?? '' },
    })
    this.style = style
  }

  get tagName(): string {
    return this.nodeName
  }

  get id(): string {
    return this.getAttribute('id') ?? ''
  }

  set id(id: string) {
    this.setAttribute('id', id)
  }

  get className(): string {
    return this.getAttribute('class') ?? ''
  }

  set className(names: string) {
    this.setAttribute('class', names)
  }

  get attributes(): readonly { readonly name: string; readonly value: string }[] {
    return [...this.#attributes].map(([name, value]) => ({ name, value }))
  }

  get children(): readonly ShimElement[] {
    return this.childNodes.filter((node): node is ShimElement => node instanceof ShimElement)
  }

  get firstElementChild(): ShimElement | null {
    return this.children[0] ?? null
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value))
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name)
  }

  hasAttribute(name: string): boolean {
    return this.#attributes.has(name)
  }

  getAttributeNames(): readonly string[] {
    return [...this.#attributes.keys()]
  }

  focus(): void {
    Reflect.set(this.ownerDocument as object, 'activeElement', this)
    this.dispatchEvent(new ShimEvent('focus'))
  }

  blur(): void {
    this.dispatchEvent(new ShimEvent('blur'))
  }

  click(): void {
    if (!this.disabled)
      this.dispatchEvent(new ShimEvent('click', { bubbles: true, cancelable: true }))
  }

  scrollIntoView(): void {}

  getBoundingClientRect(): Readonly<Record<string, number>> {
    return { x: 0, y: 0, left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0 }
  }

  matches(selector: string): boolean {
    return matches(this, selector)
  }

  closest(selector: string): ShimElement | null {
    for (let node: ShimNode | null = this; node instanceof ShimElement; node = node.parentNode) {
      if (node.matches(selector)) return node
    }
    return null
  }

  querySelectorAll(selector: string): readonly ShimElement[] {
    return this.children.flatMap((child) => [
      ...(child.matches(selector) ? [child] : []),
      ...child.querySelectorAll(selector),
    ])
  }

  querySelector(selector: string): ShimElement | null {
    return this.querySelectorAll(selector)[0] ?? null
  }
}

/** Elements with a value of their own. */
export class ShimField extends ShimElement {
  value = ''
  checked = false
  placeholder = ''
  readOnly = false
  name = ''
  min = ''
  max = ''
  step = ''
  type = ''
  selectionStart = 0
  selectionEnd = 0
}

/** A select: its value is its selected option's. */
export class ShimSelect extends ShimElement {
  get options(): readonly ShimElement[] {
    return this.querySelectorAll('option')
  }

  get selectedIndex(): number {
    return Math.max(
      0,
      this.options.findIndex((option) => Reflect.get(option, 'selected') === true),
    )
  }

  set selectedIndex(index: number) {
    for (const [at, option] of this.options.entries()) Reflect.set(option, 'selected', at === index)
  }

  get value(): string {
    const option = this.options[this.selectedIndex]
    return option ? String(Reflect.get(option, 'value') ?? '') : ''
  }

  /** Preselecting works with `selected` on the option only: photoshop.md 1.5. */
  set value(_: string) {}
}

/** An option. */
export class ShimOption extends ShimElement {
  value = ''
  selected = false
}

/** An image, or a link to one. */
export class ShimImage extends ShimElement {
  src = ''
}
