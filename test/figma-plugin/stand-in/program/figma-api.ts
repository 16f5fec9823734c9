import type { Notice } from '../border/contract.ts'
import { checkBoolean, checkString } from './check.ts'
import { fail, notModelled } from './fail.ts'
import { createCreating } from './figma-creating.ts'
import { frozenCopy } from './members/member.ts'
import { fontKey } from './members/text-members.ts'
import { mixed } from './mixed.ts'
import { strict } from './strict.ts'
import type { Ui } from './ui.ts'
import { isSkipped, settle, type World } from './world.ts'

const eventTypes = ['selectionchange', 'currentpagechange', 'close', 'run', 'drop']

/** Creates the `figma` that a plugin sees. */
export function createFigmaApi(world: World, ui: Ui, notices: Notice[], close: () => void): object {
  const page = (id: string) => world.nodeOf(id) as PageNode
  const dynamicPage = (where: string, use: string): never =>
    fail(where, `Cannot call with documentAccess: dynamic-page. Use ${use} instead.`)
  const listen = (type: string, callback: () => unknown, once: boolean) => {
    if (type === 'documentchange' && !world.allPagesLoaded) {
      fail(
        'on',
        'Cannot register documentchange handler in incremental mode without calling figma.loadAllPagesAsync first.',
      )
    }
    if (!eventTypes.includes(type)) notModelled(`figma.on(${JSON.stringify(type)})`)
    world.events.on(type, callback, once)
  }

  const api = {
    apiVersion: '1.0.0' as const,
    command: world.settings.command,
    editorType: world.settings.editorType,
    mode: world.settings.mode,
    pluginId: world.settings.pluginId,
    mixed,
    get root() {
      return world.nodeOf('0:0') as DocumentNode
    },
    get currentPage() {
      return page(world.currentPage)
    },
    set currentPage(_value: PageNode) {
      dynamicPage('set_currentPage', 'figma.setCurrentPageAsync')
    },
    setCurrentPageAsync: async (value: PageNode) => {
      const id = world.idOf(value, 'setCurrentPageAsync')
      if (world.store.get(id).type !== 'PAGE') fail('setCurrentPageAsync', 'Expected a page')
      await world.turn('setCurrentPageAsync')
      openPage(world, id)
    },
    loadAllPagesAsync: async () => {
      await world.turn('loadAllPagesAsync')
      for (const id of world.store.get('0:0').children ?? []) world.loadedPages.add(id)
      world.allPagesLoaded = true
    },
    getNodeByIdAsync: async (id: string) => {
      checkString(id, 'id', 'getNodeByIdAsync')
      await world.turn('getNodeByIdAsync')
      const isThere = world.store.find(id) !== undefined && !isSkipped(world, id)
      return isThere ? (world.nodeOf(id) as BaseNode) : null
    },
    getNodeById: () => dynamicPage('getNodeById', 'figma.getNodeByIdAsync'),
    getStyleById: () => dynamicPage('getStyleById', 'figma.getStyleByIdAsync'),
    getStyleByIdAsync: async (id: string) => {
      await world.turn('getStyleByIdAsync')
      const style = world.styles.get(id)
      if (!style) return null
      const facts = { id, name: style.name, type: 'PAINT', paints: frozenCopy(style.paints) }
      return strict('PaintStyle', facts) as unknown as BaseStyle
    },
    ...createCreating(world),
    createImage: (data: Uint8Array) => imageObject(world, world.images.add(data, 'createImage')),
    getImageByHash: (hash: string) => {
      checkString(hash, 'hash', 'getImageByHash')
      return world.images.find(hash) ? imageObject(world, hash) : null
    },
    loadFontAsync: async (font: FontName) => {
      if (typeof font !== 'object') fail('loadFontAsync', 'Cannot unwrap symbol')
      await world.turn('loadFontAsync')
      world.loadedFonts.add(fontKey(font))
    },
    commitUndo: () => world.history.commit(),
    triggerUndo: () => {
      world.history.undo()
      settle(world)
      world.events.note('selectionchange')
      world.events.wake()
    },
    on: (type: string, callback: () => unknown) => listen(type, callback, false),
    once: (type: string, callback: () => unknown) => listen(type, callback, true),
    off: (type: string, callback: () => unknown) => world.events.off(type, callback),
    ui: ui.api,
    showUI: ui.show,
    notify: (message: string, options: NotificationOptions = {}) =>
      notify(notices, message, options),
    closePlugin: (message?: string) => {
      if (message !== undefined) notify(notices, message, {})
      close()
    },
    get codegen() {
      return codegenApi(world)
    },
    clientStorage: clientStorageApi(world),
    viewport: strict('figma.viewport', {
      get center() {
        return { ...world.center }
      },
      set center({ x, y }: Vector) {
        world.center = { x, y }
      },
      zoom: 1,
      get bounds() {
        return { x: world.center.x - 500, y: world.center.y - 500, width: 1000, height: 1000 }
      },
      scrollAndZoomIntoView: (nodes: readonly BaseNode[]) => {
        for (const node of nodes) world.idOf(node, 'scrollAndZoomIntoView')
      },
    }),
    base64Encode: encodeBase64,
    base64Decode: decodeBase64,
    get skipInvisibleInstanceChildren() {
      return world.skipHidden
    },
    set skipInvisibleInstanceChildren(value: boolean) {
      world.skipHidden = checkBoolean(value, 'skipInvisibleInstanceChildren')
    },
  }
  return strict('figma', counted(world, api))
}

/** Opens a page for the user: it is loaded with that. */
export function openPage(world: World, id: string): void {
  if (world.currentPage === id) return
  world.loadedPages.add(id)
  world.currentPage = id
  world.events.note('currentpagechange')
  world.events.note('selectionchange')
}

/** Notes calls by name and refuses all of them once the plugin is closed. */
function counted<Api extends object>(world: World, api: Api): Api {
  const descriptors = Object.getOwnPropertyDescriptors(api) as PropertyDescriptorMap
  for (const [name, descriptor] of Object.entries(descriptors)) {
    const original: unknown = descriptor.value
    if (typeof original !== 'function') continue
    descriptor.value = (...args: unknown[]) => {
      if (world.closed) throw new Error('The plugin is closed: its API is disabled')
      world.visited.calls.set(name, (world.visited.calls.get(name) ?? 0) + 1)
      const result: unknown = original(...args)
      settle(world)
      return result
    }
  }
  return Object.defineProperties({}, descriptors) as Api
}

function imageObject(world: World, hash: string): Image {
  const loaded = async (member: string) => {
    await world.turn(member)
    const image = world.images.find(hash)
    if (!image || world.images.isMissing(hash)) {
      throw new Error(`in ${member}: Image could not be loaded. Check your network connection.`)
    }
    world.visited.calls.set(member, (world.visited.calls.get(member) ?? 0) + 1)
    return image
  }
  return strict('Image', {
    hash,
    getBytesAsync: async () => (await loaded('getBytesAsync')).bytes.slice(),
    getSizeAsync: async () => {
      const { width, height, orientation } = (await loaded('getSizeAsync')).header
      const isTurned = world.settings.exif && orientation >= 5
      return isTurned ? { width: height, height: width } : { width, height }
    },
  })
}

function notify(
  notices: Notice[],
  message: string,
  options: NotificationOptions,
): NotificationHandler {
  const text = checkString(message, 'message', 'notify')
  const index = notices.length
  const { timeout = 3000, error = false, button } = options
  notices.push({
    message: text.slice(0, 100),
    timeout: timeout === Number.POSITIVE_INFINITY ? null : timeout,
    error,
    button: button?.text ?? null,
    cancelled: false,
  })
  return {
    cancel: () => {
      const notice = notices[index]
      if (notice) notices[index] = { ...notice, cancelled: true }
    },
  }
}

function clientStorageApi(world: World): ClientStorageAPI {
  const storage = world.clientStorage
  const key = (value: unknown, where: string) => checkString(value, 'key', where)
  return strict('figma.clientStorage', {
    getAsync: async (name: string) => {
      await world.turn('getAsync')
      return storage.get(key(name, 'getAsync'))
    },
    setAsync: async (name: string, value: unknown) => {
      key(name, 'setAsync')
      await world.turn('setAsync')
      storage.set(name, value)
    },
    deleteAsync: async (name: string) => {
      await world.turn('deleteAsync')
      storage.delete(key(name, 'deleteAsync'))
    },
    keysAsync: async () => {
      await world.turn('keysAsync')
      return storage.keys()
    },
  })
}

/** Plugins that write code for Dev Mode: events only, in that mode only. */
function codegenApi(world: World): CodegenAPI {
  if (world.settings.mode !== 'codegen')
    fail('get_codegen', 'Expected the plugin to run in codegen mode')
  const channel = (type: string) => `codegen ${type}`
  const api = {
    on: (type: string, callback: (event: never) => unknown) =>
      world.events.on(channel(type), callback, false),
    once: (type: string, callback: (event: never) => unknown) =>
      world.events.on(channel(type), callback, true),
    off: (type: string, callback: (event: never) => unknown) =>
      world.events.off(channel(type), callback),
  }
  // The rest of the interface throws `NotModelled`.
  return strict('figma.codegen', api) as unknown as CodegenAPI
}

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

function encodeBase64(data: Uint8Array): string {
  if (!(data instanceof Uint8Array)) fail('base64Encode', 'Expected "data" to have type Uint8Array')
  let text = ''
  for (let at = 0; at < data.length; at += 3) {
    const [a = 0, b = 0, c = 0] = data.subarray(at, at + 3)
    const bits = (a << 16) | (b << 8) | c
    const count = Math.min(3, data.length - at) + 1
    for (let i = 0; i < 4; i++) text += i < count ? digits[(bits >> (18 - 6 * i)) & 63] : '='
  }
  return text
}

function decodeBase64(text: string): Uint8Array {
  const plain = checkString(text, 'data', 'base64Decode').replace(/=+$/, '')
  const bytes: number[] = []
  let bits = 0
  let count = 0
  for (const letter of plain) {
    const value = digits.indexOf(letter)
    if (value < 0) fail('base64Decode', 'Expected base64')
    bits = (bits << 6) | value
    count += 6
    if (count >= 8) {
      count -= 8
      bytes.push((bits >> count) & 255)
    }
  }
  return Uint8Array.from(bytes)
}
