import type { Lock } from '../../history/lineage-notes.ts'

/** Names an area that was locked without a name; each of several has another one. */
export function nameOfLock(locks: readonly Pick<Lock, 'text'>[]): string {
  const texts = new Set(locks.map(({ text }) => text))
  let name = 'the locked area'
  for (let number = 2; texts.has(name); number++) name = `the locked area ${number}`
  return name
}
