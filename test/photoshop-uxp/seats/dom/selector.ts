import type { ShimElement } from './element.ts'

/** Tells whether an element matches one compound selector: names, classes, ids, attributes; commas between them. */
export function matches(element: ShimElement, selector: string): boolean {
  return selector.split(',').some((part) => matchesCompound(element, part.trim()))
}

function matchesCompound(element: ShimElement, compound: string): boolean {
  const parts = [...compound.matchAll(/([.#]?)([\w-]+)|\[([\w-]+)(?:="([^"]*)")?\]|\*/g)]
  if (parts.map(([text]) => text).join('') !== compound) {
    throw new Error(`NotModelled: the selector ${compound}`)
  }
  return parts.every(([text, mark, name = '', attribute, value]) => {
    if (text === '*') return true
    if (attribute !== undefined) {
      return value === undefined
        ? element.hasAttribute(attribute)
        : element.getAttribute(attribute) === value
    }
    if (mark === '.') return element.className.split(/\s+/).includes(name)
    return mark === '#' ? element.id === name : element.localName === name
  })
}
