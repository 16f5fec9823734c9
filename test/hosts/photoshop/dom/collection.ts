import { NotModelled } from '../not-modelled.ts'

const known = new Set([
  'length',
  'map',
  'filter',
  'find',
  'findIndex',
  'some',
  'every',
  'forEach',
  'includes',
  'indexOf',
  'slice',
  'flatMap',
  'reduce',
  'entries',
  'concat',
  'join',
  'constructor',
])

/** Gives a list of DOM objects as Photoshop's collections are: arrays with more members, which are not modelled. */
export function collection<T, C extends T[]>(name: string, members: readonly T[]): C {
  const list = new Proxy([...members], {
    get: (target, key) => {
      if (typeof key === 'symbol' || known.has(key) || /^\d+$/.test(key)) {
        return Reflect.get(target, key)
      }
      if (key === 'then' || key === 'toJSON') return undefined
      throw new NotModelled(`${name}.${key}`)
    },
    set: (_, key) => {
      throw new NotModelled(`${name}[${String(key)}] = …`)
    },
  })
  // The collection's other members throw NotModelled above.
  return list as T[] as C
}
