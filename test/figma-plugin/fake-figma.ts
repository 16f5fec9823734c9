/**
 * A small stand-in for the sandbox's `figma`, as source text that runs inside QuickJS beside the built bundle.
 *
 * It models what the document's side uses and no more: reading anything else throws `NotModelled`. Rules it keeps,
 * with their place in Figma's typings: `clone()` puts the copy on the page (SceneNode.clone), `insertChild` refuses
 * an index beyond the children (ChildrenMixin), fills are frozen and replaced as a whole (MinimalFillsMixin), plugin
 * data of one entry is at most 100 kB (PluginDataMixin), images are PNG, JPEG or GIF (PluginAPI.createImage).
 */
export const fakeFigma = `
const strict = (name, members) => new Proxy(members, {
  get(target, key) {
    if (key in target || typeof key === 'symbol' || key === 'then' || key === 'toJSON') return target[key]
    throw new Error('NotModelled: ' + name + '.' + String(key))
  },
})
const images = new Map()
const nodes = new Map()
const undoSteps = []
let lastId = 0

const addImage = (bytes, size) => {
  const hash = 'image-' + (images.size + 1)
  images.set(hash, strict('Image', {
    hash,
    getSizeAsync: async () => size,
    getBytesAsync: async () => bytes,
  }))
  return images.get(hash)
}

const freeze = (fills) => Object.freeze(fills.map((fill) => Object.freeze({ ...fill })))

const createNode = (type, fields) => {
  const data = new Map()
  const id = '1:' + ++lastId
  let fills = freeze(fields.fills ?? [])
  const node = strict(type, {
    id, type, name: fields.name, visible: true, parent: null,
    relativeTransform: fields.relativeTransform,
    get fills() { return fills },
    set fills(value) { fills = freeze(value) },
    getSharedPluginData: (ns, key) => data.get(ns + '/' + key) ?? '',
    setSharedPluginData: (ns, key, value) => {
      if (ns.length + key.length + value.length > 100000) throw new Error('Entry too large')
      data.set(ns + '/' + key, value)
    },
    clone: () => {
      const copy = createNode(type, { ...fields, name: node.name, fills })
      for (const [key, value] of data) {
        const slash = key.indexOf('/')
        copy.setSharedPluginData(key.slice(0, slash), key.slice(slash + 1), value)
      }
      copy.relativeTransform = [[1, 0, 0], [0, 1, 0]]
      page.insertChild(page.children.length, copy)
      return copy
    },
  })
  nodes.set(id, node)
  return node
}

const children = []
const page = strict('PAGE', {
  type: 'PAGE', selection: [], children,
  insertChild: (index, child) => {
    if (index > children.length) throw new Error('Cannot insert node at index greater than the number of existing siblings')
    const at = children.indexOf(child)
    if (at >= 0) children.splice(at, 1)
    children.splice(Math.min(index, children.length), 0, child)
    child.parent = page
  },
  findOne: (test) => children.find(test) ?? null,
})

const posted = []
const uiListeners = new Set()
const shown = []
globalThis.__html__ = '/* the panel */'
globalThis.figma = strict('figma', {
  currentPage: page,
  ui: strict('figma.ui', {
    postMessage: (message) => posted.push(message),
    on: (type, listener) => uiListeners.add(listener),
    off: (type, listener) => uiListeners.delete(listener),
  }),
  showUI: (html, options) => shown.push({ html, options }),
  getImageByHash: (hash) => images.get(hash) ?? null,
  getNodeByIdAsync: async (id) => nodes.get(id) ?? null,
  createImage: (bytes) => {
    if (bytes[0] !== 0x89 && bytes[0] !== 0xff && bytes[0] !== 0x47) throw new Error('Image type is unsupported')
    return addImage(bytes, { width: 1, height: 1 })
  },
  commitUndo: () => undoSteps.push(children.map((child) => child.name)),
})
globalThis.send = (message) => { for (const listener of [...uiListeners]) listener(message) }
globalThis.addPicture = (name) => {
  const image = addImage(new Uint8Array([0x89, 1, 2]), { width: 640, height: 480 })
  const fills = [
    { type: 'IMAGE', scaleMode: 'FILL', imageHash: image.hash },
    { type: 'SOLID', color: { r: 0, g: 0, b: 0 }, opacity: 0.2 },
  ]
  const node = createNode('RECTANGLE', { name, fills, relativeTransform: [[0, -1, 30], [1, 0, 40]] })
  page.insertChild(page.children.length, node)
  page.selection = [node]
  return node.id
}
globalThis.seen = () => JSON.stringify({
  posted, undoSteps, shown,
  layers: children.map((child) => ({
    name: child.name, visible: child.visible, transform: child.relativeTransform,
    fills: child.fills.map((fill) => fill.imageHash ?? fill.type),
    version: child.getSharedPluginData('pentimento', 'id'),
    marker: child.getSharedPluginData('pentimento', 'marker'),
  })),
})
`
