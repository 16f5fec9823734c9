import type { Rule } from './rule.ts'

/** Rules about layers: where they come, what they are clipped to, what is locked. */
export const layerRules: readonly Rule[] = [
  {
    rule: 'New layers come above the selected one and become selected',
    fact: 'help: a new layer appears above the selected one and becomes the selected one',
    test: 'a new layer comes above the selected one, and is selected',
  },
  {
    rule: 'With a group selected nobody may rely on either place',
    fact: 'strict: it depends on the Layers panel, so both can be had',
    test: 'with a group selected a new layer comes above it, or into it where groups stand open',
  },
  {
    rule: 'A layer between the layers of a clipping mask becomes part of it',
    fact: 'help: a layer created or dragged between layers of a clipping mask becomes part of it',
    test: 'what is put between a base and its clipped layers becomes clipped',
  },
  {
    rule: 'Elsewhere a moved layer is released',
    fact: 'help: dragging a layer without all layers of the clipping mask removes it from the mask',
    test: 'a moved layer is released from what it was clipped to',
  },
  {
    rule: 'Releasing takes the layers above along',
    fact: 'help: Release Clipping Mask removes the layer and any layers above it',
    test: 'releasing a layer releases the clipped ones above it, and so does taking the base away',
  },
  {
    rule: 'Clipping needs a base, which a Background is not',
    fact: 'photoshop.md 6 and design 4: a Background needs no clip; strict: it refuses one',
    test: 'a clipped layer needs a base, which the Background is not',
  },
  {
    rule: 'The Background stays where and what it is',
    fact: 'photoshop.md 2.3: Background: no transparency, nothing below it; 4: background targets reject',
    test: 'the Background can’t be moved, linked, renamed or get a mask, and nothing goes below it',
  },
  {
    rule: 'Locked layers throw',
    fact: 'photoshop.md 2.3: locked layers throw on put and move; 4: locked targets reject',
    test: 'locked layers can’t be moved, painted on or deleted',
  },
  {
    rule: 'make mask works on the selected layer, which must have none',
    fact: 'photoshop.md 2.4: add mask, on the selected layer',
    test: 'a mask is made on the selected layer, once, and is what painting goes to',
  },
  {
    rule: 'revealSelection uses the selection up',
    fact: 'photoshop.md 2.4: save and restore the selection around every operation',
    test: 'a selection that is made a mask is gone',
  },
  {
    rule: 'Linked layers move together',
    fact: 'photoshop.md 2.3: linkedLayers; help: linked layers move together',
    test: 'linked layers move together, with their masks and with what is in them',
  },
  {
    rule: 'A group may refuse to be linked together with a layer in it',
    fact: 'strict: nothing says whether it can, so both can be had',
    test: 'a group is linked together with a layer in it, or only by itself where it is told',
  },
  {
    rule: 'Layer numbers grow and are stable within the session',
    fact: 'photoshop.md 2.3: layer ids are stable within a session',
    test: 'layers are numbered upwards, and a number is never given twice',
  },
  {
    rule: 'DOM objects of deleted layers throw',
    fact: 'photoshop.md 2.2: address by id and re-check existence',
    test: 'a deleted layer’s members throw',
  },
  {
    rule: 'A copy has everything but links',
    fact: 'photoshop.md 2.5: copied when a layer is duplicated; strict for links',
    test: 'a copy comes above, with mask, effects, opacity and blend mode, but without links',
  },
  {
    rule: 'PLACEINSIDE is for groups, and says nothing about the order',
    fact: 'typings: only valid for groups; strict: at the bottom',
    test: 'a layer is placed into groups only, and at their bottom',
  },
  {
    rule: 'Smart objects are painted on after rasterizing only',
    fact: 'photoshop.md 2.3: putPixels does not work on a smart object: a pixel layer is required',
    test: 'rasterizing makes a pixel layer of a smart object',
  },
]
