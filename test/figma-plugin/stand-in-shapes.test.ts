import { expect, test } from 'vitest'
import { openPlugin } from './stand-in/plugin.ts'

test('groups and slices have no fills and no outlines', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const group = figma.group([figma.createRectangle()], figma.currentPage)
      const slice = figma.createSlice()
      return [group, slice].flatMap((node) => ['fills' in node, node.fills, 'fillGeometry' in node])`),
  ).toEqual([false, undefined, false, false, undefined, false])
})

test('shapes tell their outlines in their own coordinates, however they are turned', async () => {
  const plugin = await openPlugin()
  const seen = (await plugin.run(`
    const outline = (node) => { node.rotation = 45; return node.fillGeometry[0] }
    const square = figma.createRectangle(); square.resize(10, 20)
    const round = figma.createRectangle(); round.resize(10, 20); round.cornerRadius = 4
    const star = figma.createStar(); const ellipse = figma.createEllipse()
    const triangle = figma.createPolygon(); triangle.resize(10, 10)
    const vector = figma.createVector()
    vector.vectorPaths = [{ windingRule: 'EVENODD', data: 'M 0 100 L 100 100 L 50 0 Z' }]
    return { square: outline(square), round: outline(round), star: outline(star).data.split('L').length,
      ellipse: outline(ellipse).data.split('C').length, triangle: outline(triangle), vector: outline(vector),
      size: [vector.width, vector.height], line: figma.createLine().fillGeometry }`)) as Record<
    string,
    { data: string }
  >
  expect(seen.square).toEqual({
    windingRule: 'NONZERO',
    data: 'M 0 0 L 10 0 L 10 20 L 0 20 L 0 0 Z',
  })
  expect(seen.round?.data.match(/C/g)).toHaveLength(4)
  expect(seen).toMatchObject({
    star: 11,
    ellipse: 5,
    vector: { windingRule: 'EVENODD', data: 'M 0 100 L 100 100 L 50 0 Z' },
    size: [100, 100],
    line: [],
  })
  expect(seen.triangle?.data).toMatch(/^M 5 0 L 9\.33\S* 7\.5/)
})

test('a stroke’s outline runs along its centre line, and there is none without a stroke', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const node = figma.createRectangle()
      node.resize(10, 10)
      const none = node.strokeGeometry
      node.strokes = [{ type: 'SOLID', color: { r: 0, g: 0, b: 0 } }]
      node.strokeWeight = 2
      return [none, node.strokeGeometry[0].data.slice(0, 9)]`),
  ).toEqual([[], 'M -1 -1 L'])
})

test('vector paths know absolute commands only', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.refusal(
      `figma.createVector().vectorPaths = [{ windingRule: 'NONZERO', data: 'm 0 0 h 10' }]`,
    ),
  ).toMatch(/Invalid command at m/)
})

test('values are checked: opacity, names, radii, points', async () => {
  const plugin = await openPlugin()
  const node = 'const node = figma.createStar();'
  expect(await plugin.refusal(`${node} node.opacity = 2`)).toMatch(/less than or equal to 1/)
  expect(await plugin.refusal(`${node} node.name = 3`)).toBe(
    'in set_name: Expected "name" to have type string but got number instead',
  )
  expect(await plugin.refusal(`${node} node.cornerRadius = -1`)).toMatch(/greater than or equal/)
  expect(await plugin.refusal(`${node} node.pointCount = 2`)).toMatch(/at least 3/)
  expect(await plugin.refusal(`${node} node.blendMode = 'GLOW'`)).toMatch(/Invalid enum value/)
})

test('different corners read as mixed', async () => {
  const plugin = await openPlugin()
  expect(
    await plugin.run(`
      const node = figma.createRectangle()
      node.cornerRadius = 4
      const one = node.cornerRadius
      node.topLeftRadius = 8
      return [one, node.cornerRadius === figma.mixed, node.bottomRightRadius]`),
  ).toEqual([4, true, 4])
})

test('text can be written only with its font loaded', async () => {
  const plugin = await openPlugin()
  expect(await plugin.refusal(`figma.createText().characters = 'Hi'`)).toMatch(
    /unloaded font "Inter Regular"/,
  )
  expect(
    await plugin.run(`
      await figma.loadFontAsync({ family: 'Inter', style: 'Regular' })
      const text = figma.createText()
      text.characters = 'Hi'
      return [text.characters, text.name]`),
  ).toEqual(['Hi', 'Hi'])
})
