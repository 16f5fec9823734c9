import { NotModelled } from './not-modelled.ts'

/**
 * Gives an object that throws NotModelled for every member that it lacks, on reading and on writing, instead of the
 * `undefined` and the silence that tests would build on.
 */
export function strict<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get: (target, key) => {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key)
      // Promises look for `then` in whatever they are resolved with; console and JSON look for `toJSON`.
      if (key === 'then' || key === 'toJSON') return undefined
      throw new NotModelled(`${name}.${key}`)
    },
    set: (target, key, value) => {
      if (typeof key === 'string' && !(key in target)) throw new NotModelled(`${name}.${key} = …`)
      if (!Reflect.set(target, key, value)) {
        throw new TypeError(
          `Expected a member of ${name} that can be set but received ${String(key)}`,
        )
      }
      return true
    },
    deleteProperty: (_, key) => {
      throw new NotModelled(`delete ${name}.${String(key)}`)
    },
  })
}
