import { notModelled } from './fail.ts'

/** Names that a program may ask any object for without meaning the API. */
const harmless = ['then', 'toJSON', 'constructor', 'toString', 'valueOf', 'hasOwnProperty']

/** Gives an object of the API that throws for every member that it hasn't, on reading and on writing. */
export function strict<Api extends object>(name: string, api: Api): Api {
  return new Proxy(api, {
    get(target, key, receiver) {
      if (typeof key === 'symbol' || key in target) return Reflect.get(target, key, receiver)
      return harmless.includes(key) ? undefined : notModelled(`${name}.${key}`)
    },
    set(target, key, value) {
      const setter = Object.getOwnPropertyDescriptor(target, key)?.set
      if (!(key in target)) notModelled(`${name}.${String(key)}`)
      if (!setter) throw new TypeError(`in set_${String(key)}: no setter for property`)
      setter.call(target, value)
      return true
    },
    defineProperty: () => false,
    deleteProperty: () => false,
  })
}
