/**
 * The few names of the surrounding platform that core may use.
 *
 * Core is checked without the DOM, Node or any host: a name that is missing here is missing in some host
 * (Figma's sandbox, Photoshop's UXP), and has to be handed in through a port instead.
 */

interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}
