import type { PanelViews } from '../../../core/panel/views.ts'
import { BoxButton } from './box-button.tsx'
import { SecretInput } from './secret-input.tsx'
import { ShownPicture, type ShowPixels } from './shown-picture.tsx'

/** Makes what the panel draws in Photoshop's own way: pictures as image elements, buttons as boxes, keys as dots. */
export function createPhotoshopViews({
  showPixels,
}: {
  readonly showPixels: ShowPixels
}): PanelViews {
  return {
    Picture: (props) => <ShownPicture {...props} showPixels={showPixels} />,
    Button: BoxButton,
    SecretInput,
  }
}
