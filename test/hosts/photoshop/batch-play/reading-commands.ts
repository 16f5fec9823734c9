import { layerOf } from '../document/edit-layers.ts'
import { PhotoshopError } from '../document/photoshop-error.ts'
import type { Store } from '../document/store.ts'
import { expectKnown, NotModelled } from '../not-modelled.ts'
import { readChannel } from './channel-commands.ts'
import type { Command } from './command.ts'
import { documentProperties } from './document-properties.ts'
import { layerProperties, linesOf, readLine } from './layer-properties.ts'
import { itemsOf, notAvailable, resolve, singleLayer, type Target } from './reference.ts'

interface MultiGet {
  readonly _target: unknown
  readonly extendedReference: readonly [
    readonly string[],
    { _obj: string; index: number; count: number }?,
  ]
  readonly options?: { failOnMissingProperty?: boolean; failOnMissingElement?: boolean }
}

/** The commands that only read: one property, or many properties of a document, a layer or a range of layers. */
export const readingCommands: Readonly<Record<string, Command>> = {
  get: {
    does: 'reads',
    keys: ['_target', 'property'],
    run: (store, { _target, property: key }) => {
      if (isAboutHost(_target)) return { hostName: 'Adobe Photoshop' }
      const target = resolve(store, _target)
      const { property } = target
      if (target.channel) return readChannel(store, target)
      if (property === null) throw new NotModelled('batchPlay of "get" for all properties')
      if (property === 'generatorSettings') {
        return { generatorSettings: readSettings(store, target, key) }
      }
      if (key !== undefined) throw new NotModelled(`"get" of ${property} with "property"`)
      const value = read(store, target, property)
      if (value === undefined) throw missing()
      return { [property]: value }
    },
  },
  multiGet: {
    does: 'reads',
    keys: ['_target', 'extendedReference', 'options'],
    run: (store, descriptor) => multiGet(store, descriptor as unknown as MultiGet),
  },
}

/** Whether the application's name is asked for, which needs no document. */
function isAboutHost(target: unknown): boolean {
  const [property, application, ...rest] = itemsOf(target)
  const isIt = property?._property === 'hostName' && application?._ref === 'application'
  return isIt && rest.length === 0
}

function missing(): PhotoshopError {
  return new PhotoshopError('The requested property does not exist.', -1728)
}

function read(store: Store, target: Target, property: string): unknown {
  const model = store.model(target.documentID)
  const table = target.layers ? layerProperties : documentProperties
  if (!table.has(property)) {
    throw new NotModelled(`the ${target.layers ? 'layer' : 'document'} property ${property}`)
  }
  if (!target.layers) return documentProperties.get(property)?.(model)
  return layerProperties.get(property)?.(model, layerOf(model, singleLayer(target)))
}

function readSettings(store: Store, target: Target, key: unknown): object {
  if (typeof key !== 'string') throw new NotModelled('"get" of all generatorSettings')
  const model = store.model(target.documentID)
  const { generatorSettings } = target.layers ? layerOf(model, singleLayer(target)) : model
  const json = generatorSettings[key]
  if (json === undefined) throw missing()
  return { _obj: 'null', json }
}

function multiGet(store: Store, { _target, extendedReference, options = {} }: MultiGet): object {
  expectKnown('multiGet', options, ['failOnMissingProperty', 'failOnMissingElement'])
  const { failOnMissingProperty = true, failOnMissingElement = true } = options
  const target = resolve(store, _target)
  const [properties, range] = extendedReference
  const collect = (value: (property: string) => unknown): object => {
    const found = properties.map((property) => [property, value(property)] as const)
    const there = found.filter(([, value]) => value !== undefined)
    if (failOnMissingProperty && there.length < found.length) throw missing()
    return Object.fromEntries(there)
  }
  if (!range) return collect((property) => read(store, target, property))

  if (range._obj !== 'layer') throw new NotModelled(`multiGet over a range of ${range._obj}`)
  for (const property of properties) {
    if (!layerProperties.has(property)) throw new NotModelled(`the layer property ${property}`)
  }
  const model = store.model(target.documentID)
  const lines = linesOf(model.layers)
  // Only a Background has the index 0: without one, the first layer's is 1.
  const first = model.layers[0]?.kind === 'background' ? 0 : 1
  if (range.index < first) throw notAvailable('layer')
  const from = range.index - first
  const to = range.count < 0 ? lines.length : from + range.count
  if (failOnMissingElement && to > lines.length) throw notAvailable('layer')
  const list = lines
    .slice(from, to)
    .map((line) => collect((property) => readLine(model, line, property)))
  return { list }
}
