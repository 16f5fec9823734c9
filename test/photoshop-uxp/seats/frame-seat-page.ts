/**
 * The page around the plugin's frame: here are the stand-ins and everything that a browser has; the frame is left with
 * what UXP documents.
 */
import { createPhotoshop, type FakePhotoshop } from '../../hosts/photoshop/create-photoshop.ts'
import { createUxp, type FakeUxp, type UxpOptions } from '../../hosts/photoshop/uxp/create-uxp.ts'
import { encodeJpeg } from './encode-jpeg.ts'
import { createRealmBorder, type Realm, type RealmBorder } from './realm-border.ts'
import { removalScript } from './remove-built-ins.ts'
import { absentMembers, runtimeOf, type UxpVersion } from './runtime.ts'
import { languageGlobals, stripRealm } from './strip-realm.ts'

/** What the page tells its frame, and tests reach in the page. */
export interface FrameSeatPage {
  readonly fake: FakePhotoshop
  readonly uxp: FakeUxp
  /** The frame's own app once its script has run; what comes from it is copied or stood for. */
  app(): unknown
  /** Called by the frame before its script: leaves it with what UXP has. */
  prepare(frame: FrameWindow): void
  openPanel(): Promise<void>
}

type FrameWindow = Window & Realm & { Function: FunctionConstructor; require: unknown }

/** Puts the seat into the page, under the name `seat`. */
export function startSeat(
  version: UxpVersion,
  manifest: UxpOptions['manifest'],
  language: 'en' | 'de' = 'en',
): void {
  const runtime = runtimeOf(version)
  const imaging = { encodeJpeg }
  const fake = createPhotoshop({ version: runtime.photoshop, language, imaging })
  const uxp = createUxp({ manifest, version: `${version}.0`, photoshop: runtime.photoshop })
  const modules: Readonly<Record<string, unknown>> = { photoshop: fake.photoshop, uxp: uxp.uxp }
  let open: { readonly frame: FrameWindow; readonly border: RealmBorder } | null = null
  const expectOpen = () => {
    if (!open) throw new Error('Expected the frame to be loaded')
    return open
  }
  const seat: FrameSeatPage = {
    fake,
    uxp,
    app: () => {
      const { frame, border } = expectOpen()
      const app = new frame.Function(
        'return typeof Pentimento === "undefined" ? null : Pentimento.app',
      )
      return border.toHere(app())
    },
    prepare(frame) {
      const border = createRealmBorder(window as unknown as Realm, frame)
      open = { frame, border }
      frame.require = border.toThere((id: string) => {
        if (Object.hasOwn(modules, id)) return modules[id]
        throw new Error(`NotModelled: require('${id}')`)
      })
      const run = (script: string, value?: unknown) => new frame.Function('value', script)(value)
      run(strictCreation)
      const globals = Object.fromEntries(
        [...runtime.globals].map(([name, members]) => [name, [...members]]),
      )
      const allowed = { globals, absent: absentMembers, language: languageGlobals }
      run(`(${stripRealm})(value)`, allowed)
      run(removalScript(runtime.missing))
    },
    async openPanel() {
      const { frame, border } = expectOpen()
      const root = frame.document.createElement('div')
      root.style.cssText = 'display: flex; flex-direction: column; height: 100%'
      frame.document.body.appendChild(root)
      uxp.driver.scriptEnded()
      await uxp.driver.createPanel('pentimento', border.toHere(root) as HTMLElement)
    },
  }
  Object.assign(window, { seat })
}

/** UXP documents `createElement` with one argument and `createElementNS` with two. */
const strictCreation = `
  for (const [name, count] of [['createElement', 1], ['createElementNS', 2]]) {
    const create = document[name].bind(document)
    document[name] = (...given) => {
      if (given.slice(count).some((argument) => argument !== undefined)) {
        throw new TypeError(name + ' takes ' + count + ' argument(s)')
      }
      return create(...given.slice(0, count))
    }
  }`
