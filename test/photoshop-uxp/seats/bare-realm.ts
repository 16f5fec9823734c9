import { webcrypto } from 'node:crypto'
import { join } from 'node:path'
import vm from 'node:vm'
import { build } from 'esbuild'
import { createRealmBorder, type Realm, type RealmBorder } from './realm-border.ts'
import { removalScript } from './remove-built-ins.ts'
import { absentMembers, type Runtime } from './runtime.ts'
import { languageGlobals, stripRealm } from './strip-realm.ts'

/** What a realm reaches outside itself. */
export interface BareRealmParts {
  /** What `require` gives, by id; everything else is an error. */
  readonly modules: Readonly<Record<string, unknown>>
  readonly fetch: (url: string, init?: object) => Promise<unknown>
  readonly setTimeout: (callback: () => void, milliseconds: number) => number
  readonly clearTimeout: (id: number) => void
}

/** A context of Node that has a UXP's globals and nothing else. */
export interface BareRealm {
  readonly border: RealmBorder
  /** Lines of its console. */
  readonly log: readonly string[]
  /** Runs a script; what it gives is the realm's own value. */
  run(script: string): unknown
}

const shim = build({
  entryPoints: [join(import.meta.dirname, 'dom/install.ts')],
  bundle: true,
  write: false,
  format: 'iife',
  target: 'es2020',
}).then(({ outputFiles }) => outputFiles[0]?.text ?? '')

const realmScript =
  '({ Object, Array, Error, RangeError, TypeError, Promise, ArrayBuffer, Uint8Array, Uint16Array, Float32Array })'

/** Makes a realm of one UXP: its globals, a small DOM, and the engine of its time. */
export async function createBareRealm(
  runtime: Runtime,
  { modules, fetch, setTimeout, clearTimeout }: BareRealmParts,
): Promise<BareRealm> {
  // A global object of its own, which inherits nothing from this realm.
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY)
  const run = (script: string): unknown => vm.runInContext(script, context)
  const border = createRealmBorder(globalThis as unknown as Realm, run(realmScript) as Realm)
  const log: string[] = []
  const line = (...words: unknown[]) => {
    log.push(words.map(said).join(' '))
  }
  const globals: Record<string, unknown> = {
    require: (id: string) => {
      if (Object.hasOwn(modules, id)) return modules[id]
      throw new Error(`NotModelled: require('${id}')`)
    },
    console: { log: line, warn: line, error: line, info: line, debug: line },
    setTimeout: (callback: () => void, milliseconds = 0) => setTimeout(callback, milliseconds),
    clearTimeout: (id: number) => clearTimeout(id),
    fetch,
    crypto: { randomUUID: () => webcrypto.randomUUID() },
    randomBytes: (count: number) => webcrypto.getRandomValues(new Uint8Array(count)),
    performance: { now: () => performance.now() },
    path: { sep: '/', delimiter: ':' },
  }
  for (const [name, value] of Object.entries(globals)) context[name] = border.toThere(value)
  run(`crypto.getRandomValues = ((random) => (words) => {
    new Uint8Array(words.buffer, words.byteOffset, words.byteLength).set(random(words.byteLength))
    return words
  })(randomBytes)`)
  run(await shim)
  context.allowed = {
    globals: Object.fromEntries(
      [...runtime.globals].map(([name, members]) => [name, [...members]]),
    ),
    absent: absentMembers,
    language: languageGlobals,
  }
  run(`(${stripRealm})(allowed)`)
  run(removalScript(runtime.missing))
  return { border, log, run }
}

function said(word: unknown): string {
  return word instanceof Error ? `${word.name}: ${word.message}` : String(word)
}
