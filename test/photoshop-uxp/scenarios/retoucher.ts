import { expect, onTestFinished } from 'vitest'
import type { PanelStore } from '../../../core/panel/panel-store.ts'
import type { PanelState } from '../../../core/panel/state.ts'
import type { FakePhotoshop } from '../../hosts/photoshop/create-photoshop.ts'
import { layersOf } from '../../hosts/photoshop/document/layers-of.ts'
import { settled } from '../../hosts/photoshop/harness/photoshop-harness.ts'
import type { LayerModel, PixelLayerModel } from '../../hosts/photoshop/model/model.ts'
import { type BareSeat, type BareSeatOptions, openBareSeat } from '../seats/open-bare-seat.ts'

/** A retoucher at the built plugin: works in Photoshop by `hand`, and in the panel through its store. */
export interface Retoucher {
  readonly seat: BareSeat
  readonly fake: FakePhotoshop
  readonly hand: FakePhotoshop['hand']
  readonly store: PanelStore
  state(): PanelState
  /** Looks at the document as it is now; the draft is for what is picked there. */
  look(): Promise<PanelState>
  /** Asks for a change of what is picked, and waits until it is placed, refused or waits for a choice. */
  refine(instruction: string): Promise<PanelState>
  /** The layer of that name in the document in front. */
  layer(name: string): LayerModel
  /** The same for a layer that has pixels. */
  pixels(
    name: string,
  ): PixelLayerModel & { readonly pixels: NonNullable<PixelLayerModel['pixels']> }
  /** Names from top to bottom; what is in a group is set in, what is clipped has an arrow. */
  tree(): readonly string[]
}

/** Opens the plugin; after the test nothing may be left undisposed. */
export async function openRetoucher(options: BareSeatOptions = {}): Promise<Retoucher> {
  const seat = await openBareSeat(options)
  const { fake, app } = seat
  const { hand } = fake
  if (!app) throw new Error('Expected the plugin to start')
  const { store } = app
  onTestFinished(async () => {
    store.dispose()
    await settled(fake)
    fake.expectNoLeaks()
  })
  const layer = (name: string) => {
    const found = layersOf(hand.model().layers).find((each) => each.name === name)
    if (!found) throw new Error(`Expected a layer ${name} among ${JSON.stringify(tree())}`)
    return found
  }
  const tree = () => treeOf(hand.model().layers)
  const look = async () => {
    await store.refresh()
    return store.getState()
  }
  return {
    ...{ seat, fake, hand, store, layer, look, tree },
    state: () => store.getState(),
    async refine(instruction) {
      await look()
      store.dispatch({ type: 'instruct', text: instruction })
      await store.refine()
      return store.getState()
    },
    pixels(name) {
      const found = layer(name)
      if (!('pixels' in found) || !found.pixels) throw new Error(`Expected pixels in ${name}`)
      return { ...found, pixels: found.pixels }
    },
  }
}

/** Expects that nothing went wrong, and says what did. */
export function expectFine({ problem, pickProblem }: PanelState): void {
  expect({ problem, pickProblem }).toEqual({ problem: null, pickProblem: null })
}

function treeOf(layers: readonly LayerModel[], indent = ''): readonly string[] {
  return [...layers].reverse().flatMap((layer) => {
    const line = `${indent}${layer.clipped ? '↳ ' : ''}${layer.name}${layer.visible ? '' : ' (hidden)'}`
    return 'layers' in layer ? [line, ...treeOf(layer.layers, `${indent}  `)] : [line]
  })
}
