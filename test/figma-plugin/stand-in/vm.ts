import { createHash } from 'node:crypto'
import {
  newQuickJSWASMModule,
  type QuickJSContext,
  type QuickJSHandle,
  Scope,
} from 'quickjs-emscripten'
import type { Parcel } from './border/values.ts'

/** Captured here: tests may put a fake clock in the place of Node's. */
const { setTimeout, clearTimeout, setImmediate, clearImmediate } = globalThis

/** What the document calls outside QuickJS. */
export interface VmHost {
  readonly open: () => void
  readonly post: (parcel: Parcel) => void
  readonly log: (level: string, text: string) => void
}

/** A fresh QuickJS with the stand-in's program in it. */
export interface Vm {
  /** Runs a plugin's script. @throws Error what the script throws at its top level. */
  runScript(code: string): void
  /** Calls a function of the program with packed values. */
  call(name: 'call' | 'receive', leading: readonly string[], parcel: Parcel): Parcel
  /** True while something inside is still due: timers without delay, promises. */
  isBusy(): boolean
  /** Stops everything that is due; nothing runs in it any more. */
  dispose(): void
}

/** Starts QuickJS in a WebAssembly module of its own, so that no test can harm another. */
export async function startVm(program: string, settings: string, host: VmHost): Promise<Vm> {
  const context = (await newQuickJSWASMModule()).newContext()
  const timers = new Map<number, () => void>()
  let soon = 0
  let alive = true

  const settle = () => {
    const result = context.runtime.executePendingJobs()
    if (result.error) throw asError(context, result.error)
    result.dispose()
  }
  const fire = (id: number) => {
    timers.delete(id)
    if (!alive) return
    Scope.withScope((scope) => {
      const run = scope.manage(context.getProp(document, 'fire'))
      const handle = scope.manage(context.newNumber(id))
      unwrap(context, scope, context.callFunction(run, context.undefined, handle))
    })
    settle()
  }
  const startTimer = (id: number, delay: number) => {
    if (delay > 0) {
      const timer = setTimeout(() => fire(id), delay)
      timers.set(id, () => clearTimeout(timer))
      return
    }
    soon++
    let isDone = false
    const done = () => {
      if (!isDone) soon--
      isDone = true
    }
    const immediate = setImmediate(() => {
      done()
      fire(id)
    })
    timers.set(id, () => {
      done()
      clearImmediate(immediate)
    })
  }
  const functions = {
    sha1: (bytes: QuickJSHandle) =>
      context.newString(createHash('sha1').update(copyBytes(context, bytes)).digest('hex')),
    startTimer: (id: QuickJSHandle, delay: QuickJSHandle) =>
      startTimer(context.getNumber(id), context.getNumber(delay)),
    stopTimer: (id: QuickJSHandle) => {
      timers.get(context.getNumber(id))?.()
      timers.delete(context.getNumber(id))
    },
    open: () => host.open(),
    post: (text: QuickJSHandle, ...bytes: QuickJSHandle[]) => {
      const parts = bytes.map((part) => copyBytes(context, part))
      host.post({ text: context.getString(text), bytes: parts })
    },
    log: (level: QuickJSHandle, text: QuickJSHandle) => {
      host.log(context.getString(level), context.getString(text))
    },
  }
  const document = openDocument(context, program, settings, functions)

  return {
    runScript(code) {
      Scope.withScope((scope) => {
        const ending = unwrap(context, scope, context.evalCode(code, 'main.js'))
        const watch = scope.manage(context.getProp(document, 'watch'))
        unwrap(context, scope, context.callFunction(watch, context.undefined, ending))
      })
      settle()
    },
    call(name, leading, { text, bytes }) {
      const parcel = Scope.withScope((scope) => {
        const strings = [...leading, text].map((part) => scope.manage(context.newString(part)))
        const buffers = bytes.map((part) => scope.manage(context.newArrayBuffer(wholeBuffer(part))))
        const run = scope.manage(context.getProp(document, name))
        const args = [...strings, ...buffers]
        const answer = unwrap(context, scope, context.callFunction(run, context.undefined, ...args))
        return name === 'call' ? readParcel(context, scope, answer) : { text: '', bytes: [] }
      })
      settle()
      return parcel
    },
    isBusy: () => soon > 0 || context.runtime.hasPendingJob(),
    dispose() {
      alive = false
      // The module is this document's alone: dropping it frees everything in it, also what QuickJS itself leaks.
      for (const stop of timers.values()) stop()
    },
  }
}

type HostFunction = (...args: QuickJSHandle[]) => unknown

function openDocument(
  context: QuickJSContext,
  program: string,
  settings: string,
  functions: Readonly<Record<string, HostFunction>>,
): QuickJSHandle {
  return Scope.withScope((scope) => {
    const host = scope.manage(context.newObject())
    for (const [name, run] of Object.entries(functions)) {
      context.setProp(host, name, scope.manage(context.newFunction(name, run as never)))
    }
    const standIn = unwrap(context, scope, context.evalCode(program, 'stand-in.js'))
    const open = scope.manage(context.getProp(standIn, 'openDocument'))
    const text = scope.manage(context.newString(settings))
    const opened = context.callFunction(open, context.undefined, host, text)
    if (opened.error) throw asError(context, opened.error)
    return opened.value
  })
}

function readParcel(context: QuickJSContext, scope: Scope, answer: QuickJSHandle): Parcel {
  const length = scope.manage(context.getProp(answer, 'length'))
  const parts = Array.from({ length: context.getNumber(length) }, (_, index) =>
    scope.manage(context.getProp(answer, index)),
  )
  const [text, ...bytes] = parts
  return {
    text: text ? context.getString(text) : '',
    bytes: bytes.map((part) => copyBytes(context, part)),
  }
}

/** Bytes inside QuickJS lie in its memory and move with it: they are copied out at once. */
function copyBytes(context: QuickJSContext, handle: QuickJSHandle): Uint8Array<ArrayBuffer> {
  const lifetime = context.getArrayBuffer(handle)
  const copy = new Uint8Array(lifetime.value)
  lifetime.dispose()
  return copy
}

/** QuickJS copies what it is handed; only a part of a buffer has to be cut out before. */
function wholeBuffer(part: Uint8Array): ArrayBufferLike {
  return part.buffer.byteLength === part.byteLength ? part.buffer : part.slice().buffer
}

type Returned = ReturnType<QuickJSContext['callFunction']>

function unwrap(context: QuickJSContext, scope: Scope, result: Returned): QuickJSHandle {
  if (result.error) throw asError(context, result.error)
  return scope.manage(result.value)
}

/** Gives an error of QuickJS as one of Node's, with the stack of where it came from. */
function asError(context: QuickJSContext, handle: QuickJSHandle): Error {
  const dumped: unknown = context.dump(handle)
  handle.dispose()
  if (typeof dumped !== 'object' || dumped === null || !('message' in dumped)) {
    return new Error(String(dumped))
  }
  const error = new Error(String(dumped.message))
  if ('name' in dumped) error.name = String(dumped.name)
  if ('stack' in dumped) error.stack = `${error.name}: ${error.message}\n${String(dumped.stack)}`
  return error
}
