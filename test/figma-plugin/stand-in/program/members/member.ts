import { checkBoolean, checkNumber, checkWord } from '../check.ts'
import type { Props } from '../record.ts'
import { change, recordOf, type Self } from '../world.ts'

/** One member of a node: a property, or a function. */
export type Member<Value> = [Value] extends [(...args: infer Args) => infer Result]
  ? { call(self: Self, ...args: Args): Result }
  : { get(self: Self): Value; set?(self: Self, value: Value): void }

/** A member of which only the kind is known. */
export type AnyMember =
  | { get(self: Self): unknown; set?(self: Self, value: never): void }
  | { call(self: Self, ...args: never[]): unknown }

/** Members of a node with the types of the real typings. */
export type Members<Node> = { readonly [Key in keyof Node]?: Member<Node[Key]> }

/** A property that is kept as it is given, once it is checked. */
export function kept<Key extends keyof Props>(
  key: Key,
  check: (value: unknown) => Props[Key],
): { get(self: Self): Props[Key]; set(self: Self, value: unknown): void } {
  return {
    get: (self) => recordOf(self).props[key],
    set: (self, value) => change(self, { [key]: check(value) }, `set_${key}`),
  }
}

type KeysOf<Value> = { [Key in keyof Props]: Props[Key] extends Value ? Key : never }[keyof Props]

export function keptBoolean<Key extends KeysOf<boolean>>(key: Key) {
  return kept<Key>(key, (value) => checkBoolean(value, key) as Props[Key])
}

export function keptNumber<Key extends KeysOf<number>>(
  key: Key,
  range: { readonly min?: number; readonly max?: number } = {},
) {
  return kept<Key>(key, (value) => checkNumber(value, key, range) as Props[Key])
}

/** A number that may be taken away with null. */
export function keptLimit<Key extends 'minWidth' | 'maxWidth' | 'minHeight' | 'maxHeight'>(
  key: Key,
) {
  return kept<Key>(key, (value) => (value === null ? null : checkNumber(value, key, { min: 0 })))
}

export function keptWord<Key extends KeysOf<string>>(
  key: Key,
  words: readonly (Props[Key] & string)[],
) {
  return kept<Key>(key, (value) => checkWord(value, key, words))
}

/** A member that Figma has under dynamic-page for reading only. */
export function readOnlyUnderDynamicPage<Value>(
  name: string,
  setter: string,
  get: (self: Self) => Value,
): { get(self: Self): Value; set(self: Self, value: unknown): void } {
  return {
    get,
    set: () => {
      throw new Error(
        `in set_${name}: Cannot call with documentAccess: dynamic-page. Use ${setter} instead.`,
      )
    },
  }
}

/** A copy that nobody can change: each reading gives a new one. */
export function frozenCopy<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null) return value
  const copy = Array.isArray(value)
    ? value.map(frozenCopy)
    : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, frozenCopy(part)]))
  // A copy has the type of what it copies.
  return Object.freeze(copy) as Value
}
