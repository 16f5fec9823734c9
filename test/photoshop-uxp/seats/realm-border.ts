/** The other realm's own constructors. */
export interface Realm {
  readonly Object: ObjectConstructor
  readonly Array: ArrayConstructor
  readonly Error: ErrorConstructor
  readonly RangeError: RangeErrorConstructor
  readonly TypeError: TypeErrorConstructor
  readonly Promise: PromiseConstructor
  readonly ArrayBuffer: ArrayBufferConstructor
  readonly Uint8Array: Uint8ArrayConstructor
  readonly Uint16Array: Uint16ArrayConstructor
  readonly Float32Array: Float32ArrayConstructor
}

/** Lets values cross between this realm and another, each arriving as if it had been made there. */
export interface RealmBorder {
  toThere(value: unknown): unknown
  toHere(value: unknown): unknown
}

type Cross = (value: unknown) => unknown

const tagOf = (value: object) => Object.prototype.toString.call(value).slice(8, -1)

/**
 * Creates a border. Plain data, arrays, errors and bytes are copied; functions, promises and objects that are more
 * than data are stood for by ones of the other realm, and come back as themselves.
 */
export function createRealmBorder(here: Realm, there: Realm): RealmBorder {
  const thereOf = new WeakMap<object, object>()
  const hereOf = new WeakMap<object, object>()
  const toThere: Cross = (value) => cross(value, there, thereOf, hereOf, toThere, toHere)
  const toHere: Cross = (value) => cross(value, here, hereOf, thereOf, toHere, toThere)
  return { toThere, toHere }
}

function cross(
  value: unknown,
  realm: Realm,
  known: WeakMap<object, object>,
  back: WeakMap<object, object>,
  over: Cross,
  home: Cross,
): unknown {
  if ((typeof value !== 'object' && typeof value !== 'function') || value === null) return value
  const standIn = known.get(value)
  if (standIn) return standIn
  const keep = <T extends object>(made: T): T => {
    known.set(value, made)
    back.set(made, value)
    return made
  }
  if (typeof value === 'function') return keep(standInFor(value, over, home))
  const tag = tagOf(value)
  if (tag === 'Uint8Array' || tag === 'Uint16Array' || tag === 'Float32Array') {
    return new realm[tag](value as Uint8Array)
  }
  if (tag === 'ArrayBuffer')
    return new realm.Uint8Array(new Uint8Array(value as ArrayBuffer)).buffer
  if (tag === 'Error') return keep(errorIn(realm, value as Error, over))
  if (tag === 'Promise') {
    return new realm.Promise((resolve, reject) => {
      const settle = (to: Cross) => (result: unknown) => to(over(result))
      ;(value as Promise<unknown>).then(settle(resolve as Cross), settle(reject as Cross))
    })
  }
  if (Array.isArray(value)) return realm.Array.from(value, over)
  if (isData(value)) {
    const entries = Object.entries(value).map(([key, member]) => [key, over(member)])
    return realm.Object.assign(new realm.Object(), Object.fromEntries(entries))
  }
  return keep(standInFor(value, over, home))
}

/** An object of nothing but values: no accessors, no functions, no class. */
function isData(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false
  return Object.values(Object.getOwnPropertyDescriptors(value)).every(
    (own) => 'value' in own && typeof own.value !== 'function' && own.enumerable === true,
  )
}

function errorIn(realm: Realm, error: Error, over: Cross): Error {
  const { name } = error
  const Kind = name === 'RangeError' || name === 'TypeError' ? realm[name] : realm.Error
  const made = new Kind(error.message)
  for (const key of ['name', 'stack', ...Object.keys(error)]) {
    const value = over(Reflect.get(error, key))
    Object.defineProperty(made, key, { value, configurable: true, writable: true })
  }
  return made
}

/** Stands for an object or function of the other realm: whatever is done to it is done to that one. */
function standInFor(value: object, over: Cross, home: Cross): object {
  const attempt = (act: () => unknown) => {
    try {
      return over(act())
    } catch (thrown) {
      throw over(thrown)
    }
  }
  // An arrow function has no property that a proxy would have to list.
  return new Proxy(typeof value === 'function' ? () => undefined : {}, {
    get: (_, key) => attempt(() => Reflect.get(value, key)),
    set: (_, key, next) => attempt(() => Reflect.set(value, key, home(next))) === true,
    has: (_, key) => Reflect.has(value, key),
    deleteProperty: (_, key) => Reflect.deleteProperty(value, key),
    ownKeys: () => Reflect.ownKeys(value).filter((key) => key !== 'prototype'),
    getOwnPropertyDescriptor: (_, key) => {
      const own = Reflect.getOwnPropertyDescriptor(value, key)
      if (!own) return undefined
      const read = attempt(() => Reflect.get(value, key))
      return {
        configurable: true,
        enumerable: own.enumerable === true,
        writable: true,
        value: read,
      }
    },
    apply: (_, self, args: unknown[]) =>
      attempt(() => Reflect.apply(value as () => unknown, home(self), args.map(home))),
  })
}
