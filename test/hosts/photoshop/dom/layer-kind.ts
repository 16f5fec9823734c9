import type { Layer } from 'photoshop'
import type { LayerModel } from '../model/model.ts'

const words: Record<LayerModel['kind'], `${Layer['kind']}`> = {
  pixel: 'pixel',
  background: 'pixel',
  smartObject: 'smartObject',
  generative: 'smartObject',
  group: 'group',
  artboard: 'group',
  adjustment: 'curves',
  fill: 'solidColor',
  text: 'text',
  shape: 'solidColor',
}

/** Says what the DOM calls a layer's kind; every adjustment of the stand-in is Curves. */
export function domKind({ kind }: LayerModel): Layer['kind'] {
  // The words above are checked against the enum's values.
  return words[kind] as Layer['kind']
}
