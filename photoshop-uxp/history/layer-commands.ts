import type { ActionDescriptor } from 'photoshop'

/** Shows or hides a layer by its own eye. */
export function visibleCommand(layerID: number, visible: boolean): ActionDescriptor {
  return { _obj: visible ? 'show' : 'hide', _target: [{ _ref: 'layer', _id: layerID }] }
}

/** Gives a layer another name. */
export function renameCommand(layerID: number, name: string): ActionDescriptor {
  return { _obj: 'set', _target: [{ _ref: 'layer', _id: layerID }], to: { _obj: 'layer', name } }
}

/** Deletes a layer, a group with all that is in it. */
export function deleteCommand(layerID: number): ActionDescriptor {
  return { _obj: 'delete', _target: [{ _ref: 'layer', _id: layerID }] }
}

/** Sets a layer's blend mode, by Photoshop's word. */
export function blendCommand(layerID: number, mode: string): ActionDescriptor {
  return {
    _obj: 'set',
    _target: [{ _ref: 'layer', _id: layerID }],
    to: { _obj: 'layer', mode: { _enum: 'blendMode', _value: mode } },
  }
}

/** Clips the selected layer to the one below it, or releases it together with all that is clipped above it. */
export function clipCommand(clipped: boolean): ActionDescriptor {
  return {
    _obj: clipped ? 'groupEvent' : 'ungroup',
    _target: [{ _ref: 'layer', _enum: 'ordinal', _value: 'targetEnum' }],
  }
}

/** Switches a layer's mask off, so that it hides nothing; the mask stays. */
export function maskOffCommand(layerID: number): ActionDescriptor {
  return {
    _obj: 'set',
    _target: [{ _ref: 'layer', _id: layerID }],
    to: { _obj: 'layer', userMaskEnabled: false },
  }
}

/** Makes the selected layer's mask what is painted on. */
export function selectMaskCommand(): ActionDescriptor {
  return {
    _obj: 'select',
    _target: [{ _ref: 'channel', _enum: 'channel', _value: 'mask' }],
    makeVisible: false,
  }
}
