/** What `%…%` in the list of built-ins stands for. */
const intrinsics: Readonly<Record<string, string>> = {
  '%TypedArray%': 'Object.getPrototypeOf(Uint8Array)',
}

/** Methods of iterators, which came together with the global `Iterator`. */
const iteratorHelpers = [
  'map',
  'filter',
  'take',
  'drop',
  'flatMap',
  'reduce',
  'toArray',
  'forEach',
  'some',
  'every',
  'find',
]

/**
 * Writes a script that deletes built-ins, such as `Array.prototype.with` or `%TypedArray%.prototype.toSorted`, from
 * the realm that it runs in.
 */
export function removalScript(missing: readonly string[]): string {
  const removals = missing.flatMap((path) => {
    const parts = path.split('.').map((part) => intrinsics[part] ?? part)
    const name = parts.pop() ?? ''
    const own = removal(parts.length === 0 ? 'globalThis' : parts.join('.'), name)
    return path === 'Iterator' ? [own, ...iteratorHelpers.map(iteratorRemoval)] : [own]
  })
  return ['"use strict";', ...removals].join('\n')
}

function iteratorRemoval(name: string): string {
  return removal('Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()))', name)
}

/** A global that is gone takes what hangs on it along. */
function removal(object: string, name: string): string {
  const [root = ''] = object.split('.')
  const guard = /^\w+$/.test(root) ? `typeof ${root} !== 'undefined'` : 'true'
  return `if (${guard}) { delete (${object})[${JSON.stringify(name)}] }`
}
