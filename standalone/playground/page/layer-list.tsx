import type { JSX } from 'preact'
import { useMemo } from 'preact/hooks'
import { PictureView } from '../../../core/panel/canvas/picture-view.tsx'
import type { DocumentHost } from '../../document/document-host.ts'
import {
  type Layer,
  type LayeredDocument,
  mapLayers,
  type PixelLayer,
} from '../../document/layered-document.ts'
import { EyeIcon, FolderIcon, HiddenIcon, OtherLayerIcon } from './icons.tsx'
import { layerThumbnail } from './layer-thumbnail.ts'

/** Longest edge of a thumbnail, in pixels: sharp on screens of double density. */
const thumbnailEdge = 96

/** The document's layers, topmost first, as any layered editor lists them: eye, picture, name. */
export function LayerList({ host }: { readonly host: DocumentHost }): JSX.Element {
  return (
    <aside class="layers" aria-labelledby="layers-title">
      <h2 class="layers-title" id="layers-title">
        Layers
      </h2>
      <LayerRows host={host} layers={host.document.layers} isHidden={false} />
    </aside>
  )
}

function LayerRows(props: {
  host: DocumentHost
  layers: readonly Layer[]
  isHidden: boolean
}): JSX.Element {
  const { host, layers, isHidden } = props
  return (
    <ul class="layer-rows">
      {[...layers].reverse().map((layer) => (
        <li key={layer.id}>
          <LayerRow host={host} layer={layer} isHidden={isHidden || !layer.visible} />
          {layer.kind === 'group' && (
            <LayerRows host={host} layers={layer.layers} isHidden={isHidden || !layer.visible} />
          )}
        </li>
      ))}
    </ul>
  )
}

function LayerRow(props: { host: DocumentHost; layer: Layer; isHidden: boolean }): JSX.Element {
  const { host, layer, isHidden } = props
  const isSelected = host.selected === layer.id
  return (
    <div
      class={`layer-row${isHidden ? ' layer-row-hidden' : ''}${isSelected ? ' layer-row-selected' : ''}`}
    >
      <button
        type="button"
        class="icon-button layer-eye"
        aria-pressed={layer.visible}
        aria-label={`Show ${layer.name}`}
        title={layer.visible ? 'Hide this layer' : 'Show this layer'}
        onClick={() => host.edit((document) => toggle(document, layer.id))}
      >
        {layer.visible ? <EyeIcon /> : <HiddenIcon />}
      </button>
      <button
        type="button"
        class="layer-pick"
        aria-pressed={isSelected}
        title={layer.name}
        onClick={() => host.select(layer.id)}
      >
        <span class={`layer-thumbnail${layer.kind === 'pixels' ? '' : ' layer-thumbnail-group'}`}>
          {layer.kind === 'pixels' && <Thumbnail host={host} layer={layer} />}
          {layer.kind === 'group' && <FolderIcon />}
          {layer.kind === 'foreign' && <OtherLayerIcon />}
        </span>
        <span class="layer-name">{layer.name}</span>
      </button>
    </div>
  )
}

function Thumbnail({ host, layer }: { host: DocumentHost; layer: PixelLayer }): JSX.Element {
  const picture = useMemo(
    () => layerThumbnail(host.document, layer, thumbnailEdge),
    [layer.content, layer.record, layer.rect],
  )
  return <PictureView picture={picture} label="" fit="contain" />
}

function toggle(document: LayeredDocument, id: string): LayeredDocument {
  return mapLayers(document, (layer) =>
    layer.id === id ? { ...layer, visible: !layer.visible } : layer,
  )
}
