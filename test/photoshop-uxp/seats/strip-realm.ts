/** What {@link stripRealm} leaves, as plain data: it has to cross into the realm. */
export interface Allowed {
  /** Global names with their documented members. */
  readonly globals: Readonly<Record<string, readonly string[]>>
  /** Members to be removed wherever they are, such as `crypto.subtle`. */
  readonly absent: readonly string[]
  /** Globals of the language itself. */
  readonly language: readonly string[]
}

/** The language's own globals, whatever surrounds it. */
export const languageGlobals: readonly string[] =
  'globalThis Infinity NaN undefined eval isFinite isNaN parseFloat parseInt decodeURI decodeURIComponent encodeURI encodeURIComponent escape unescape Object Function Boolean Symbol Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError Number BigInt Math Date String RegExp Array Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float32Array Float64Array Map Set WeakMap WeakSet WeakRef FinalizationRegistry ArrayBuffer SharedArrayBuffer Atomics DataView JSON Promise Reflect Proxy Intl Iterator'.split(
    ' ',
  )

/**
 * Removes every global, and every member of a DOM class, that is not allowed.
 *
 * Runs inside the realm, from its source text: it may use nothing from outside itself.
 */
export function stripRealm({ globals, absent, language }: Allowed): void {
  const realm = globalThis as unknown as Record<string, unknown>
  const own = (name: string): readonly string[] => globals[name] ?? []
  const stripped: [object, ReadonlySet<string>][] = []
  const isKind = (name: string, base: string) => {
    const [kind, parent] = [realm[name], realm[base]]
    if (typeof kind !== 'function' || typeof parent !== 'function') return false
    return kind === parent || kind.prototype instanceof parent
  }
  const bases = [
    ['Event', ['Event', 'BaseUIEvent']],
    ['Node', ['EventTarget', 'Node', 'Element', 'HTMLElement']],
    ['EventTarget', ['EventTarget']],
  ] as const
  for (const name of Object.getOwnPropertyNames(realm)) {
    const base = bases.find(([kind]) => isKind(name, kind))
    // Of what only hears events, such as `Performance`, nothing may be known but its name.
    const isKnown = own(name).length > 0 || (base !== undefined && base[0] !== 'EventTarget')
    if (name === 'Window' || !isKnown) continue
    const value = realm[name]
    const keep = new Set(['constructor', ...own(name), ...(base?.[1] ?? []).flatMap(own)])
    const isClass = typeof value === 'function'
    for (const holder of isClass ? [value.prototype] : chain(value)) {
      stripped.push([holder as object, keep])
    }
  }
  for (const [holder, keep] of stripped) {
    for (const key of Object.getOwnPropertyNames(holder)) if (!keep.has(key)) remove(holder, key)
  }
  for (const path of absent) {
    const parts = path.split('.')
    const key = parts.pop() as string
    let holder: unknown = realm
    for (const part of parts) holder = (holder as Record<string, unknown> | undefined)?.[part]
    for (const each of chain(holder)) remove(each, key)
  }
  const kept = new Set([...Object.keys(globals), ...language])
  const events = (realm.EventTarget as { prototype?: object } | undefined)?.prototype
  for (const holder of chain(realm)) {
    // A window hears events too; what they are heard with is stripped as a class.
    if (holder === events) continue
    for (const key of Object.getOwnPropertyNames(holder)) {
      if (!kept.has(key) && key !== 'constructor') remove(holder, key)
    }
  }

  /** An object and what it inherits from, without what every object does. */
  function chain(object: unknown): readonly object[] {
    if ((typeof object !== 'object' && typeof object !== 'function') || object === null) return []
    const isLast = Object.hasOwn(object, 'hasOwnProperty')
    return isLast || object === Function.prototype
      ? []
      : [object, ...chain(Object.getPrototypeOf(object))]
  }

  /** `location`, `top` and the like can't be taken away: they are part of every page. */
  function remove(holder: object, key: string): void {
    Reflect.deleteProperty(holder, key)
  }
}
