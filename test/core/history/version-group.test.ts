import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type GroupedLayer,
  isSource,
  isVersion,
  layerAboveVersions,
  needsClip,
  sourceOfGroup,
  versionGroupOf,
  versionPlaces,
} from '../../../core/history/version-group.ts'

const record = { id: 'a' }

function pixels(id: string, changes: Partial<GroupedLayer> = {}): GroupedLayer {
  return { id, kind: 'pixels', visible: true, version: null, marker: null, ...changes }
}

function version(id: string, changes: Partial<GroupedLayer> = {}): GroupedLayer {
  return pixels(id, { version: record, ...changes })
}

function group(
  id: string,
  layers: readonly GroupedLayer[],
  changes: Partial<GroupedLayer> = {},
): GroupedLayer {
  return { id, kind: 'group', visible: true, layers, ...changes }
}

const placesOf = (layers: readonly GroupedLayer[]) =>
  versionPlaces(layers).map(({ layer, source, visible }) => [layer.id, source, visible])

describe('a version stands in place', () => {
  test('in the group directly above its source', () => {
    const layers = [pixels('photo'), group('g', [version('v1'), version('v2', { visible: false })])]
    expect(placesOf(layers)).toEqual([
      ['v1', 'photo', true],
      ['v2', 'photo', false],
    ])
  })

  test('never when it lies beside its source, or in a group above anything else', () => {
    const foreign: GroupedLayer = { id: 'curves', kind: 'foreign', visible: true }
    expect(placesOf([pixels('photo'), version('v1')])).toEqual([['v1', null, true]])
    expect(placesOf([group('g', [version('v1')])])).toEqual([['v1', null, true]])
    for (const below of [foreign, version('v0'), group('other', [])]) {
      expect(placesOf([pixels('photo'), below, group('g', [version('v1')])])).toContainEqual([
        'v1',
        null,
        true,
      ])
    }
  })

  test('no more once it is grouped away inside the version group', () => {
    const layers = [pixels('photo'), group('g', [version('v1'), group('mine', [version('v2')])])]
    expect(placesOf(layers)).toEqual([
      ['v1', 'photo', true],
      ['v2', null, true],
    ])
  })

  test('in a group that says what it stands on, wherever that lies', () => {
    const stands = group('g', [version('v1')], { standsOn: 'visible' })
    expect(placesOf([pixels('photo'), pixels('paint'), stands])).toEqual([['v1', 'visible', true]])
    expect(placesOf([stands])).toEqual([['v1', 'visible', true]])
  })

  test('on a picture that a reframe made, which is a version and a source', () => {
    const reframed = version('r', { marker: { lineage: 'x' } })
    expect(placesOf([pixels('photo'), reframed, group('g', [version('v1')])])).toEqual([
      ['r', null, true],
      ['v1', 'r', true],
    ])
  })
})

test('a version in a hidden group does not show, however deep, and order counts groups after what is in them', () => {
  const inner = group('versions', [version('v1')])
  const layers = [group('shop', [pixels('photo'), inner], { visible: false }), version('v2')]
  expect(
    versionPlaces(layers).map(({ layer, visible, order }) => [layer.id, visible, order]),
  ).toEqual([
    ['v1', false, 2],
    ['v2', true, 5],
  ])
})

describe('the version group of a source', () => {
  const above = group('g', [version('v1')])

  test('is the one directly above it that holds a version', () => {
    expect(versionGroupOf([pixels('photo'), above], 'photo')?.id).toBe('g')
    expect(versionGroupOf([pixels('photo'), group('g', [pixels('p')])], 'photo')).toBeUndefined()
    expect(versionGroupOf([pixels('photo'), pixels('p'), above], 'photo')).toBeUndefined()
  })

  test('is no group of the user’s above another layer in which a reframed picture lies', () => {
    const reframed = version('r', { marker: { lineage: 'x' } })
    const shop = group('shop', [pixels('cup'), group('g', [version('v1')]), reframed])
    const layers = [pixels('paper'), shop]
    expect(versionGroupOf(layers, 'paper')).toBeUndefined()
    expect(sourceOfGroup(layers, 'shop')).toBeNull()
    expect(placesOf(layers)).toEqual([
      ['v1', 'cup', true],
      ['r', null, true],
    ])
  })

  test('is none for a source that is not among the layers, whatever is lowest', () => {
    expect(versionGroupOf([above, pixels('photo')], 'gone')).toBeUndefined()
  })

  test('is the one that names it, and one that names another source is not taken', () => {
    const named = group('n', [version('v1')], { standsOn: 'visible' })
    expect(versionGroupOf([pixels('photo'), named], 'visible')?.id).toBe('n')
    expect(versionGroupOf([pixels('photo'), named], 'photo')).toBeUndefined()
  })

  test('gives its source back, and other groups give none', () => {
    const named = group('n', [version('v1')], { standsOn: 'visible' })
    const layers = [pixels('photo'), above, group('titles', [pixels('p')]), named]
    expect(['g', 'titles', 'n', 'gone'].map((id) => sourceOfGroup(layers, id))).toEqual([
      'photo',
      null,
      'visible',
      null,
    ])
  })

  test('is passed over when asking what lies next above a source', () => {
    const curves: GroupedLayer = { id: 'curves', kind: 'foreign', visible: true }
    expect(layerAboveVersions([pixels('photo'), above, curves], 'photo')?.id).toBe('curves')
    expect(layerAboveVersions([pixels('photo'), curves], 'photo')?.id).toBe('curves')
    expect(layerAboveVersions([pixels('photo'), above], 'photo')).toBeUndefined()
    expect(layerAboveVersions([curves, above], 'gone')).toBeUndefined()
  })
})

test.each([
  [{ clipped: false, visible: true, plain: true, clippedTo: false }, false],
  [{ clipped: false, visible: true, plain: false, clippedTo: false }, true],
  [{ clipped: false, visible: true, plain: true, clippedTo: true }, true],
  [{ clipped: false, visible: false, plain: false, clippedTo: true }, false],
  [{ clipped: true, visible: false, plain: true, clippedTo: false }, true],
])('versions of a source that is %o are clipped: %s', (facts, clipped) => {
  expect(needsClip(facts)).toBe(clipped)
})

const tree = fc.letrec<{ layer: GroupedLayer }>((tie) => ({
  layer: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      id: fc.uuid(),
      kind: fc.constantFrom('pixels' as const, 'foreign' as const),
      visible: fc.boolean(),
      version: fc.constantFrom(null, record, 'damaged'),
      marker: fc.constantFrom(null, null, { lineage: 'x' }),
    }),
    fc.record({
      id: fc.uuid(),
      kind: fc.constant('group' as const),
      visible: fc.boolean(),
      layers: fc.array(tie('layer'), { maxLength: 4 }),
    }),
  ),
})).layer

test('law: every version has one place, in order, and stands on its source exactly when that source’s group holds it', () => {
  fc.assert(
    fc.property(fc.array(tree, { maxLength: 6 }), (layers) => {
      const flat: GroupedLayer[] = []
      const homes = new Map<string, string>()
      const visit = (siblings: readonly GroupedLayer[]) => {
        for (const layer of siblings) {
          if (layer.kind === 'group') {
            visit(layer.layers ?? [])
            const source = sourceOfGroup(siblings, layer.id)
            for (const inner of layer.layers ?? []) {
              const { id } = inner
              if (source !== null && isVersion(inner) && !isSource(inner)) homes.set(id, source)
            }
          }
          flat.push(layer)
        }
      }
      visit(layers)
      const places = versionPlaces(layers)
      expect(places.map(({ layer }) => layer.id)).toEqual(
        flat.filter(isVersion).map(({ id }) => id),
      )
      expect(places.map(({ order }) => flat[order - 1]?.id)).toEqual(
        places.map(({ layer }) => layer.id),
      )
      for (const { layer, source } of places) {
        expect(source).toBe(homes.get(layer.id) ?? null)
        const stood = flat.find(({ id }) => id === source)
        expect(source === null || (stood && isSource(stood))).toBe(true)
      }
    }),
  )
})
