import runtime from './uxp-runtime.json' with { type: 'json' }

/** A UXP that the bundle has to run in; 7.2 is Photoshop 25.0's. */
export type UxpVersion = '7.2' | '9.3'

/** What one UXP has, as far as anything says so. */
export interface Runtime {
  readonly uxp: UxpVersion
  /** Photoshop's version that brought it. */
  readonly photoshop: string
  /** Global names by their documented members; an empty set where none are listed. */
  readonly globals: ReadonlyMap<string, ReadonlySet<string>>
  /** Built-ins of newer engines, such as `Array.prototype.with`, that are not there. */
  readonly missing: readonly string[]
}

const photoshopOf = { '7.2': '25.0.0', '9.3': '27.7.0' } as const

/**
 * Gives what a UXP has.
 *
 * The older one is taken by the letter: nothing that no page documents. The newer one has what public plugins use
 * beside it, since feature tests have to work both ways.
 */
export function runtimeOf(uxp: UxpVersion): Runtime {
  const globals = new Map<string, ReadonlySet<string>>()
  for (const { name, since, members = [] } of runtime.globals) {
    if (!isThere(since, uxp)) continue
    const known = members.map((member) => member.split('@'))
    const there = known.filter(([, memberSince]) => isThere(memberSince ?? null, uxp))
    globals.set(name, new Set(there.map(([member = '']) => member)))
  }
  if (uxp === '9.3') for (const name of runtime.observed) globals.set(name, new Set())
  const engine = runtime.engines.filter((row) => isThere(row.uxp, uxp)).at(-1)
  return { uxp, photoshop: photoshopOf[uxp], globals, missing: engine?.missing ?? [] }
}

/** Members that are not there in any version, such as `crypto.subtle`. */
export const absentMembers: readonly string[] = runtime.absentMembers

function isThere(since: string | null, uxp: string): boolean {
  if (since === null) return true
  const [a, b] = [since, uxp].map((text) => text.split('.').map(Number))
  const [major = 0, minor = 0] = a ?? []
  const [hasMajor = 0, hasMinor = 0] = b ?? []
  return hasMajor > major || (hasMajor === major && hasMinor >= minor)
}
