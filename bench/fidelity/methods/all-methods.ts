import type { Method } from './method.ts'
import { everything, ours, oursWithout } from './ours.ts'
import { peers } from './peers.ts'

/** Every method, by its name. */
export const allMethods: readonly Method[] = [...peers, ours, everything, ...oursWithout]

/** Gives the methods of these names. */
export function methodsNamed(names: readonly string[]): readonly Method[] {
  return names.map((name) => {
    const method = allMethods.find((one) => one.name === name)
    if (!method) {
      const known = allMethods.map((one) => one.name).join(', ')
      throw new Error(`Expected one of ${known} but received ${name}`)
    }
    return method
  })
}
