import { IconButton } from '../parts/icon-button.tsx'
import type { ViewportControl } from './use-viewport.ts'

/** Zoom buttons, and the scale in percent of device pixels: 100 % is one picture pixel per screen pixel. */
export function ZoomBar({ control }: { readonly control: ViewportControl }) {
  const percent = Math.round(control.viewport.scale * control.pixelRatio * 100)
  return (
    <div class="pentimento-stage__zoom" role="toolbar" aria-label="Zoom">
      <IconButton icon="minus" label="Zoom out (−)" onPress={() => control.zoom(0.8)} />
      <button
        type="button"
        class="pentimento-stage__percent"
        title="Show at 100 % (1)"
        aria-label={`Zoom ${percent} percent; show at 100 percent`}
        onClick={control.actualSize}
      >
        {percent}&#8239;%
      </button>
      <IconButton icon="plus" label="Zoom in (+)" onPress={() => control.zoom(1.25)} />
      <IconButton icon="fit" label="Fit the picture (0)" onPress={control.fit} />
    </div>
  )
}
